package vn.directive.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.directive.Timeline;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.ReportingEvents.Awaited;
import vn.directive.reporting.ReportingEvents.ReturnsExtended;
import vn.directive.reporting.ReportingEvents.ReturnsReminded;
import vn.directive.shared.DeadlineRule;
import vn.directive.shared.DomainException;
import vn.directive.workflow.Oversight;

/**
 * What those who oversee a dossier do about returns that are missing, without a numbered letter: each with a reason and
 * an entry in the audit trail. Only while a period is collected.
 */
@Service
@Transactional
public class ReturnInterventions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Set<RequestState> AWAITED =
            Set.of(RequestState.REQUESTED, RequestState.DRAFTED, RequestState.CLARIFYING);

    private final JdbcClient jdbc;
    private final Periods periods;
    private final PeriodWorkflow workflow;
    private final Oversight oversight;
    private final AuditTrail audit;
    private final Timeline timeline;
    private final Organisation organisation;
    private final DeadlineRule deadlines;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReturnInterventions(JdbcClient jdbc, Periods periods, PeriodWorkflow workflow, Oversight oversight,
            AuditTrail audit, Timeline timeline, Organisation organisation, DeadlineRule deadlines,
            ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.workflow = workflow;
        this.oversight = oversight;
        this.audit = audit;
        this.timeline = timeline;
        this.organisation = organisation;
        this.deadlines = deadlines;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reminds bodies whose return is missing, each at most once a day.
     *
     * @throws DomainException at {@code bodies} or {@code reason} when there is none
     */
    public Outcome remind(UUID periodId, Collection<String> codes, String reason) {
        Act act = begin(periodId, codes, reason);
        LocalDate today = LocalDate.now(clock);
        List<Row> due = act.awaited().stream().filter(row -> !today.equals(row.remindedOn())).toList();
        if (!due.isEmpty()) {
            jdbc.sql("update report_request set reminded_on = :today where id = any(:ids)").param("today", today)
                    .param("ids", ids(due)).update();
            events.publishEvent(new ReturnsReminded(act.period.directiveId(), act.period.label(),
                    due.stream().map(Row::awaited).toList(), act.reason.text()));
            timeline.record(act.period.directiveId(), "period.bodiesReminded", "Nhắc %d đơn vị gửi báo cáo %s"
                    .formatted(due.size(), act.period.label()));
            act.record("return.remind", Map.of("bodies", due.stream().map(Row::body).toList()));
        }
        return act.outcome(due, row -> "đã nhắc trong hôm nay");
    }

    /**
     * Gives bodies more time for their return than the period does; when the figures are frozen does not change.
     *
     * @throws DomainException at {@code deadline} when it is missing, past, a day off, or later for nobody
     */
    public Outcome extend(UUID periodId, Collection<String> codes, LocalDate deadline, String reason) {
        Act act = begin(periodId, codes, reason);
        deadlines.requireWorkingDayAhead("deadline", "Hạn mới", deadline);
        List<Row> earlier = act.awaited().stream().filter(row -> row.dueOn().isBefore(deadline)).toList();
        if (earlier.isEmpty()) {
            throw new DomainException("deadline", act.awaited().stream().findFirst()
                    .map(row -> "Hạn mới phải sau hạn đang áp dụng (%s).".formatted(DAY.format(row.dueOn())))
                    .orElse("Không còn đơn vị nào trong số đã chọn đang lập báo cáo."));
        }
        jdbc.sql("update report_request set due_on = :due where id = any(:ids)").param("due", deadline)
                .param("ids", ids(earlier)).update();
        workflow.reschedule(act.period, earlier.stream().map(Row::id).toList(), deadline);
        events.publishEvent(new ReturnsExtended(act.period.directiveId(), act.period.label(), deadline,
                earlier.stream().map(Row::awaited).toList()));
        timeline.record(act.period.directiveId(), "period.bodiesExtended",
                "Gia hạn báo cáo %s cho %d đơn vị đến %s: %s".formatted(act.period.label(), earlier.size(),
                        DAY.format(deadline), act.reason.text()));
        act.record("return.extend", Map.of("to", deadline, "bodies", earlier.stream().map(Row::body).toList()));
        return act.outcome(earlier, row -> "đã có hạn " + DAY.format(row.dueOn()));
    }

    private Act begin(UUID periodId, Collection<String> codes, String reason) {
        PeriodView period = periods.get(periodId);
        Capacity capacity = oversight.require(period.directiveId(), Periods::unknown);
        Reason why = new Reason(reason);
        jdbc.sql("select id from report_period where id = :id for update").param("id", periodId).query(UUID.class)
                .single();
        if (period.state() != PeriodState.COLLECTING) {
            throw new DomainException("Kỳ báo cáo ở trạng thái “%s”, không nhắc hoặc gia hạn được nữa."
                    .formatted(period.state().label()));
        }
        Set<String> wanted = new TreeSet<>(codes);
        if (wanted.isEmpty()) {
            throw new DomainException("bodies", "Hãy chọn ít nhất một đơn vị.");
        }
        return new Act(period, capacity, why, wanted, jdbc.sql("""
                select r.id, r.body, r.owner, r.state, coalesce(r.due_on, p.due_on) as due_on, r.reminded_on
                from report_request r join report_period p on p.id = r.period_id
                where p.id = :id and r.body = any(:bodies) order by r.body
                """).param("id", periodId).param("bodies", wanted.toArray(String[]::new)).query(Row.class).list());
    }

    private static UUID[] ids(List<Row> rows) {
        return rows.stream().map(Row::id).toArray(UUID[]::new);
    }

    /** @param done how many bodies it was done for */
    public record Outcome(int done, List<Skipped> skipped) {}

    /** A body that was left out, and why. */
    public record Skipped(String body, String bodyName, String why) {}

    record Row(UUID id, String body, String owner, RequestState state, LocalDate dueOn, LocalDate remindedOn) {

        private Awaited awaited() {
            return new Awaited(id, owner, dueOn);
        }
    }

    private final class Act {

        private final PeriodView period;
        private final Capacity capacity;
        private final Reason reason;
        private final Set<String> wanted;
        private final List<Row> asked;

        private Act(PeriodView period, Capacity capacity, Reason reason, Set<String> wanted, List<Row> asked) {
            this.period = period;
            this.capacity = capacity;
            this.reason = reason;
            this.wanted = wanted;
            this.asked = asked;
        }

        private List<Row> awaited() {
            return asked.stream().filter(row -> AWAITED.contains(row.state())).toList();
        }

        private void record(String action, Map<String, ?> details) {
            audit.record(action, new Subject("period", period.id().toString(), period.directiveId()), capacity, reason,
                    details);
        }

        /** @param otherwise why a body that is awaited was left out */
        private Outcome outcome(List<Row> done, Function<Row, String> otherwise) {
            Map<String, String> why = new TreeMap<>();
            asked.forEach(row -> why.put(row.body(), AWAITED.contains(row.state()) ? otherwise.apply(row)
                    : row.state().label().toLowerCase()));
            done.forEach(row -> wanted.remove(row.body()));
            Map<String, String> names = wanted.isEmpty() ? Map.of() : organisation.names(wanted);
            return new Outcome(done.size(), wanted.stream().map(code -> new Skipped(code,
                    names.getOrDefault(code, code), why.getOrDefault(code, "không được hỏi trong kỳ này"))).toList());
        }
    }
}
