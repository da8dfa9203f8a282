package vn.directive.consultation;

import java.util.Optional;
import java.util.UUID;

/** Where a body's answer stands among its people; answered by the processes. */
public interface ReplySteps {

    /** The request that a task prepares or approves the answer to, if the acting person may see that task. */
    Optional<UUID> requestOf(String taskId);

    /** The open step at which the answer is prepared or approved, if there is one. */
    Optional<Step> current(String processInstanceId);

    /**
     * @param preparing false when the answer waits for approval
     * @param mine the acting person may work on it: took it, or is one of those who may
     */
    record Step(boolean preparing, boolean mine) {}
}
