package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Receipts;

/** Ends the waiting because the directive ended. */
@Component("withdrawReceipt")
class WithdrawReceipt implements JavaDelegate {

    private final Receipts receipts;

    WithdrawReceipt(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        receipts.withdraw(DirectiveReceiptProcess.receipt(execution, receipts));
    }
}
