package vn.directive.issuance.process;

import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.BallotMode;
import vn.directive.issuance.Submissions;
import vn.directive.issuance.Votes;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Passes a complete dossier on to the vote, or returns it. */
@Component("recordDossierAppraisal")
class RecordDossierAppraisal implements TaskListener {

    private final Submissions submissions;
    private final Votes votes;

    RecordDossierAppraisal(Submissions submissions, Votes votes) {
        this.submissions = submissions;
        this.votes = votes;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).get();
        if (IssuanceProcess.RETURN.equals(form.text("outcome"))) {
            submissions.returnIncomplete(directiveId, form.text("findings"));
            return;
        }
        BallotMode mode = form.choice("votingMode", BallotMode.class);
        LocalDate closesOn = form.date("ballotDeadline");
        submissions.appraise(directiveId, form.choices("checks"), form.optionalText("findings"), mode, closesOn);
        votes.openBallots(directiveId);
        IssuanceProcess.arrangeVote(task, mode, closesOn);
    }
}
