package vn.directive.issuance.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;
import vn.directive.issuance.Receipts;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.ProcessVariable;

/** Identifiers and variables of {@code directive-receipt.bpmn}. */
public final class DirectiveReceiptProcess {

    public static final String KEY = "directive-receipt";

    /** Tells every open receipt of a dossier that the directive is no longer in force. */
    public static final String DIRECTIVE_ENDED = "receipt.directiveEnded";

    /** Instances of long ago do not have it. */
    static final ProcessVariable<UUID> RECEIPT_ID = ProcessVariable.id("receiptId");
    /** Code of the body that acknowledges. */
    static final ProcessVariable<String> RECIPIENT = ProcessVariable.text("recipient");
    static final ProcessVariable<LocalDate> DUE_ON = ProcessVariable.date("receiptDueOn");
    static final ProcessVariable<Instant> LATE_AT = ProcessVariable.instant("receiptLateAt");
    static final ProcessVariable<Instant> EXPIRES_AT = ProcessVariable.instant("receiptExpiresAt");

    static UUID receipt(VariableScope scope, Receipts receipts) {
        return RECEIPT_ID.from(scope).optional().orElseGet(() ->
                receipts.of(DossierVariables.DIRECTIVE_ID.from(scope).get(), RECIPIENT.from(scope).get()));
    }

    private DirectiveReceiptProcess() {}

    /** Element ids. */
    public static final class Elements {

        public static final String ACKNOWLEDGE_RECEIPT = "userTask_acknowledgeReceipt";
        public static final String RECEIPT_LATE = "boundary_receiptLate";
        public static final String RECEIPT_EXPIRED = "boundary_receiptExpired";
        public static final String ACKNOWLEDGED = "endEvent_receiptAcknowledged";
        public static final String LATE_RECORDED = "endEvent_receiptLateRecorded";
        public static final String EXPIRED = "endEvent_receiptExpired";
        public static final String WITHDRAWN = "endEvent_receiptWithdrawn";

        private Elements() {}
    }
}
