package vn.directive.notification;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.meeting.MeetingAnnounced;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Role;

/** Tells the clerks and leaders of the invited bodies when and where a meeting is held. */
@Component
class MeetingNotices {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Notices notices;
    private final Recipients recipients;
    private final Directives directives;

    MeetingNotices(Notices notices, Recipients recipients, Directives directives) {
        this.notices = notices;
        this.recipients = recipients;
        this.directives = directives;
    }

    @EventListener
    void onAnnounced(MeetingAnnounced event) {
        DirectiveView directive = directives.get(event.directiveId());
        List<String> invited = event.invitedBodies().stream()
                .flatMap(body -> Stream.of(new GroupId(body, Role.CLERK), new GroupId(body, Role.LEADER)))
                .map(GroupId::toString).toList();
        notices.tell(List.of(new Message("meeting:" + event.meetingId(), NoticeKind.MEETING_ANNOUNCED,
                "Giấy mời %s ngày %s".formatted(event.kind().label().toLowerCase(), DAY.format(event.heldOn())),
                "%s\nThời gian: ngày %s. Địa điểm: %s.".formatted(Wording.dossier(directive),
                        DAY.format(event.heldOn()), directive.restricted() ? "xem trong hệ thống" : event.place()),
                null, directive.id(), recipients.of(invited).apply(invited))));
    }
}
