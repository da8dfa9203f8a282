package vn.directive.issuance.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.DirectiveRecipients;
import vn.directive.issuance.RecipientGroup;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Proposes today and every group of recipients. */
@Component("prefillRelease")
class PrefillRelease implements TaskListener {

    private final DirectiveRecipients recipients;
    private final Clock clock;

    PrefillRelease(DirectiveRecipients recipients, Clock clock) {
        this.recipients = recipients;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        Map<String, String> bodies = recipients.choices(DossierVariables.ISSUER.from(task).get());
        Prefill.of(task).date("issuedOn", LocalDate.now(clock))
                .chosen("recipientGroups", Arrays.stream(RecipientGroup.values()).map(Enum::name).toList())
                .options("bodyChoices", bodies);
    }
}
