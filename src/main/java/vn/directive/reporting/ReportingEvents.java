package vn.directive.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What this module tells the others; published within the transaction that causes it. */
public final class ReportingEvents {

    /** A body was asked for its return. */
    public record ReportRequested(UUID directiveId, UUID requestId, String body, String periodLabel,
            LocalDate dueOn) {}

    /** The lead body asks a body to make its return clear. */
    public record ClarificationAsked(UUID directiveId, UUID requestId, String body, String question) {}

    /**
     * A numbered letter urges the late bodies.
     *
     * @param owners that answer for the missing returns now
     */
    public record ReminderIssued(UUID directiveId, UUID periodId, String symbol, List<String> owners,
            LocalDate newDueOn) {}

    /** Bodies whose return is missing are reminded without a letter, all at once. */
    public record ReturnsReminded(UUID directiveId, String periodLabel, List<Awaited> awaited, String note) {}

    /** Bodies got more time for their return. */
    public record ReturnsExtended(UUID directiveId, String periodLabel, LocalDate dueOn, List<Awaited> awaited) {}

    /**
     * @param owner body that answers for it now
     * @param dueOn until when the return was due so far
     */
    public record Awaited(UUID requestId, String owner, LocalDate dueOn) {}

    /** The figures of a period are final. */
    public record PeriodFrozen(UUID directiveId, UUID periodId, int asked, int received) {}

    private ReportingEvents() {}
}
