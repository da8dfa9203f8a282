package vn.directive.issuance.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Submissions;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Signs or returns the submission. */
@Component("signSubmission")
class SignSubmission implements TaskListener {

    private final Submissions submissions;

    SignSubmission(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).get();
        if (IssuanceProcess.RETURN.equals(form.text("outcome"))) {
            submissions.returnUnsigned(directiveId, form.text("note"));
        } else {
            submissions.sign(directiveId);
        }
    }
}
