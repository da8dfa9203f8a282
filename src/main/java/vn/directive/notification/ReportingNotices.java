package vn.directive.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Directives;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Role;
import vn.directive.reporting.ReportingEvents.Awaited;
import vn.directive.reporting.ReportingEvents.ReminderIssued;
import vn.directive.reporting.ReportingEvents.ReturnsExtended;
import vn.directive.reporting.ReportingEvents.ReturnsReminded;

/** Tells the bodies whose return is missing that a letter urges them. */
@Component
class ReportingNotices {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Notices notices;
    private final Recipients recipients;
    private final Directives directives;
    private final Clock clock;

    ReportingNotices(Notices notices, Recipients recipients, Directives directives, Clock clock) {
        this.notices = notices;
        this.recipients = recipients;
        this.directives = directives;
        this.clock = clock;
    }

    @EventListener
    void onReminder(ReminderIssued event) {
        DirectiveView directive = directives.get(event.directiveId());
        List<String> late = event.owners().stream().flatMap(body -> groups(body).stream()).toList();
        notices.tell(List.of(new Message("reminder:" + event.symbol() + ":" + event.periodId(),
                NoticeKind.REPORT_URGED, "Công văn đôn đốc báo cáo %s".formatted(event.symbol()),
                "%s\nĐơn vị chưa gửi báo cáo; hạn mới: hết ngày %s.".formatted(Wording.dossier(directive),
                        DAY.format(event.newDueOn())),
                null, directive.id(), recipients.of(late).apply(late))));
    }

    @EventListener
    void onReminded(ReturnsReminded event) {
        LocalDate today = LocalDate.now(clock);
        DirectiveView directive = directives.get(event.directiveId());
        String note = directive.restricted() ? "" : "\nNội dung nhắc: " + event.note();
        tell(event.awaited(), awaited -> {
            boolean late = awaited.dueOn().isBefore(today);
            return new Message("return:%s:reminded:%s".formatted(awaited.requestId(), today),
                    late ? NoticeKind.REMINDER_OVERDUE : NoticeKind.REMINDER_BEFORE,
                    "%s báo cáo %s".formatted(late ? "Quá hạn gửi" : "Nhắc gửi", event.periodLabel()),
                    "%s\nHạn gửi: %s.%s".formatted(Wording.dossier(directive), Wording.day(awaited.dueOn()), note), null,
                    directive.id(), Set.of());
        });
    }

    @EventListener
    void onExtended(ReturnsExtended event) {
        DirectiveView directive = directives.get(event.directiveId());
        tell(event.awaited(), awaited -> new Message(
                "return:%s:extended:%s".formatted(awaited.requestId(), event.dueOn()), NoticeKind.REMINDER_BEFORE,
                "Gia hạn gửi báo cáo " + event.periodLabel(),
                "%s\nHạn mới: %s.".formatted(Wording.dossier(directive), Wording.day(event.dueOn())), null,
                directive.id(), Set.of()));
    }

    /** @param words what each body is told; to its people */
    private void tell(List<Awaited> bodies, Function<Awaited, Message> words) {
        Function<Collection<String>, Set<String>> people = recipients.of(bodies.stream()
                .flatMap(awaited -> groups(awaited.owner()).stream()).toList());
        notices.tell(bodies.stream().map(awaited -> words.apply(awaited)
                .to(people.apply(groups(awaited.owner())))).toList());
    }

    private static List<String> groups(String body) {
        return Stream.of(Role.SPECIALIST, Role.CLERK, Role.LEADER).map(role -> new GroupId(body, role).toString())
                .toList();
    }
}
