package vn.directive.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.shared.DomainException;
import vn.directive.shared.WorkingCalendar;
import vn.directive.workflow.DecisionTables;

@Service
@Transactional
class JdbcDirectiveCalendar implements DirectiveCalendar {

    private static final String TABLE = "reporting-calendar";

    private final JdbcClient jdbc;
    private final Directives directives;
    private final DecisionTables decisions;
    private final WorkingCalendar workingDays;
    private final Clock clock;

    JdbcDirectiveCalendar(JdbcClient jdbc, Directives directives, DecisionTables decisions,
            WorkingCalendar workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.directives = directives;
        this.decisions = decisions;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public Optional<CalendarEvent> next(UUID directiveId) {
        DirectiveView directive = directives.get(directiveId);
        if (directive.phase() != Phase.IN_FORCE) {
            return Optional.empty();
        }
        plan(directive);
        return jdbc.sql("""
                select * from calendar_event where directive_id = :id and opened_at is null
                order by opens_on, due_on, kind limit 1
                """).param("id", directiveId).query(JdbcDirectiveCalendar::event).optional();
    }

    @Override
    public CalendarEvent markOpened(UUID eventId) {
        return jdbc.sql("update calendar_event set opened_at = :at where id = :id and opened_at is null returning *")
                .param("at", Timestamp.from(clock.instant())).param("id", eventId)
                .query(JdbcDirectiveCalendar::event).optional()
                .orElseThrow(() -> new DomainException("Mốc lịch này đã được mở trước đó."));
    }

    /** One year ahead is enough: whatever opens later belongs to a later year and is planned when that comes. */
    private void plan(DirectiveView directive) {
        int first = Math.max(directive.issuedOn().getYear(), plannedThrough(directive.id()));
        for (int year = first; year <= LocalDate.now(clock).getYear() + 1; year++) {
            for (CalendarKind kind : CalendarKind.values()) {
                for (Map<String, Object> rule : decisions.evaluate(TABLE, Map.of("periodKind", kind.name(),
                        "year", year, "yearsInForce", year - directive.issuedOn().getYear()))) {
                    plan(directive, kind, year, rule);
                }
            }
        }
    }

    private int plannedThrough(UUID directiveId) {
        return jdbc.sql("""
                select coalesce(max(extract(year from period_to)), 0)::int from calendar_event where directive_id = :id
                """).param("id", directiveId).query(Integer.class).single();
    }

    private void plan(DirectiveView directive, CalendarKind kind, int year, Map<String, Object> rule) {
        LocalDate to = LocalDate.of(year, number(rule, "toMonth"), number(rule, "toDay"));
        if (!to.isAfter(directive.issuedOn())) {
            return;
        }
        LocalDate from = rule.get("fromMonth") == null ? directive.issuedOn()
                : LocalDate.of(year + number(rule, "fromYearOffset"), number(rule, "fromMonth"),
                        number(rule, "fromDay"));
        jdbc.sql("""
                insert into calendar_event (id, directive_id, kind, label, period_from, period_to, opens_on, due_on)
                values (:id, :directiveId, :kind, :label, :from, :to, :opensOn, :dueOn)
                on conflict (directive_id, kind, period_to) do nothing
                """)
                .param("id", UUID.randomUUID()).param("directiveId", directive.id()).param("kind", kind.name())
                .param("label", rule.get("label")).param("from", from).param("to", to)
                .param("opensOn", workingDays.plus(to, -number(rule, "openWorkingDaysBefore")))
                .param("dueOn", workingDays.plus(to, number(rule, "dueWorkingDays"))).update();
    }

    private static int number(Map<String, Object> rule, String output) {
        if (rule.get(output) instanceof Number number) {
            return number.intValue();
        }
        throw new DomainException("Bảng quyết định “%s”: cột “%s” phải là số.".formatted(TABLE, output));
    }

    private static CalendarEvent event(ResultSet row, int index) throws SQLException {
        return new CalendarEvent(row.getObject("id", UUID.class), row.getObject("directive_id", UUID.class),
                CalendarKind.valueOf(row.getString("kind")), row.getString("label"),
                row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class),
                row.getObject("opens_on", LocalDate.class), row.getObject("due_on", LocalDate.class));
    }
}
