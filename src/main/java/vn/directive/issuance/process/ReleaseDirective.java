package vn.directive.issuance.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Issuing;
import vn.directive.issuance.RecipientGroup;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Takes the number and sends the directive out. */
@Component("releaseDirective")
class ReleaseDirective implements TaskListener {

    private final Issuing issuing;

    ReleaseDirective(Issuing issuing) {
        this.issuing = issuing;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        Set<RecipientGroup> groups = form.choices("recipientGroups").stream().map(RecipientGroup::valueOf)
                .collect(Collectors.toSet());
        issuing.release(DossierVariables.DIRECTIVE_ID.from(task).get(), form.date("issuedOn"), form.flag("sealed"),
                groups, form.choices("otherRecipients"), form.choices("exceptRecipients"));
    }
}
