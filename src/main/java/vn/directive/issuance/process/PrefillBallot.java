package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Submissions;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Shows what is voted on. */
@Component("prefillBallot")
class PrefillBallot implements TaskListener {

    private final Submissions submissions;

    PrefillBallot(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public void notify(DelegateTask task) {
        Prefill.of(task).text("submissionSummary", submissions.summary(DossierVariables.DIRECTIVE_ID.from(task).get()));
    }
}
