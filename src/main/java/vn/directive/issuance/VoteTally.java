package vn.directive.issuance;

import vn.directive.shared.DomainException;

/**
 * Votes counted.
 *
 * @param eligible members of the committee
 * @param takenPart members present, or who sent their ballot
 */
public record VoteTally(int eligible, int takenPart, int agreed, int agreedWithChanges, int disagreed) {

    public VoteTally {
        if (takenPart > eligible) {
            throw new DomainException("present", "Số ủy viên tham gia (%d) nhiều hơn tổng số ủy viên (%d)."
                    .formatted(takenPart, eligible));
        }
        if (agreed + agreedWithChanges + disagreed > takenPart) {
            throw new DomainException("agreed", "Tổng số phiếu (%d) nhiều hơn số ủy viên tham gia (%d)."
                    .formatted(agreed + agreedWithChanges + disagreed, takenPart));
        }
    }

    /** For example "4/5 ủy viên tham gia: 3 đồng ý, 1 đồng ý và có ý kiến, 0 không đồng ý". */
    public String text() {
        return "%d/%d ủy viên tham gia: %d đồng ý, %d đồng ý và có ý kiến chỉnh lý, %d không đồng ý"
                .formatted(takenPart, eligible, agreed, agreedWithChanges, disagreed);
    }
}
