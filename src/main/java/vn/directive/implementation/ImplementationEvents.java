package vn.directive.implementation;

import java.time.LocalDate;
import java.util.UUID;

/** What this module tells the others; published within the transaction that causes it. */
public final class ImplementationEvents {

    /** An addressed body was asked for its plan. */
    public record PlanRequested(UUID directiveId, UUID planId, String body, LocalDate dueOn) {}

    /** A plan was accepted, or went back to its body with remarks. */
    public record PlanReviewed(UUID directiveId, UUID planId, String body, boolean accepted, String remarks) {}

    /** The directive ended before the plan was accepted. */
    public record PlanWithdrawn(UUID directiveId, UUID planId, String body) {}

    /** An inspection was concluded. */
    public record InspectionConcluded(UUID directiveId, UUID inspectionId, String body, LocalDate remedyDueOn) {}

    private ImplementationEvents() {}
}
