package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Receipts;

/** Notes that the due date passed. */
@Component("recordLateReceipt")
class RecordLateReceipt implements JavaDelegate {

    private final Receipts receipts;

    RecordLateReceipt(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        receipts.late(DirectiveReceiptProcess.receipt(execution, receipts));
    }
}
