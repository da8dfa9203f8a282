package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.BodyLevel;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/**
 * Who answered in time, over everything that a directive asks of bodies: comment rounds, its receipt, plans, periodic
 * returns and reviews. Bodies that never take part show as rows of missing answers.
 */
@Service
@Transactional(readOnly = true)
public class TimelinessQueries {

    /** One row per occasion and asked body. Days compare the day of the answer, or today, with the due day. */
    private static final String CELLS = """
            select q.round_id::text as occasion, q.body, q.owner, q.due,
                (q.replied_at at time zone :zone)::date as done,
                case when q.state in ('DECLINED', 'WITHDRAWN') then 'EXCUSED'
                     when q.state = 'ANSWERED' and q.extension_decision = 'GRANTED' and not q.late then 'EXTENDED'
                     when q.state = 'ANSWERED' then 'DONE'
                     when q.state = 'UNANSWERED' or r.state <> 'OPEN' then 'MISSING' else 'OPEN' end as state
            from round_request q join comment_round r on r.id = q.round_id
            where r.directive_id = :id and r.state in ('OPEN', 'CLOSED', 'FINISHED') and q.state <> 'PLANNED'
            union all
            select 'receipt', body, owner, due_on, (acknowledged_at at time zone :zone)::date,
                case state when 'RECEIVED' then 'DONE' when 'EXPIRED' then 'MISSING' when 'WITHDRAWN' then 'EXCUSED'
                     else 'OPEN' end
            from directive_receipt where directive_id = :id and state <> 'ADDRESSED'
            union all
            select 'plan', body, owner, due_on, (submitted_at at time zone :zone)::date,
                case when state = 'WITHDRAWN' then 'EXCUSED' when submitted_at is null then 'OPEN' else 'DONE' end
            from implementation_plan where directive_id = :id
            union all
            select p.id::text, q.body, q.owner, coalesce(q.due_on, p.due_on),
                case when q.late_days > 0 then (q.first_sent_at at time zone :zone)::date end,
                case when q.state = 'WITHDRAWN' or q.counted_in is not null then 'EXCUSED'
                     when q.state in ('SUBMITTED', 'CLARIFYING', 'ACCEPTED') and q.due_on > p.due_on
                         and q.late_days = 0 then 'EXTENDED'
                     when q.state in ('SUBMITTED', 'CLARIFYING', 'ACCEPTED') then 'DONE'
                     when q.state = 'NOT_SUBMITTED' then 'MISSING' else 'OPEN' end
            from report_request q join report_period p on p.id = q.period_id
            where p.directive_id = :id and p.state <> 'WITHDRAWN' and q.state <> 'PLANNED'
            union all
            select v.id::text, q.body, q.owner, v.reports_due_on, (q.sent_at at time zone :zone)::date,
                case q.state when 'REPORTED' then 'DONE' when 'MISSED' then 'MISSING' else 'OPEN' end
            from review_request q join review v on v.id = q.review_id
            where v.directive_id = :id and v.reports_due_on is not null
            """;

    private static final String OCCASIONS = """
            select id::text, 'ROUND' as kind, 'Góp ý vòng ' || number
                || case when ordinal > 1 then ' (lần ' || ordinal || ')' else '' end as label, deadline as due, 1 as place
            from comment_round where directive_id = :id and state in ('OPEN', 'CLOSED', 'FINISHED')
            union all
            select 'receipt', 'RECEIPT', 'Tiếp nhận chỉ thị', min(due_on), 2
            from directive_receipt where directive_id = :id and state <> 'ADDRESSED' having count(*) > 0
            union all
            select 'plan', 'PLAN', 'Kế hoạch thực hiện', min(due_on), 3
            from implementation_plan where directive_id = :id having count(*) > 0
            union all
            select id::text, 'REPORT', label, due_on, 4
            from report_period where directive_id = :id and state <> 'WITHDRAWN'
            union all
            select id::text, 'REVIEW', label, reports_due_on, 5
            from review where directive_id = :id and reports_due_on is not null
            order by due, place
            """;

    private final JdbcClient jdbc;
    private final ManagersOnly managers;
    private final DossierAccess access;
    private final Clock clock;

    TimelinessQueries(JdbcClient jdbc, ManagersOnly managers, DossierAccess access, Clock clock) {
        this.jdbc = jdbc;
        this.managers = managers;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Asked bodies against the occasions at which they were asked, bodies by name, those that ended below the body that
     * stands in their place, occasions by due day.
     *
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public Timeliness timeliness(UUID directiveId) {
        managers.require();
        access.require(directiveId);
        List<Occasion> occasions = jdbc.sql(OCCASIONS).param("id", directiveId).query((row, index) ->
                new Occasion(row.getString("id"), row.getString("kind"), row.getString("label"), date(row, "due")))
                .list();
        Map<String, Integer> places = new HashMap<>();
        occasions.forEach(occasion -> places.put(occasion.id(), places.size()));
        LocalDate today = LocalDate.now(clock);
        Map<String, BodyRow> rows = new LinkedHashMap<>();
        jdbc.sql("""
                with asked as (
                """ + CELLS + """
                ), bodies as (
                    select a.body, b.name, b.level, case when b.valid_to < :today or max(a.owner) <> min(a.owner)
                            or max(a.owner) <> a.body
                        then coalesce(nullif(living_body(a.body, :today), a.body),
                            max(a.owner) filter (where a.owner <> a.body)) end as successor
                    from asked a left join lateral (
                        select b.name, b.level, b.valid_to from body b where b.code = a.body
                        order by (b.valid_from <= :today) desc, b.valid_from desc limit 1) b on true
                    group by a.body, b.name, b.level, b.valid_to
                )
                select c.*, case when c.state = 'EXTENDED' then 'EXTENDED'
                    when c.state = 'DONE' and c.done > c.due then 'LATE' when c.state = 'DONE' then 'ON_TIME'
                    when c.state = 'EXCUSED' then 'EXCUSED'
                    when c.state = 'MISSING' or c.due < :today then 'MISSING' else 'WAITING' end as shown,
                    greatest(0, coalesce(c.done, :today) - c.due) as days, b.name, b.level,
                    b.successor, s.name as successor_name
                from asked c join bodies b on b.body = c.body
                left join lateral (select body_name(b.successor, :today) as name) s on true
                order by coalesce(s.name, b.name), b.successor is not null, b.name, c.body
                """).param("id", directiveId).param("today", today).param("zone", clock.getZone().getId())
                .query(row -> {
                    Integer place = places.get(row.getString("occasion"));
                    if (place != null) {
                        CellState state = CellState.valueOf(row.getString("shown"));
                        String level = row.getString("level");
                        rows.computeIfAbsent(row.getString("body"), code -> new BodyRow(BodyRef.of(code, name(row)),
                                successor(row), level == null ? null : BodyLevel.valueOf(level), new ArrayList<>()))
                                .cells().add(new Cell(place, state, state.hasDays() ? row.getInt("days") : null));
                    }
                });
        return new Timeliness(occasions, List.copyOf(rows.values()));
    }

    private static String name(ResultSet row) {
        try {
            return row.getString("name");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BodyRef successor(ResultSet row) {
        try {
            return body(row, "successor");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How an asked body stands at one occasion. */
    public enum CellState {

        ON_TIME("Đúng hạn"),
        /** Within a due day that was moved on its request. */
        EXTENDED("Đúng hạn đã gia hạn"),
        LATE("Trễ"),
        /** Its day is past and nothing came. */
        MISSING("Chưa có"),
        WAITING("Chưa đến hạn"),
        /** Declined, withdrawn, or contained in another body's answer. */
        EXCUSED("Không phải trả lời");

        private final String label;

        CellState(String label) {
            this.label = label;
        }

        /** Vietnamese. */
        public String label() {
            return label;
        }

        boolean hasDays() {
            return this == LATE || this == MISSING;
        }
    }

    public record Timeliness(List<Occasion> occasions, List<BodyRow> bodies) {}

    /**
     * @param kind ROUND, RECEIPT, PLAN, REPORT or REVIEW
     * @param label Vietnamese
     * @param dueOn usual due day; a body may have another one
     */
    public record Occasion(String id, String kind, String label, LocalDate dueOn) {}

    /**
     * @param successor body that stands in its place now, or null; the rows of predecessors follow its own
     * @param cells only where the body was asked
     */
    public record BodyRow(BodyRef body, BodyRef successor, BodyLevel level, List<Cell> cells) {}

    /**
     * @param occasion index in {@link Timeliness#occasions}
     * @param days calendar days late, or since its day is past; null where there are none
     */
    public record Cell(int occasion, CellState state, Integer days) {}
}
