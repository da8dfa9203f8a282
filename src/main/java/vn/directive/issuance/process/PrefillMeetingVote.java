package vn.directive.issuance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Submissions;
import vn.directive.issuance.Votes;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Proposes today and the known number of members. */
@Component("prefillMeetingVote")
class PrefillMeetingVote implements TaskListener {

    private final Submissions submissions;
    private final Votes votes;
    private final Clock clock;

    PrefillMeetingVote(Submissions submissions, Votes votes, Clock clock) {
        this.submissions = submissions;
        this.votes = votes;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).get();
        Prefill.of(task).text("submissionSummary", submissions.summary(directiveId))
                .text("voteRule", votes.rules(directiveId))
                .date("metOn", LocalDate.now(clock));
        task.setVariableLocal("eligible", votes.committeeSize(directiveId));
    }
}
