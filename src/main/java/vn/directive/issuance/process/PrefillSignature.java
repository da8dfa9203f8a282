package vn.directive.issuance.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Issuing;
import vn.directive.issuance.Submissions;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Shows the words over the signature of the first one entitled. */
@Component("prefillSignature")
class PrefillSignature implements TaskListener {

    private final Submissions submissions;
    private final Issuing issuing;

    PrefillSignature(Submissions submissions, Issuing issuing) {
        this.submissions = submissions;
        this.issuing = issuing;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).get();
        Prefill.of(task).text("submissionSummary", submissions.summary(directiveId))
                .text("signatureWords", issuing.words(directiveId, "").text().replace("\n", " – "));
    }
}
