package vn.directive.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.workflow.OpenTasks.OpenTask;
import vn.directive.workflow.TaskIntervened;

/** Tells whoever has a task that it came to them, is waited for, or has more time. */
@Component
class OversightNotices {

    private final Notices notices;
    private final Recipients recipients;
    private final Directives directives;
    private final Clock clock;

    OversightNotices(Notices notices, Recipients recipients, Directives directives, Clock clock) {
        this.notices = notices;
        this.recipients = recipients;
        this.directives = directives;
        this.clock = clock;
    }

    @EventListener
    void onReminded(TaskIntervened.Reminded event) {
        Instant due = event.task().dueAt();
        boolean late = due != null && due.isBefore(clock.instant());
        tell(event, late ? NoticeKind.REMINDER_OVERDUE : NoticeKind.REMINDER_BEFORE, late ? "Nhắc việc quá hạn"
                : "Nhắc việc", "reminded:" + LocalDate.now(clock), "Nội dung nhắc");
    }

    @EventListener
    void onExtended(TaskIntervened.Extended event) {
        tell(event, NoticeKind.REMINDER_BEFORE, "Gia hạn", "extended:" + event.deadline(), "Lý do");
    }

    @EventListener
    void onHandedOver(TaskIntervened.HandedOver event) {
        // A task may come to the same person again.
        tell(event, NoticeKind.TASK_OPENED, "Việc được giao", "handed:" + clock.millis(), "Lý do");
    }

    private void tell(TaskIntervened event, NoticeKind kind, String what, String key, String label) {
        OpenTask task = event.task();
        DirectiveView directive = directives.get(task.directiveId());
        Set<String> told = recipients.of(List.of(task)).apply(task);
        String why = directive.restricted() ? "" : "\n%s: %s".formatted(label, event.reason());
        notices.tell(List.of(new Message("task:%s:%s".formatted(task.taskId(), key), kind,
                what + ": " + Wording.oneLine(task.name()),
                Wording.dossier(directive) + Wording.due(task.dueAt()) + why, task.taskId(), directive.id(), told)));
    }
}
