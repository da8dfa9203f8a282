package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Receipts;
import vn.directive.workflow.FormData;

/** Hands the acknowledgement to the domain. */
@Component("acknowledgeReceipt")
class AcknowledgeReceipt implements TaskListener {

    private final Receipts receipts;

    AcknowledgeReceipt(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        receipts.acknowledge(DirectiveReceiptProcess.receipt(task, receipts), form.date("receivedOn"),
                form.optionalText("forwardedTo"));
    }
}
