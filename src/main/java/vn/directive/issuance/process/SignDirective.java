package vn.directive.issuance.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Issuing;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Signs or returns the directive. */
@Component("signDirective")
class SignDirective implements TaskListener {

    private final Issuing issuing;

    SignDirective(Issuing issuing) {
        this.issuing = issuing;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).get();
        if (IssuanceProcess.RETURN.equals(form.text("outcome"))) {
            issuing.returnToRevision(directiveId, form.text("note"));
        } else {
            issuing.sign(directiveId);
        }
    }
}
