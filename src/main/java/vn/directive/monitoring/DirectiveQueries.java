package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.bodies;
import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.instant;
import static vn.directive.monitoring.Rows.strings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Phase;
import vn.directive.document.DossierAccess;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.WorkingCalendar;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;
import vn.directive.workflow.OpenTasks;
import vn.directive.workflow.OpenTasks.OpenTask;

/**
 * Dossiers as managers and plugins read them. A restricted dossier exists only for people of the bodies admitted to
 * it; for everybody else it is left out of lists and not found by id.
 */
@Service
@Transactional(readOnly = true)
public class DirectiveQueries {

    /** Open work of a dossier, from the engine's tables: the list is filtered by it, so it cannot come afterwards. */
    private static final String WORK = """
            (select count(*) as open_tasks, count(*) filter (where t.due_date_ < :now) as overdue_tasks,
                    min(t.due_date_) as next_due
             from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
             where e.business_key_ = d.id::text)
            """;

    private static final String FILTER = " where " + Visibility.CONDITION + """
            and (cardinality(:phases) = 0 or d.phase = any(:phases))
            and (cast(:issuer as text) is null or :issuer in (d.issuer, d.issued_by_body))
            and (cast(:leadBody as text) is null or d.lead_body = :leadBody)
            and (cast(:text as text) is null
                 or search_text(d.subject || ' ' || d.dossier_number || ' ' || coalesce(d.symbol, ''))
                    like '%' || search_text(:text) || '%')
            and (not :overdue or exists (
                 select from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
                 where e.business_key_ = d.id::text and t.due_date_ < :now))
            """;

    private static final String SUMMARY = """
            d.id, d.dossier_number, d.subject, d.symbol, d.issued_on, d.phase, d.urgency, d.opened_on, d.ended_on,
            d.tenant_id is not null as restricted, coalesce(d.issued_by_body, d.issuer) as issuer, d.lead_body,
            body_name(coalesce(d.issued_by_body, d.issuer), coalesce(d.issued_on, d.opened_on)) as issuer_name,
            body_name(d.lead_body, coalesce(d.issued_on, d.opened_on)) as lead_body_name
            """;

    private final JdbcClient jdbc;
    private final DossierAccess access;
    private final OpenTasks tasks;
    private final WorkingCalendar calendar;
    private final CurrentUser user;
    private final Clock clock;

    DirectiveQueries(JdbcClient jdbc, DossierAccess access, OpenTasks tasks, WorkingCalendar calendar,
            CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.tasks = tasks;
        this.calendar = calendar;
        this.user = user;
        this.clock = clock;
    }

    /** Newest dossier first. */
    public Page<Summary> list(Filter filter, Paging paging) {
        Map<String, Object> criteria = criteria(filter);
        long total = jdbc.sql("select count(*) from directive d" + FILTER).params(criteria).query(Long.class).single();
        List<Summary> items = jdbc.sql("select " + SUMMARY + ", w.* from (select * from directive d" + FILTER
                + " order by d.opened_on desc, d.dossier_number desc limit :size offset :offset) d cross join lateral "
                + WORK + " w order by d.opened_on desc, d.dossier_number desc").params(criteria)
                .param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> summary(row)).list();
        return Page.of(items, paging, total);
    }

    /** @throws NotFoundException when there is no such dossier or the user may not know of it */
    public Detail get(UUID directiveId) {
        return jdbc.sql("select " + SUMMARY + """
                , d.reason, d.source, d.round_modes, d.draft_deadline, d.end_reason, d.end_decision_symbol,
                d.office, body_name(d.office, d.opened_on) as office_name,
                d.standing_board, body_name(d.standing_board, d.opened_on) as standing_board_name,
                array(select c.body || '|' || coalesce(body_name(c.body, d.opened_on), c.body)
                      from directive_coordinating_body c
                      where c.directive_id = d.id and c.body <> d.lead_body order by 1) as coordinating,
                array(select o.id::text from directive_lineage l join directive o on o.id = l.predecessor_id
                      where l.successor_id = d.id and OTHER order by 1) as predecessors,
                array(select o.id::text from directive_lineage l join directive o on o.id = l.successor_id
                      where l.predecessor_id = d.id and OTHER order by 1) as successors,
                (select count(*) from directive_addressee a where a.directive_id = d.id) as addressees,
                (select count(*) from document x where x.directive_id = d.id) as documents,
                (select count(*) from key_task k where k.directive_id = d.id) as key_tasks,
                (select count(*) from comment_round r where r.directive_id = d.id) as rounds,
                w.* from directive d cross join lateral
                """.replace("OTHER", DossierAccess.knownTo("o", ":user")) + WORK + " w where d.id = :id and "
                + Visibility.CONDITION)
                .params(actor()).param("id", directiveId).query((row, index) -> detail(row)).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy hồ sơ chỉ thị."));
    }

    /** What happened, newest first. */
    public Page<TimelineEntry> timeline(UUID directiveId, Paging paging) {
        access.require(directiveId);
        long total = jdbc.sql("select count(*) from timeline_entry where directive_id = :id").param("id", directiveId)
                .query(Long.class).single();
        return Page.of(jdbc.sql("""
                select e.id, e.kind, e.title, e.recorded_at, e.recorded_by,
                       coalesce(a.display_name, case when e.recorded_by = 'system' then 'Hệ thống' else e.recorded_by end)
                           as recorded_by_name
                from timeline_entry e left join account a on a.username = e.recorded_by
                where e.directive_id = :id order by e.id desc limit :size offset :offset
                """).param("id", directiveId).param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new TimelineEntry(row.getLong("id"), row.getString("kind"),
                        row.getString("title"), instant(row, "recorded_at"), row.getString("recorded_by"),
                        row.getString("recorded_by_name"))).list(), paging, total);
    }

    /** Open tasks that have a due date, soonest first. */
    public List<Deadline> deadlines(UUID directiveId) {
        access.require(directiveId);
        LocalDate today = LocalDate.now(clock);
        return tasks.ofDossier(directiveId).stream().filter(task -> task.dueAt() != null)
                .map(task -> deadline(task, today)).toList();
    }

    private Deadline deadline(OpenTask task, LocalDate today) {
        LocalDate due = LocalDate.ofInstant(task.dueAt(), clock.getZone());
        return new Deadline(task.taskId(), task.processKey(), task.taskKey(), task.name(), task.dueAt(),
                calendar.between(today, due), task.dueAt().isBefore(clock.instant()), task.assignee(), task.groups());
    }

    private Map<String, Object> criteria(Filter filter) {
        Map<String, Object> criteria = actor();
        criteria.put("phases", filter.phases().stream().map(Phase::name).toArray(String[]::new));
        criteria.put("issuer", filter.issuer());
        criteria.put("leadBody", filter.leadBody());
        criteria.put("text", Rows.pattern(filter.text()));
        criteria.put("overdue", filter.overdue());
        return criteria;
    }

    private Map<String, Object> actor() {
        return new HashMap<>(Map.of("user", user.username(), "today", LocalDate.now(clock),
                "now", Timestamp.from(clock.instant())));
    }

    private static Summary summary(ResultSet row) throws SQLException {
        Phase phase = Phase.valueOf(row.getString("phase"));
        return new Summary(row.getObject("id", UUID.class), row.getString("dossier_number"), row.getString("subject"),
                row.getString("symbol"), date(row, "issued_on"), phase, phase.label(), row.getString("urgency"),
                row.getBoolean("restricted"), body(row, "issuer"), body(row, "lead_body"), date(row, "opened_on"),
                date(row, "ended_on"), row.getInt("open_tasks"), row.getInt("overdue_tasks"), instant(row, "next_due"));
    }

    private static Detail detail(ResultSet row) throws SQLException {
        return new Detail(summary(row), row.getString("reason"), row.getString("source"),
                strings(row, "round_modes"), date(row, "draft_deadline"), body(row, "office"),
                body(row, "standing_board"), bodies(row, "coordinating"), row.getString("end_reason"),
                row.getString("end_decision_symbol"), strings(row, "predecessors"), strings(row, "successors"),
                new Counts(row.getInt("addressees"), row.getInt("documents"), row.getInt("key_tasks"),
                        row.getInt("rounds"), row.getInt("open_tasks"), row.getInt("overdue_tasks")));
    }

    /**
     * Criteria over dossiers; null or empty means any.
     *
     * @param text words of the subject, the symbol or the dossier number; accents and case do not matter
     * @param overdue true for dossiers with overdue work only
     */
    public record Filter(Set<Phase> phases, String issuer, String leadBody, String text, boolean overdue) {}

    /**
     * @param phaseLabel Vietnamese
     * @param nextDue soonest due date of its open tasks, possibly past
     */
    public record Summary(UUID id, String dossierNumber, String subject, String symbol, LocalDate issuedOn,
            Phase phase, String phaseLabel, String urgency, boolean restricted, BodyRef issuer, BodyRef leadBody,
            LocalDate openedOn, LocalDate endedOn, int openTasks, int overdueTasks, Instant nextDue) {}

    /** @param predecessors ids of the dossiers that it replaces or is to replace */
    public record Detail(@com.fasterxml.jackson.annotation.JsonUnwrapped Summary summary, String reason,
            String source, List<String> roundModes, LocalDate draftDeadline, BodyRef office, BodyRef standingBoard,
            List<BodyRef> coordinatingBodies, String endReason, String endDecisionSymbol, List<String> predecessors,
            List<String> successors, Counts counts) {}

    public record Counts(int addressees, int documents, int keyTasks, int rounds, int openTasks, int overdueTasks) {}

    /** @param byName display name of the office that acted */
    public record TimelineEntry(long id, String kind, String title, Instant at, String by, String byName) {}

    /** @param workingDaysLeft negative when the date is past */
    public record Deadline(String taskId, String processKey, String taskKey, String name, Instant dueAt,
            int workingDaysLeft, boolean overdue, String assignee, List<String> groups) {}
}
