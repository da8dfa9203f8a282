package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Receipts;

/** Ends the waiting for a recipient that never answered. */
@Component("expireReceipt")
class ExpireReceipt implements JavaDelegate {

    private final Receipts receipts;

    ExpireReceipt(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        receipts.expire(DirectiveReceiptProcess.receipt(execution, receipts));
    }
}
