package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.shared.NotFoundException;
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
    private static final Map<Role, String> ROLES = Map.of(Role.LEADER, "lãnh đạo", Role.DEPUTY, "cấp phó",
            Role.SPECIALIST, "chuyên viên", Role.CLERK, "văn thư", Role.MEMBER, "thành viên");

    private final VisibleTasks tasks;
    private final Directives directives;
    private final Organisation organisation;
    private final Substitutions substitutions;
    private final WorkingCalendar calendar;
    private final Clock clock;

    TaskContextController(VisibleTasks tasks, Directives directives, Organisation organisation,
            Substitutions substitutions, WorkingCalendar calendar, Clock clock) {
        this.tasks = tasks;
        this.directives = directives;
        this.organisation = organisation;
        this.substitutions = substitutions;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Operation(summary = "Bối cảnh của một việc đang mở mà người dùng được xem")
    @GetMapping("/{id}/context")
    TaskContext context(@PathVariable String id) {
        VisibleTask task = tasks.find(id).orElseThrow(() -> new NotFoundException(
                "Việc này đã được hoàn thành hoặc đã chuyển cho người khác."));
        DirectiveView directive = task.directiveId() == null ? null : directives.get(task.directiveId());
        DueInWords due = DueInWords.of(task.due(), clock, calendar);
        Map<String, String> names = directive == null ? Map.of()
                : organisation.names(Set.of(directive.issuer(), directive.leadBody()));
        return new TaskContext(task.id(), task.name(), task.instruction(), task.directiveId(),
                directive == null ? null : directive.dossierNumber(),
                directive == null ? null : directive.subject(),
                directive == null ? null : directive.symbol(),
                directive == null ? null : directive.phase().label(),
                directive == null ? null : names.getOrDefault(directive.issuer(), directive.issuer()),
                directive == null ? null : names.getOrDefault(directive.leadBody(), directive.leadBody()),
                directive == null || directive.draftDeadline() == null ? null
                        : SHORT_DAY.format(directive.draftDeadline()),
                waitingFor(task), task.due(), day(task.due()), due.words(), due.urgency());
    }

    private String waitingFor(VisibleTask task) {
        if (task.assignee() != null) {
            return organisation.displayName(task.assignee()) + absence(task);
        }
        Map<String, String> names = organisation.names(task.candidateGroups().stream()
                .flatMap(group -> GroupId.parse(group).stream()).map(GroupId::body).collect(Collectors.toSet()));
        String groups = task.candidateGroups().stream().flatMap(group -> GroupId.parse(group).stream())
                .map(group -> names.getOrDefault(group.body(), group.body()) + " (" + ROLES.get(group.role()) + ")")
                .collect(Collectors.joining(", "));
        return groups.isEmpty() ? null : "Chờ " + groups + " nhận";
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

    /** @param urgency NORMAL, SOON (two working days or less) or OVERDUE */
    record TaskContext(String taskId, String taskName, String instruction, UUID directiveId, String dossierNumber,
            String subject, String symbol, String phase, String issuerName, String leadBodyName,
            String draftDeadlineText, String waitingFor, Instant due, String dueText, String dueInWords,
            String urgency) {}

    /** How much time is left, the way people say it. */
    record DueInWords(String words, String urgency) {

        static DueInWords of(Instant due, Clock clock, WorkingCalendar calendar) {
            if (due == null) {
                return new DueInWords(null, "NORMAL");
            }
            LocalDate today = LocalDate.now(clock);
            LocalDate day = due.atZone(TimeConfiguration.ZONE).toLocalDate();
            int days = calendar.between(today, day);
            if (day.isBefore(today)) {
                return new DueInWords(days == 0 ? "quá hạn" : "quá hạn %d ngày làm việc".formatted(-days), "OVERDUE");
            }
            if (day.equals(today)) {
                return due.isBefore(clock.instant()) ? new DueInWords("quá hạn trong hôm nay", "OVERDUE")
                        : new DueInWords("hết hạn hôm nay", "SOON");
            }
            return new DueInWords(days == 0 ? "còn dưới 1 ngày làm việc" : "còn %d ngày làm việc".formatted(days),
                    days <= 2 ? "SOON" : "NORMAL");
        }
    }
}
