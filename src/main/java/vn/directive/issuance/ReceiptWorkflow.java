package vn.directive.issuance;

import java.time.LocalDate;
import java.util.UUID;

/** Waits for the acknowledgement of one recipient, without holding up anything else. */
public interface ReceiptWorkflow {

    /**
     * @param owner code of the body that acknowledges
     * @param dueOn when it should have acknowledged
     * @param expiresOn when waiting ends
     */
    void await(UUID directiveId, UUID receiptId, String owner, LocalDate dueOn, LocalDate expiresOn);
}
