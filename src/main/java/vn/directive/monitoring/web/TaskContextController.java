package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.monitoring.DueInWords;
import vn.directive.monitoring.GroupWords;
import vn.directive.monitoring.TaskQueries;
import vn.directive.monitoring.TaskQueries.Assignment;
import vn.directive.monitoring.TaskQueries.Contact;
import vn.directive.monitoring.TaskQueries.PastTask;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Substitutions;
import vn.directive.shared.TimeConfiguration;
import vn.directive.shared.WorkingCalendar;
import vn.directive.workflow.VisibleTasks;
import vn.directive.workflow.VisibleTasks.VisibleTask;

/** What a person needs to know around a task: the dossier, whose turn it is, how much time is left. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Công việc")
class TaskContextController {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.forLanguageTag("vi-VN"));
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final VisibleTasks tasks;
    private final Directives directives;
    private final Organisation organisation;
    private final Substitutions substitutions;
    private final TaskQueries queries;
    private final GroupWords words;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TaskContextController(VisibleTasks tasks, Directives directives, Organisation organisation,
            Substitutions substitutions, TaskQueries queries, GroupWords words, WorkingCalendar calendar,
            Clock clock) {
        this.tasks = tasks;
        this.directives = directives;
        this.queries = queries;
        this.words = words;
        this.organisation = organisation;
        this.substitutions = substitutions;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Operation(summary = "Bối cảnh của một việc đang mở mà người dùng được xem")
    @GetMapping("/{id}/context")
    TaskContext context(@PathVariable String id) {
        VisibleTask task = tasks.find(id).orElseThrow(TaskQueries::gone);
        DirectiveView directive = task.directiveId() == null ? null : directives.get(task.directiveId());
        DueInWords due = DueInWords.of(task.due(), clock, calendar);
        Map<String, String> names = directive == null ? Map.of()
                : organisation.names(Set.of(directive.issuer(), directive.leadBody()));
        return new TaskContext(task.id(), task.taskKey(), task.processKey(), task.name(), task.instruction(),
                task.directiveId(),
                directive == null ? null : directive.dossierNumber(),
                directive == null ? null : directive.subject(),
                directive == null ? null : directive.symbol(),
                directive == null ? null : directive.phase().label(),
                directive == null ? null : names.getOrDefault(directive.issuer(), directive.issuer()),
                directive == null ? null : names.getOrDefault(directive.leadBody(), directive.leadBody()),
                directive == null || directive.draftDeadline() == null ? null
                        : SHORT_DAY.format(directive.draftDeadline()),
                waitingFor(task), task.due(), day(task.due()), due.words(), due.urgency(), queries.routing(id));
    }

    private String waitingFor(VisibleTask task) {
        if (task.assignee() != null) {
            return organisation.displayName(task.assignee()) + absence(task);
        }
        String groups = words.of(task.candidateGroups());
        return groups.isEmpty() ? null : "Chờ " + groups + " nhận";
    }

    @Operation(summary = "Việc được giao: bước trước, bước sau, ai yêu cầu, làm thay ai")
    @GetMapping("/{id}/assignment")
    Assignment assignment(@PathVariable String id) {
        return queries.assignment(id);
    }

    @Operation(summary = "Các bước của cùng quy trình: ai đã làm gì, khi nào, trả lại vì sao; mới nhất trước")
    @GetMapping("/{id}/history")
    List<PastTask> history(@PathVariable String id) {
        return queries.history(id);
    }

    @Operation(summary = "Người liên hệ: cơ quan chủ trì, đơn vị nhận việc, Văn phòng")
    @GetMapping("/{id}/people")
    List<Contact> people(@PathVariable String id) {
        return queries.people(id);
    }

    /** Nothing, or until when the person who took the task is away and who stands in. */
    private String absence(VisibleTask task) {
        LocalDate today = LocalDate.now(clock);
        return substitutions.of(task.assignee()).stream()
                .filter(s -> s.absent().equals(task.assignee()) && !s.from().isAfter(today))
                .filter(s -> task.candidateGroups().isEmpty() || task.candidateGroups().stream()
                        .flatMap(group -> GroupId.parse(group).stream()).anyMatch(s::covers))
                .findFirst().map(s -> " (vắng mặt đến hết %s, %s thay thế)".formatted(SHORT_DAY.format(s.to()),
                        organisation.displayName(s.substitute()))).orElse("");
    }

    private static String day(Instant due) {
        return due == null ? null : DAY.format(due.atZone(TimeConfiguration.ZONE));
    }

    /**
     * @param urgency NORMAL, SOON (two working days or less) or OVERDUE
     * @param routing why the task is with others than those it was meant for, or came back to them; null otherwise
     */
    record TaskContext(String taskId, String taskKey, String processKey, String taskName, String instruction,
            UUID directiveId, String dossierNumber, String subject, String symbol, String phase, String issuerName, String leadBodyName,
            String draftDeadlineText, String waitingFor, Instant due, String dueText, String dueInWords,
            String urgency, String routing) {}
}
