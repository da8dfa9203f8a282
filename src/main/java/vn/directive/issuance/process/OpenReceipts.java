package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Receipts;
import vn.directive.workflow.DossierVariables;

/** Sends to the next chunk of recipients. */
@Component("openReceipts")
class OpenReceipts implements JavaDelegate {

    private final Receipts receipts;

    OpenReceipts(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        IssuanceProcess.RECIPIENTS_LEFT.on(execution).set(
                receipts.sendNext(DossierVariables.DIRECTIVE_ID.from(execution).get(), IssuanceProcess.CHUNK));
    }
}
