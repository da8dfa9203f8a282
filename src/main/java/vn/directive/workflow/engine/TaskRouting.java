package vn.directive.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Organisation.Route;
import vn.directive.organisation.VacancyQueue;
import vn.directive.organisation.VacancyQueue.Entry;
import vn.directive.organisation.VacancyQueue.Resolution;
import vn.directive.organisation.VacancyQueue.Vacancy;
import vn.directive.workflow.TaskEscalated;
import vn.directive.workflow.TaskReturned;

/** What is said, queued and recorded when a task goes to others than those it was meant for, and when it comes back. */
@Component
class TaskRouting {

    /** Task-local variable: why the task is where it is, a Vietnamese sentence for its card. */
    static final String WHY = "dossierRouting";

    private final Organisation organisation;
    private final VacancyQueue vacancies;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    TaskRouting(Organisation organisation, VacancyQueue vacancies, AuditTrail audit, ApplicationEventPublisher events) {
        this.organisation = organisation;
        this.vacancies = vacancies;
        this.audit = audit;
        this.events = events;
    }

    record Moved(String taskId, String taskKey, String name, UUID directiveId) {}

    /**
     * @param added whether the group that gets it was no candidate before
     * @return who has it now and why, a Vietnamese sentence
     */
    String sentUp(Moved task, GroupId wanted, Route route, boolean added, Conflicts conflicts) {
        Map<String, String> names = organisation.names(List.of(wanted.body(), route.group().body()));
        List<String> barred = organisation.members(wanted).stream().filter(conflicts::bar).toList();
        String why = barred.isEmpty() ? vacant(wanted, names) : barred.stream()
                .map(person -> organisation.displayName(person) + " " + conflicts.why().get(person))
                .collect(Collectors.joining("; "));
        String given = said(route.group(), names);
        String reason = (route.blocked()
                ? "Không còn ai trong cả tuyến xử lý được việc này; việc để ở %s chờ cử người, vì %s."
                : route.group().body().equals(wanted.body()) ? "Việc này được chuyển sang %s vì %s."
                : "Việc này được chuyển lên %s vì %s.").formatted(given, why).replaceAll(",\\.$", ".");
        vacancies.add(new Entry(task.taskId(), wanted.toString(), route.group().toString(), added, !barred.isEmpty(),
                route.blocked(), reason));
        record(AuditAction.TASK_SEND_UP, task, Map.of("wanted", said(wanted, names), "givenTo", given, "why", reason));
        events.publishEvent(new TaskEscalated(task.taskId(), task.taskKey(), task.name(), task.directiveId(),
                wanted.toString(), route.group().toString(), reason, route.blocked()));
        return reason;
    }

    /** @return where it is now and why, a Vietnamese sentence */
    String cameBack(Moved task, Vacancy entry, GroupId wanted) {
        GroupId from = GroupId.parse(entry.givenTo()).orElse(wanted);
        Map<String, String> names = organisation.names(List.of(wanted.body(), from.body()));
        String reason = "Việc này đã từ %s về %s: ở đó đã có người xử lý được.".formatted(said(from, names),
                said(wanted, names));
        vacancies.settle(task.taskId(), entry.wantedGroup(), Resolution.FILLED);
        record(AuditAction.TASK_COME_BACK, task, Map.of("wanted", said(wanted, names), "givenTo", said(from, names),
                "why", reason));
        events.publishEvent(new TaskReturned(task.taskId(), task.name(), task.directiveId(), entry.wantedGroup(),
                entry.givenTo(), reason));
        return reason;
    }

    /** Somebody works on it, who goes on; the post it was meant for is vacant no longer. */
    void stays(Moved task, Vacancy entry, GroupId wanted, String assignee) {
        String post = said(wanted, organisation.names(List.of(wanted.body())));
        vacancies.settle(task.taskId(), entry.wantedGroup(), Resolution.KEPT);
        record(AuditAction.TASK_COME_BACK, task, Map.of("wanted", post, "why", "%s đã có người, nhưng %s đang xử lý việc này nên "
                .formatted(post, organisation.displayName(assignee)) + "giữ nguyên."));
    }

    private String vacant(GroupId wanted, Map<String, String> names) {
        return (organisation.holders(wanted).isEmpty() ? "vị trí %s chưa có người giữ"
                : "%s đang vắng mặt và không có người thay").formatted(said(wanted, names));
    }

    private void record(AuditAction action, Moved task, Map<String, String> details) {
        Subject subject = new Subject("task", task.taskId(), task.directiveId());
        Map<String, String> all = new TreeMap<>(details);
        all.put("name", task.name() == null ? task.taskKey() : task.name().replaceAll("\\s+", " "));
        audit.record(action.code(), subject, Capacity.of("system"), null, all);
    }

    /** For example {@code Cấp phó Ban Dân vận Tỉnh ủy}. */
    static String said(GroupId group, Map<String, String> names) {
        return group.role().label() + " " + names.getOrDefault(group.body(), group.body());
    }
}
