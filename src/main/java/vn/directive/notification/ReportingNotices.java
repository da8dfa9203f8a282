package vn.directive.notification;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Role;
import vn.directive.reporting.ReportingEvents.ReminderIssued;

/** Tells the bodies whose return is missing that a letter urges them. */
@Component
class ReportingNotices {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Notices notices;
    private final Recipients recipients;
    private final Directives directives;

    ReportingNotices(Notices notices, Recipients recipients, Directives directives) {
        this.notices = notices;
        this.recipients = recipients;
        this.directives = directives;
    }

    @EventListener
    void onReminder(ReminderIssued event) {
        DirectiveView directive = directives.get(event.directiveId());
        List<String> late = event.bodies().stream()
                .flatMap(body -> Stream.of(Role.SPECIALIST, Role.CLERK, Role.LEADER).map(r -> new GroupId(body, r)))
                .map(GroupId::toString).toList();
        notices.tell(List.of(new Message("reminder:" + event.symbol() + ":" + event.periodId(),
                NoticeKind.REPORT_URGED, "Công văn đôn đốc báo cáo %s".formatted(event.symbol()),
                "%s\nĐơn vị chưa gửi báo cáo; hạn mới: hết ngày %s.".formatted(Wording.dossier(directive),
                        DAY.format(event.newDueOn())),
                null, directive.id(), recipients.of(late).apply(late))));
    }
}
