package vn.directive.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The plan was approved and the invitation sent; published in the same transaction. */
public record MeetingAnnounced(UUID meetingId, UUID directiveId, MeetingKind kind, LocalDate heldOn, String place,
        List<String> invitedBodies) {}
