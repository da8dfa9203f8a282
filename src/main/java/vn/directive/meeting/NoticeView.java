package vn.directive.meeting;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.shared.DomainException;

/** A conclusion notice as recorded so far; what is not known yet is null. */
public record NoticeView(UUID id, UUID directiveId, UUID meetingId, NoticeState state, String leadBody, String content,
        LocalDate draftDeadline, UUID documentId, Integer version, String signedBy, String capacity,
        String recipients, String symbol, LocalDate issuedOn) {

    void require(NoticeState expected, String step) {
        if (state != expected) {
            throw new DomainException("Thông báo kết luận ở trạng thái “%s”, không %s được."
                    .formatted(state.label(), step));
        }
    }

    /**
     * What somebody said at one step.
     *
     * @param note null when it passed without one
     */
    public record Review(NoticeStep step, boolean passed, String note, String reviewedBy) {}
}
