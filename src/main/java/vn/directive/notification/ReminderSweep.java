package vn.directive.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.directive.shared.TimeConfiguration;
import vn.directive.shared.WorkingCalendar;
import vn.directive.workflow.OpenTasks;
import vn.directive.workflow.OpenTasks.OpenTask;

/**
 * Reminds people before, on and after the due day of their open tasks, each step once. Only the step that applies
 * today is told, so after a standstill nobody gets the steps that were missed. On days off nobody is reminded.
 */
@Component
class ReminderSweep {

    private static final int PAGE = 200;

    private final OpenTasks tasks;
    private final Notices notices;
    private final Recipients recipients;
    private final Wording wording;
    private final WorkingCalendar calendar;
    private final ReminderProperties properties;
    private final Clock clock;

    ReminderSweep(OpenTasks tasks, Notices notices, Recipients recipients, Wording wording, WorkingCalendar calendar,
            ReminderProperties properties, Clock clock) {
        this.tasks = tasks;
        this.notices = notices;
        this.recipients = recipients;
        this.wording = wording;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /** @return how many people were reminded now */
    int sweep() {
        LocalDate today = LocalDate.now(clock);
        if (!calendar.isWorkingDay(today)) {
            return 0;
        }
        Instant horizon = calendar.plus(today, properties.daysBefore()).plusDays(1)
                .atStartOfDay(TimeConfiguration.ZONE).toInstant();
        int reminded = 0;
        String last = "";
        List<OpenTask> page;
        do {
            page = tasks.dueBefore(horizon, last, PAGE);
            reminded += remind(page, today);
            last = page.isEmpty() ? last : page.get(page.size() - 1).taskId();
        } while (page.size() == PAGE);
        return reminded;
    }

    private int remind(Collection<OpenTask> page, LocalDate today) {
        List<Reminder> due = page.stream().map(task -> reminder(task, today)).flatMap(Optional::stream).toList();
        if (due.isEmpty()) {
            return 0;
        }
        Function<OpenTask, Set<String>> workers = recipients.of(due.stream().map(Reminder::task).toList());
        Map<UUID, String> dossiers = wording.dossiers(due.stream().map(r -> r.task().directiveId())
                .filter(Objects::nonNull).toList());
        return notices.tell(due.stream().map(reminder -> message(reminder, workers, dossiers)).toList());
    }

    private Optional<Reminder> reminder(OpenTask task, LocalDate today) {
        // A due date set by hand may fall on a day off; then the next working day is the day.
        LocalDate due = calendar.onOrAfter(day(task.dueAt()));
        if (due.equals(today)) {
            return Optional.of(new Reminder(task, due, NoticeKind.REMINDER_DUE, 0, 0));
        }
        if (today.isBefore(due)) {
            int left = calendar.between(today, due);
            // Whoever got the task today has just been told its date.
            return left > properties.daysBefore() || day(task.openedAt()).equals(today) ? Optional.empty()
                    : Optional.of(new Reminder(task, due, NoticeKind.REMINDER_BEFORE, properties.daysBefore(), left));
        }
        int late = calendar.between(due, today);
        int step = properties.step(late);
        return step == 0 ? Optional.empty()
                : Optional.of(new Reminder(task, due, NoticeKind.REMINDER_OVERDUE, step, late));
    }

    private static Message message(Reminder reminder, Function<OpenTask, Set<String>> workers,
            Map<UUID, String> dossiers) {
        OpenTask task = reminder.task();
        String when = switch (reminder.kind()) {
            case REMINDER_BEFORE -> "Còn %d ngày làm việc".formatted(reminder.days());
            case REMINDER_DUE -> "Đến hạn hôm nay";
            default -> "Quá hạn %d ngày làm việc".formatted(reminder.days());
        };
        return new Message("task:%s:%s-%d:%s".formatted(task.taskId(), reminder.kind(), reminder.step(),
                reminder.dueOn()), reminder.kind(), when + ": " + Wording.oneLine(task.name()),
                (dossiers.getOrDefault(task.directiveId(), "") + Wording.due(task.dueAt())).strip(), task.taskId(),
                task.directiveId(), workers.apply(task));
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, TimeConfiguration.ZONE);
    }

    /**
     * @param step which of the configured steps; part of what makes a reminder the same
     * @param days to the due day, or since
     */
    private record Reminder(OpenTask task, LocalDate dueOn, NoticeKind kind, int step, int days) {}
}
