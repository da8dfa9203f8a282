package vn.directive.workflow;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import vn.directive.audit.Capacity;
import vn.directive.shared.NotFoundException;

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
     * Same, about something that was asked for by an id of its own.
     *
     * @param unknown what is thrown when they may not know of the dossier
     */
    Optional<Capacity> of(UUID directiveId, Supplier<NotFoundException> unknown);

    /**
     * Same, for those who may only.
     *
     * @throws vn.directive.shared.NotFoundException as {@link #of}
     * @throws vn.directive.shared.NotAllowedException when they know of it and may not intervene
     */
    Capacity require(UUID directiveId);

    /** As {@link #require(UUID)} and {@link #of(UUID, Supplier)}. */
    Capacity require(UUID directiveId, Supplier<NotFoundException> unknown);
}
