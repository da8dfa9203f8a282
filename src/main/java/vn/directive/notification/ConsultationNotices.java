package vn.directive.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.consultation.ConsultationEvents.Reminder;
import vn.directive.consultation.ConsultationEvents.RequestsReminded;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Role;
import vn.directive.workflow.OpenTasks;
import vn.directive.workflow.OpenTasks.OpenTask;

/** Tells asked bodies that their comments are waited for; one look-up for all bodies of a round. */
@Component
class ConsultationNotices {

    private final Notices notices;
    private final Recipients recipients;
    private final OpenTasks tasks;
    private final Directives directives;
    private final Clock clock;

    ConsultationNotices(Notices notices, Recipients recipients, OpenTasks tasks, Directives directives, Clock clock) {
        this.notices = notices;
        this.recipients = recipients;
        this.tasks = tasks;
        this.directives = directives;
        this.clock = clock;
    }

    /** Whoever has the body's task gets a link to it; the body's leader hears of it in any case. */
    @EventListener
    void onReminded(RequestsReminded event) {
        DirectiveView directive = directives.get(event.directiveId());
        LocalDate today = LocalDate.now(clock);
        Map<String, OpenTask> open = tasks.ofInstances(event.reminders().stream().map(Reminder::processInstanceId)
                .toList()).stream().collect(Collectors.toMap(OpenTask::instanceId, Function.identity(), (a, b) -> a));
        Function<OpenTask, Set<String>> workers = recipients.of(List.copyOf(open.values()));
        Function<Collection<String>, Set<String>> leaders = recipients.of(event.reminders().stream()
                .map(reminder -> leader(reminder.body())).toList());
        List<Message> messages = new ArrayList<>();
        for (Reminder reminder : event.reminders()) {
            boolean late = reminder.due().isBefore(today);
            NoticeKind kind = late ? NoticeKind.REMINDER_OVERDUE : NoticeKind.REMINDER_BEFORE;
            String title = (late ? "Quá hạn góp ý dự thảo chỉ thị" : "Nhắc góp ý dự thảo chỉ thị")
                    + " (vòng %d)".formatted(event.number());
            String text = "%s\nHạn trả lời: %s.%s".formatted(Wording.dossier(directive), Wording.day(reminder.due()),
                    event.note() == null || directive.restricted() ? "" : "\nNội dung nhắc: " + event.note());
            OpenTask task = open.get(reminder.processInstanceId());
            Set<String> told = task == null ? Set.of() : workers.apply(task);
            Set<String> others = new TreeSet<>(leaders.apply(List.of(leader(reminder.body()))));
            others.removeAll(told);
            if (task != null) {
                messages.add(new Message(Wording.reminded(task.taskId(), today), kind, title, text, task.taskId(),
                        directive.id(), told));
            }
            messages.add(new Message("request:%s:reminded:%s".formatted(reminder.requestId(), today), kind, title, text,
                    null, directive.id(), others));
        }
        notices.tell(messages);
    }

    private static String leader(String body) {
        return new GroupId(body, Role.LEADER).toString();
    }
}
