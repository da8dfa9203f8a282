package vn.directive.meeting;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.shared.DomainException;

/**
 * A meeting as recorded so far; what is not known yet is null.
 *
 * @param proposesDirective null until the minutes are written
 * @param returnNote why the plan or the minutes were returned last, null when they were not
 */
public record MeetingView(UUID id, UUID directiveId, MeetingState state, MeetingKind kind, LocalDate heldOn,
        String place, String chair, String coChair, String agenda, String papersWanted, String keyFigures,
        String discussion, Boolean proposesDirective, String returnNote, UUID leadInReportId, UUID minutesId,
        Integer minutesVersion) {

    void require(MeetingState expected, String step) {
        if (state != expected) {
            throw new DomainException("Buổi làm việc ở trạng thái “%s”, không %s được.".formatted(state.label(), step));
        }
    }

    /**
     * @param body code, or null for an office
     * @param attendees null until the minutes are written
     */
    public record Participant(String body, String name, boolean invited, Integer attendees, String remark) {}

    /**
     * @param body whom it was asked of
     * @param owner body that answers for it now
     * @param state WANTED, REQUESTED, SENT, DECLINED or MISSED
     * @param reason why it was declined
     */
    public record Paper(UUID id, String body, String owner, String state, String title, UUID documentId,
            String reason) {}
}
