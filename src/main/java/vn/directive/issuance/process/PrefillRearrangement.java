package vn.directive.issuance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Votes;
import vn.directive.shared.WorkingCalendar;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Shows how the vote fell short and proposes a new date. */
@Component("prefillRearrangement")
class PrefillRearrangement implements TaskListener {

    private final Votes votes;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PrefillRearrangement(Votes votes, WorkingCalendar calendar, Clock clock) {
        this.votes = votes;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).get();
        Prefill.of(task).text("voteCount", votes.lastCount(directiveId))
                .text("voteRule", votes.rules(directiveId))
                .date("ballotDeadline", calendar.plus(LocalDate.now(clock), 3));
    }
}
