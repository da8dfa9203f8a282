package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Phase;
import vn.directive.document.DossierAccess;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/**
 * Where every directive stands and who is late, for managers. Figures come from grouped tables, so the cost does not
 * grow with a statement per dossier; restricted dossiers are left out for people outside the admitted bodies.
 */
@Service
@Transactional(readOnly = true)
public class DashboardQueries {

    private static final String DASHBOARD = """
            with work as (
                select e.business_key_ as key, count(*) as open_tasks,
                       count(*) filter (where t.due_date_ < :now) as overdue_tasks, min(t.due_date_) as next_due
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where e.business_key_ is not null group by 1
            ), failed as (
                select e.business_key_ as key, count(*) as incidents
                from act_ru_incident i join act_ru_execution e on e.id_ = i.proc_inst_id_
                where e.business_key_ is not null and i.cause_incident_id_ = i.id_ group by 1
            ), parent as (
                select e.business_key_ as key, min(e.id_) as instance
                from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_
                where e.parent_id_ is null and p.key_ = 'directive-lifecycle' group by 1
            ), late as (
                select directive_id, count(distinct body) as late_bodies from (
            """ + LateBodies.ROWS + """
                ) owed group by 1
            ), event as (
                select distinct on (directive_id) directive_id, label, due_on from calendar_event
                where opened_at is null and due_on >= :today order by directive_id, due_on
            )
            select d.id, d.dossier_number, d.subject, d.symbol, d.phase, d.opened_on, d.issued_on, d.ended_on,
                   d.tenant_id is not null as restricted, d.lead_body,
                   body_name(d.lead_body, coalesce(d.issued_on, d.opened_on)) as lead_body_name,
                   work.open_tasks, work.overdue_tasks, work.next_due, failed.incidents, late.late_bodies,
                   parent.instance, event.label as event_label, event.due_on as event_due
            from directive d
            left join work on work.key = d.id::text
            left join failed on failed.key = d.id::text
            left join parent on parent.key = d.id::text
            left join late on late.directive_id = d.id
            left join event on event.directive_id = d.id and d.ended_on is null
            where\s""" + Visibility.CONDITION + " order by d.opened_on desc, d.dossier_number desc";

    private static final String TASKS = """
            select t.id_, t.name_, t.due_date_, t.proc_inst_id_, p.name_ as process_name,
                   coalesce(a.display_name, t.assignee_) as assignee,
                   (select string_agg(distinct coalesce(body_name(split_part(l.group_id_, ':', 1), :today),
                                                        l.group_id_), ', ')
                    from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate') as bodies
            from act_ru_execution e
            join act_ru_task t on t.proc_inst_id_ = e.id_
            join act_re_procdef p on p.id_ = t.proc_def_id_
            left join account a on a.username = t.assignee_
            where e.business_key_ = :key order by t.due_date_ nulls last, t.name_, t.id_
            """;

    private static final String INCIDENTS = """
            select i.id_, i.incident_msg_, i.incident_timestamp_, i.activity_id_, i.proc_inst_id_,
                   p.name_ as process_name
            from act_ru_execution e
            join act_ru_incident i on i.proc_inst_id_ = e.id_
            join act_re_procdef p on p.id_ = i.proc_def_id_
            where e.business_key_ = :key and i.cause_incident_id_ = i.id_ order by i.incident_timestamp_, i.id_
            """;

    /** The body that a child instance asks is a variable of its own, named by its process. */
    private static final String INSTANCES = """
            select e.id_, p.key_, p.name_, v.text_ as body, body_name(v.text_, :today) as body_name,
                   h.start_time_, t.waiting, coalesce(t.late, false) as late
            from act_ru_execution e
            join act_re_procdef p on p.id_ = e.proc_def_id_
            left join act_hi_procinst h on h.id_ = e.id_
            left join lateral (select min(x.text_) as text_ from act_ru_variable x where x.execution_id_ = e.id_
                               and x.name_ in ('askedBody', 'body', 'invitedBody')) v on true
            left join lateral (select string_agg(t.name_, ', ') as waiting, bool_or(t.due_date_ < :now) as late
                               from act_ru_task t where t.proc_inst_id_ = e.id_) t on true
            where e.business_key_ = :key and e.parent_id_ is null
            order by p.key_ <> 'directive-lifecycle', p.name_, body_name, h.start_time_, e.id_
            """;

    private final JdbcClient jdbc;
    private final ManagersOnly managers;
    private final DossierAccess access;
    private final CurrentUser user;
    private final Clock clock;

    DashboardQueries(JdbcClient jdbc, ManagersOnly managers, DossierAccess access, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.managers = managers;
        this.access = access;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Every dossier that the user may know of, newest first.
     *
     * @throws NotAllowedException when the user is no manager
     */
    public Dashboard dashboard() {
        managers.require();
        LocalDate today = LocalDate.now(clock);
        List<Standing> items = jdbc.sql(DASHBOARD).params(now()).param("user", user.username())
                .query((row, index) -> standing(row, today)).list();
        return new Dashboard(clock.instant(),
                Arrays.stream(Phase.values()).map(p -> new PhaseName(p, p.label(), p.isEnded())).toList(), items);
    }

    /**
     * What the figures of one dossier count.
     *
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public Work work(UUID directiveId) {
        require(directiveId);
        String key = directiveId.toString();
        return new Work(
                jdbc.sql(TASKS).param("key", key).param("today", LocalDate.now(clock))
                        .query((row, index) -> task(row)).list(),
                jdbc.sql("select l.*, body_name(l.body, :today) as body_name from (" + LateBodies.ROWS
                        + ") l where l.directive_id = :id order by l.due, body_name")
                        .param("id", directiveId).param("today", LocalDate.now(clock))
                        .query((row, index) -> new LateBody(body(row, "body"), row.getString("what"),
                                date(row, "due"), row.getString("instance"))).list(),
                jdbc.sql(INCIDENTS).param("key", key)
                        .query((row, index) -> new Incident(row.getString("id_"), row.getString("incident_msg_"),
                                instant(row, "incident_timestamp_"), row.getString("activity_id_"),
                                row.getString("proc_inst_id_"), row.getString("process_name"))).list());
    }

    /**
     * Running process instances of a dossier, the parent first: children are not called activities, only the business
     * key ties them together.
     *
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public List<Instance> instances(UUID directiveId) {
        require(directiveId);
        return jdbc.sql(INSTANCES).params(now()).param("key", directiveId.toString())
                .query((row, index) -> new Instance(row.getString("id_"), row.getString("key_"),
                        row.getString("name_"), body(row, "body"), instant(row, "start_time_"),
                        row.getString("waiting"), row.getBoolean("late"))).list();
    }

    /**
     * The dossier that a running process instance belongs to, found by its business key.
     *
     * @throws NotFoundException when it belongs to none or the user may not know of it
     */
    public InstanceDossier dossierOf(String processInstanceId) {
        return jdbc.sql("""
                select d.id, d.dossier_number, d.symbol, d.subject, d.phase, parent.instance
                from act_ru_execution e
                join directive d on d.id::text = e.business_key_
                left join lateral (
                    select min(x.id_) as instance
                    from act_ru_execution x join act_re_procdef p on p.id_ = x.proc_def_id_
                    where x.business_key_ = e.business_key_ and x.parent_id_ is null
                        and p.key_ = 'directive-lifecycle') parent on true
                where e.id_ = :instance and\s""" + Visibility.CONDITION).param("instance", processInstanceId)
                .param("user", user.username()).param("today", LocalDate.now(clock))
                .query((row, index) -> new InstanceDossier(row.getObject("id", UUID.class),
                        row.getString("dossier_number"), row.getString("symbol"), row.getString("subject"),
                        Phase.valueOf(row.getString("phase")).label(), row.getString("instance"))).optional()
                .orElseThrow(() -> new NotFoundException("Quy trình này không thuộc hồ sơ chỉ thị nào."));
    }

    /**
     * Open tasks of a process by element of its diagram.
     *
     * @param version of the definition, or null for all of them
     * @throws NotAllowedException when the user is no manager
     */
    public List<Waiting> waiting(String processKey, Integer version) {
        managers.require();
        return jdbc.sql("""
                select t.task_def_key_, count(*) as waiting, count(*) filter (where t.due_date_ < :now) as late
                from act_re_procdef p
                join act_ru_task t on t.proc_def_id_ = p.id_
                join act_ru_execution e on e.id_ = t.proc_inst_id_
                left join directive d on d.id::text = e.business_key_
                where p.key_ = :process and (cast(:version as integer) is null or p.version_ = :version) and\s"""
                + Visibility.CONDITION + " group by 1 order by 1").params(now()).param("process", processKey)
                .param("version", version).param("user", user.username())
                .query((row, index) -> new Waiting(row.getString("task_def_key_"), row.getInt("waiting"),
                        row.getInt("late"))).list();
    }

    private void require(UUID directiveId) {
        managers.require();
        access.require(directiveId);
    }

    private Map<String, Object> now() {
        return Map.of("now", Timestamp.from(clock.instant()), "today", LocalDate.now(clock));
    }

    private static Standing standing(ResultSet row, LocalDate today) throws SQLException {
        Phase phase = Phase.valueOf(row.getString("phase"));
        LocalDate opened = date(row, "opened_on");
        LocalDate ended = date(row, "ended_on");
        String event = row.getString("event_label");
        return new Standing(row.getObject("id", UUID.class), row.getString("dossier_number"), row.getString("symbol"),
                row.getString("subject"), phase, phase.label(), row.getBoolean("restricted"), body(row, "lead_body"),
                opened, date(row, "issued_on"), ended, ChronoUnit.DAYS.between(opened, ended == null ? today : ended),
                instant(row, "next_due"), event == null ? null : new NextEvent(event, date(row, "event_due")),
                row.getInt("late_bodies"), row.getInt("open_tasks"), row.getInt("overdue_tasks"),
                row.getInt("incidents"), row.getString("instance"));
    }

    private Task task(ResultSet row) throws SQLException {
        Instant due = instant(row, "due_date_");
        return new Task(row.getString("id_"), row.getString("name_"), row.getString("process_name"),
                row.getString("proc_inst_id_"), due, due != null && due.isBefore(clock.instant()),
                row.getString("assignee"), row.getString("bodies"));
    }

    /** @param phases every phase in the order of a directive's life */
    public record Dashboard(Instant asOf, List<PhaseName> phases, List<Standing> items) {}

    /** @param label Vietnamese */
    public record PhaseName(Phase phase, String label, boolean ended) {}

    /**
     * @param ageDays calendar days since the dossier was opened, until it ended
     * @param nextDue soonest due date of its open tasks, possibly past
     * @param nextEvent next report, briefing or review in the calendar, or null
     * @param lateBodies asked bodies that owe something whose day is past
     * @param incidents failed jobs and the like; each counted where it arose
     * @param instanceId running instance of the parent process, or null
     */
    public record Standing(UUID id, String dossierNumber, String symbol, String subject, Phase phase,
            String phaseLabel, boolean restricted, BodyRef leadBody, LocalDate openedOn, LocalDate issuedOn,
            LocalDate endedOn, long ageDays, Instant nextDue, NextEvent nextEvent, int lateBodies, int openTasks,
            int overdueTasks, int incidents, String instanceId) {}

    public record NextEvent(String label, LocalDate dueOn) {}

    public record Work(List<Task> tasks, List<LateBody> lateBodies, List<Incident> incidents) {}

    /** @param bodies names of the bodies whose people may take it */
    public record Task(String taskId, String name, String processName, String instanceId, Instant dueAt,
            boolean overdue, String assignee, String bodies) {}

    /** @param instanceId the body's own instance where it is known */
    public record LateBody(BodyRef body, String what, LocalDate due, String instanceId) {}

    public record Incident(String id, String message, Instant at, String activityId, String instanceId,
            String processName) {}

    /**
     * @param body whom it asks, or null
     * @param waiting names of its open tasks
     */
    public record Instance(String instanceId, String processKey, String processName, BodyRef body, Instant startedAt,
            String waiting, boolean late) {}

    /** @param lifecycleInstanceId running parent instance of the dossier, or null */
    public record InstanceDossier(UUID directiveId, String dossierNumber, String symbol, String subject,
            String phaseLabel, String lifecycleInstanceId) {}

    public record Waiting(String activityId, int waiting, int late) {}
}
