package vn.directive.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.reporting.Periods.PeriodView;

/** What periods and returns need from the running work. */
public interface PeriodWorkflow {

    /** Brings the request to the body that answers for it. */
    void startRequest(UUID requestId, String owner, PeriodView period, DirectiveView directive);

    /** Shows the new date on the running work of these requests. */
    void reschedule(PeriodView period, List<UUID> requestIds, LocalDate dueOn);

    /** Every asked body's return is accepted: the period need not wait any longer. */
    void allSubmitted(UUID periodId);

    /** The figures are frozen: what is still open at the bodies ends. */
    void frozen(UUID periodId);

    /** The directive ended: periods and requests of it end. */
    void withdrawAll(UUID directiveId);
}
