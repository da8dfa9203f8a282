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
import vn.directive.consultation.ConsultationEvents.Asked;
import vn.directive.consultation.ConsultationEvents.RequestsExtended;
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

    @EventListener
    void onReminded(RequestsReminded event) {
        DirectiveView directive = directives.get(event.directiveId());
        LocalDate today = LocalDate.now(clock);
        String note = event.note() == null || directive.restricted() ? "" : "\nNội dung nhắc: " + event.note();
        tell(directive, event.asked(), "reminded:" + today, asked -> {
            boolean late = asked.due().isBefore(today);
            return new Told(late ? NoticeKind.REMINDER_OVERDUE : NoticeKind.REMINDER_BEFORE,
                    "%s góp ý dự thảo chỉ thị (vòng %d)".formatted(late ? "Quá hạn" : "Nhắc", event.number()),
                    "%s\nHạn trả lời: %s.%s".formatted(Wording.dossier(directive), Wording.day(asked.due()), note));
        });
    }

    @EventListener
    void onExtended(RequestsExtended event) {
        DirectiveView directive = directives.get(event.directiveId());
        List<Asked> sent = event.asked().stream().filter(asked -> asked.processInstanceId() != null).toList();
        if (!sent.isEmpty()) {
            tell(directive, sent, "extended:" + sent.get(0).due(), asked -> new Told(NoticeKind.REMINDER_BEFORE,
                    "Gia hạn góp ý dự thảo chỉ thị (vòng %d)".formatted(event.number()),
                    "%s\nHạn trả lời mới: %s.".formatted(Wording.dossier(directive), Wording.day(asked.due()))));
        }
    }

    /** Whoever has the body's task gets a link to it; the body's leader hears of it in any case. */
    private void tell(DirectiveView directive, List<Asked> bodies, String key, Function<Asked, Told> words) {
        Map<String, OpenTask> open = tasks.ofInstances(bodies.stream().map(Asked::processInstanceId).toList()).stream()
                .collect(Collectors.toMap(OpenTask::instanceId, Function.identity(), (a, b) -> a));
        Function<OpenTask, Set<String>> workers = recipients.of(List.copyOf(open.values()));
        Function<Collection<String>, Set<String>> leaders = recipients.of(bodies.stream()
                .map(asked -> leader(asked.owner())).toList());
        List<Message> messages = new ArrayList<>();
        for (Asked asked : bodies) {
            Told told = words.apply(asked);
            OpenTask task = open.get(asked.processInstanceId());
            Set<String> others = new TreeSet<>(leaders.apply(List.of(leader(asked.owner()))));
            if (task != null) {
                Set<String> working = workers.apply(task);
                others.removeAll(working);
                messages.add(new Message("task:%s:%s".formatted(task.taskId(), key), told.kind(), told.title(),
                        told.text(), task.taskId(), directive.id(), working));
            }
            messages.add(new Message("request:%s:%s".formatted(asked.requestId(), key), told.kind(), told.title(),
                    told.text(), null, directive.id(), others));
        }
        notices.tell(messages);
    }

    private record Told(NoticeKind kind, String title, String text) {}

    private static String leader(String body) {
        return new GroupId(body, Role.LEADER).toString();
    }
}
