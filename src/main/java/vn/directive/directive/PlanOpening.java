package vn.directive.directive;

import java.util.UUID;

/** Asks the addressed bodies for their plans; implemented by the implementation module. */
public interface PlanOpening {

    /**
     * Opens plans for the next bodies that have none yet; safe to repeat after a crash.
     *
     * @param size how many at most
     * @return true while bodies without a plan remain
     */
    boolean openNext(UUID directiveId, int size);
}
