package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.instant;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.reporting.PeriodState;
import vn.directive.reporting.Periods;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** How a directive in force is carried out: plans of the bodies, reporting periods and reviews. */
@Service
@Transactional(readOnly = true)
public class ExecutionQueries {

    private final JdbcClient jdbc;
    private final DossierAccess access;
    private final Periods periods;
    private final Clock clock;

    ExecutionQueries(JdbcClient jdbc, DossierAccess access, Periods periods, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * Plans by code of the body.
     *
     * @param state wanted state, or null for any
     */
    public Page<Plan> plans(UUID directiveId, String state, Paging paging) {
        access.require(directiveId);
        String where = " from implementation_plan p where p.directive_id = :id"
                + " and (cast(:state as text) is null or p.state = :state) ";
        Map<String, Object> criteria = new HashMap<>();
        criteria.put("id", directiveId);
        criteria.put("state", state);
        long total = jdbc.sql("select count(*)" + where).params(criteria).query(Long.class).single();
        return Page.of(jdbc.sql("""
                select p.*, body_name(p.body, coalesce((coalesce(p.decided_at, p.submitted_at) at time zone :zone)::date,
                           :today)) as body_name,
                       case when p.owner <> p.body then p.owner end as now,
                       case when p.owner <> p.body then body_name(p.owner, :today) end as now_name,
                       (select count(*) from plan_task t where t.plan_id = p.id) as tasks,
                       (p.submitted_at is null and p.due_on < :today and p.state <> 'WITHDRAWN') as overdue
                """ + where + "order by p.body limit :size offset :offset").params(criteria)
                .param("today", LocalDate.now(clock)).param("zone", clock.getZone().getId())
                .param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new Plan(row.getObject("id", UUID.class), body(row, "body"), body(row, "now"),
                        row.getString("state"), date(row, "due_on"), row.getBoolean("overdue"),
                        row.getString("responsible_office"), row.getInt("tasks"), row.getBigDecimal("copied_share"),
                        row.getString("copied_from"), row.getInt("returns"), instant(row, "submitted_at"),
                        instant(row, "decided_at"), row.getObject("document_id", UUID.class))).list(), paging, total);
    }

    /** Reporting periods with their coverage, by the last day of the period. */
    public List<Period> periods(UUID directiveId) {
        access.require(directiveId);
        return periods.ofDirective(directiveId).stream().map(p -> new Period(p.id(), p.kind(), p.label(),
                p.periodFrom(), p.periodTo(), p.dueOn(), p.state(), p.openedAt(), p.frozenAt(), p.documentId(),
                new Coverage(p.asked(), p.received(), p.accepted(), p.late(), p.missing()))).toList();
    }

    /** Returns of one period, by code of the body. */
    public Page<Return> returns(UUID directiveId, UUID periodId, Paging paging) {
        access.require(directiveId);
        String where = """
                 from report_request r join report_period p on p.id = r.period_id
                where p.directive_id = :id and p.id = :period and r.state <> 'PLANNED'
                """;
        Map<String, Object> criteria = Map.of("id", directiveId, "period", periodId);
        long total = jdbc.sql("select count(*)" + where).params(criteria).query(Long.class).single();
        return Page.of(jdbc.sql("""
                select r.*, body_name(r.body, p.period_to) as body_name,
                       case when r.owner <> r.body then r.owner end as now,
                       case when r.owner <> r.body then body_name(r.owner, :today) end as now_name
                """ + where + " order by r.body limit :size offset :offset").params(criteria)
                .param("today", LocalDate.now(clock))
                .param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new Return(row.getObject("id", UUID.class), body(row, "body"), body(row, "now"),
                        row.getString("state"), instant(row, "sent_at"), row.getInt("late_days"),
                        row.getInt("clarifications"), instant(row, "accepted_at"), row.getString("counted_in")))
                .list(), paging, total);
    }

    /** Interim and final reviews, by the last day of their period. */
    public List<Review> reviews(UUID directiveId) {
        access.require(directiveId);
        return jdbc.sql("""
                select v.*, r.*, n.*, c.symbol as decision_symbol, c.decided_on as commended_on, c.published_on
                from review v
                left join commendation c on c.review_id = v.id
                cross join lateral (
                    select count(*) as asked, count(*) filter (where r.state = 'REPORTED') as reported,
                           count(*) filter (where r.state = 'MISSED') as missed
                    from review_request r where r.review_id = v.id) r
                cross join lateral (
                    select count(*) as nominated, count(*) filter (where n.state = 'AWARDED') as awarded
                    from review_nomination n where n.review_id = v.id) n
                where v.directive_id = :id order by v.period_to, v.kind
                """).param("id", directiveId).query((row, index) -> new Review(row.getObject("id", UUID.class),
                        row.getString("kind"), row.getString("label"), date(row, "period_from"),
                        date(row, "period_to"), row.getString("state"), date(row, "reports_due_on"),
                        date(row, "conference_held_on"), row.getString("outcome"), date(row, "decided_on"),
                        row.getInt("asked"), row.getInt("reported"), row.getInt("missed"),
                        new Commendation(row.getInt("nominated"), row.getInt("awarded"),
                                row.getString("decision_symbol"), date(row, "commended_on"),
                                date(row, "published_on")))).list();
    }

    /**
     * @param owner body that answers for the plan now, null while that is the same
     * @param overdue not submitted although its day is past
     * @param copiedShare part of the text that repeats the superior's, from 0 to 1
     * @param returns how often it was sent back
     */
    public record Plan(UUID id, BodyRef body, BodyRef owner, String state, LocalDate dueOn, boolean overdue,
            String responsibleOffice, int tasks, BigDecimal copiedShare, String copiedFrom, int returns,
            Instant submittedAt, Instant decidedAt, UUID documentId) {}

    /** @param periodTo cut-off of the figures, inclusive */
    public record Period(UUID id, String kind, String label, LocalDate periodFrom, LocalDate periodTo,
            LocalDate dueOn, PeriodState state, Instant openedAt, Instant frozenAt, UUID documentId,
            Coverage coverage) {}

    /**
     * @param received returns that the lead body has, late ones included
     * @param missing not received; final once the period is frozen
     */
    public record Coverage(int asked, int received, int accepted, int late, int missing) {}

    /**
     * @param owner body that answers for the return now, null while that is the same
     * @param countedIn code of the body whose return contains these figures, or null
     */
    public record Return(UUID id, BodyRef body, BodyRef owner, String state, Instant sentAt, int lateDays, int
            clarifications, Instant acceptedAt, String countedIn) {}

    /** @param outcome KEEP, AMEND, REPLACE or END; null until decided */
    public record Review(UUID id, String kind, String label, LocalDate periodFrom, LocalDate periodTo, String state,
            LocalDate reportsDueOn, LocalDate conferenceHeldOn, String outcome, LocalDate decidedOn, int asked,
            int reported, int missed, Commendation commendation) {}

    /** @param symbol of the decision, or null */
    public record Commendation(int nominated, int awarded, String symbol, LocalDate decidedOn,
            LocalDate publishedOn) {}
}
