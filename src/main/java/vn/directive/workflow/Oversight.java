package vn.directive.workflow;

import java.util.Optional;
import java.util.UUID;
import vn.directive.audit.Capacity;

/** Who may intervene in the running work of a dossier; answered by the directive module. */
public interface Oversight {

    /**
     * As what the acting person may intervene: managers, the head of the lead body and their deputy, the head of the
     * Office; empty when they may not.
     *
     * @throws vn.directive.shared.NotFoundException when there is no such dossier or they may not know of it
     */
    Optional<Capacity> of(UUID directiveId);

    /**
     * Same, for those who may only.
     *
     * @throws vn.directive.shared.NotFoundException as {@link #of}
     * @throws vn.directive.shared.NotAllowedException when they know of it and may not intervene
     */
    Capacity require(UUID directiveId);
}
