package vn.directive.monitoring;

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
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;
import vn.directive.workflow.StepNames;

/**
 * What the figures of managers count, one by one: open tasks, late bodies, incidents and running instances, of one
 * dossier or of all that the user may know of. Each list costs its rights, its total and one page.
 */
@Service
@Transactional(readOnly = true)
public class WorkQueries {

    /** Figures count over the same rows as the lists show; so both begin with these. */
    private static final String TASKS = """
             from act_ru_task t
            join act_ru_execution e on e.id_ = t.proc_inst_id_
            join act_re_procdef p on p.id_ = t.proc_def_id_
            left join directive d on d.id::text = e.business_key_
            left join account a on a.username = t.assignee_
            where (cast(:key as text) is null or e.business_key_ = :key)
            and (cast(:key as text) is not null or d.id is not null or cast(:process as text) is not null)
            and (d.id is not null or t.tenant_id_ is null)
            and (cast(:process as text) is null or p.key_ = :process)
            and (cast(:version as integer) is null or p.version_ = :version)
            and (cast(:activity as text) is null or t.task_def_key_ = :activity)
            and (not :overdue or t.due_date_ < :now)
            and (cast(:text as text) is null or search_text(t.name_ || ' ' || coalesce(a.display_name, t.assignee_, '')
                 || ' ' || coalesce(d.dossier_number || ' ' || coalesce(d.symbol, '') || ' ' || d.subject, ''))
                 like '%' || search_text(:text) || '%')
            and\s""" + Visibility.CONDITION;

    private static final String LATE = """
             from (select directive_id, body, array_agg(case when asked = body then what
                              else what || ' của ' || coalesce(body_name(asked, :today), asked) end order by due, what)
                              as whats, min(due) as due,
                          min(instance) as instance
                   from (
            """ + LateBodies.ROWS + """
                   ) owed where cast(:id as uuid) is null or directive_id = :id group by 1, 2) l
            join directive d on d.id = l.directive_id
            left join (
                select distinct on (code) code, name from body
                order by code, (valid_from <= :today) desc, valid_from desc) b on b.code = l.body
            where (cast(:text as text) is null or search_text(coalesce(b.name, l.body) || ' ' || l.body || ' '
                 || array_to_string(l.whats, ' ') || ' ' || d.dossier_number || ' ' || coalesce(d.symbol, '') || ' '
                 || d.subject) like '%' || search_text(:text) || '%')
            and\s""" + Visibility.CONDITION;

    private static final String INCIDENTS = """
             from act_ru_incident i
            join act_ru_execution e on e.id_ = i.proc_inst_id_
            join act_re_procdef p on p.id_ = i.proc_def_id_
            join directive d on d.id::text = e.business_key_
            where (cast(:key as text) is null or e.business_key_ = :key) and i.cause_incident_id_ = i.id_
            and (cast(:text as text) is null or search_text(p.name_ || ' ' || coalesce(i.incident_msg_, '') || ' '
                 || d.dossier_number || ' ' || coalesce(d.symbol, '') || ' ' || d.subject)
                 like '%' || search_text(:text) || '%')
            and\s""" + Visibility.CONDITION;

    /** The body that a child instance asks is a variable of its own, named by its process. */
    private static final String INSTANCES = """
             from act_ru_execution e
            join act_re_procdef p on p.id_ = e.proc_def_id_
            left join lateral (select min(x.text_) as text_ from act_ru_variable x where x.execution_id_ = e.id_
                               and x.name_ in ('askedBody', 'body', 'invitedBody')) v on true
            left join lateral (
                select b.name from body b where b.code = v.text_
                order by (b.valid_from <= :today) desc, b.valid_from desc limit 1) b on true
            where e.business_key_ = :key and e.parent_id_ is null
            and (cast(:process as text) is null or p.key_ = :process)
            and (cast(:text as text) is null or search_text(p.name_ || ' ' || coalesce(b.name, v.text_, ''))
                 like '%' || search_text(:text) || '%')
            """;

    private static final String DOSSIER = " d.id as directive_id, d.dossier_number, d.symbol, d.subject ";

    private final JdbcClient jdbc;
    private final ManagersOnly managers;
    private final DossierAccess access;
    private final StepNames steps;
    private final CurrentUser user;
    private final Clock clock;

    WorkQueries(JdbcClient jdbc, ManagersOnly managers, DossierAccess access, StepNames steps, CurrentUser user,
            Clock clock) {
        this.jdbc = jdbc;
        this.managers = managers;
        this.access = access;
        this.steps = steps;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Open tasks, soonest due first.
     *
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when the wanted dossier does not exist or the user may not know of it
     */
    public Page<Task> tasks(TaskFilter filter, Paging paging) {
        require(filter.directiveId());
        Map<String, Object> criteria = criteria(filter.directiveId(), filter.text());
        criteria.put("process", filter.processKey());
        criteria.put("version", filter.version());
        criteria.put("activity", filter.activityId());
        criteria.put("overdue", filter.overdue());
        // Whom a task waits for is looked up for the shown page only.
        return page(TASKS, """
                with shown as (select t.id_, t.name_, t.due_date_, t.proc_inst_id_, p.name_ as process_name,
                    coalesce(a.display_name, t.assignee_) as assignee,
                """ + DOSSIER + TASKS + " order by t.due_date_ nulls last, t.name_, t.id_ limit :size offset :offset) "
                + """
                select s.*, (select string_agg(distinct coalesce(body_name(split_part(l.group_id_, ':', 1), :today),
                                                                 l.group_id_), ', ')
                             from act_ru_identitylink l where l.task_id_ = s.id_ and l.type_ = 'candidate') as bodies
                from shown s order by s.due_date_ nulls last, s.name_, s.id_
                """, criteria, paging, this::task);
    }

    /**
     * Bodies that owe something whose day is past, the longest owed first; a body appears once per dossier.
     *
     * @param directiveId wanted dossier, or null for all
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public Page<LateBody> lateBodies(UUID directiveId, String text, Paging paging) {
        require(directiveId);
        return page(LATE, "select l.*, b.name as body_name, " + DOSSIER + LATE
                + " order by l.due, b.name, l.body, d.dossier_number limit :size offset :offset",
                criteria(directiveId, text), paging, row -> new LateBody(dossier(row), body(row, "body"),
                        strings(row, "whats"), date(row, "due"), row.getString("instance")));
    }

    /**
     * Incidents where they arose, oldest first.
     *
     * @param directiveId wanted dossier, or null for all
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public Page<Incident> incidents(UUID directiveId, String text, Paging paging) {
        require(directiveId);
        return page(INCIDENTS, """
                select i.id_, i.incident_msg_, i.incident_timestamp_, i.activity_id_, i.proc_inst_id_, i.proc_def_id_,
                    p.name_ as process_name,
                """ + DOSSIER + INCIDENTS + " order by i.incident_timestamp_, i.id_ limit :size offset :offset",
                criteria(directiveId, text), paging, row -> new Incident(row.getString("id_"), dossier(row),
                        row.getString("incident_msg_"), instant(row, "incident_timestamp_"),
                        row.getString("activity_id_"),
                        steps.of(row.getString("proc_def_id_"), row.getString("activity_id_")),
                        row.getString("proc_inst_id_"),
                        row.getString("process_name")));
    }

    /**
     * Running process instances of a dossier, the parent first: children are not called activities, only the business
     * key ties them together.
     *
     * @param processKey wanted process, or null for all
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public Page<Instance> instances(UUID directiveId, String processKey, String text, Paging paging) {
        require(directiveId);
        Map<String, Object> criteria = criteria(directiveId, text);
        criteria.put("process", processKey);
        return page(INSTANCES, """
                with shown as (select e.id_, p.key_, p.name_, v.text_ as body, b.name as body_name
                """ + INSTANCES + """
                order by p.key_ <> 'directive-lifecycle', p.name_, b.name, e.id_ limit :size offset :offset)
                select s.*, h.start_time_, t.waiting, coalesce(t.late, false) as late
                from shown s
                left join act_hi_procinst h on h.id_ = s.id_
                left join lateral (select string_agg(t.name_, ', ') as waiting, bool_or(t.due_date_ < :now) as late
                                   from act_ru_task t where t.proc_inst_id_ = s.id_) t on true
                order by s.key_ <> 'directive-lifecycle', s.name_, s.body_name, s.id_
                """, criteria, paging, row -> new Instance(row.getString("id_"), row.getString("key_"),
                        row.getString("name_"), body(row, "body"), instant(row, "start_time_"),
                        row.getString("waiting"), row.getBoolean("late")));
    }

    /**
     * How much there is of each kind in a dossier, and which processes run.
     *
     * @throws NotAllowedException when the user is no manager
     * @throws NotFoundException when there is no such dossier or the user may not know of it
     */
    public Figures figures(UUID directiveId) {
        require(directiveId);
        Map<String, Object> criteria = criteria(directiveId, null);
        List<ProcessCount> processes = jdbc.sql("""
                select p.key_, min(p.name_) as name, count(*) as instances, min(e.id_) as instance
                from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_
                where e.business_key_ = :key and e.parent_id_ is null
                group by 1 order by p.key_ <> 'directive-lifecycle', 2
                """).params(criteria).query((row, index) -> new ProcessCount(row.getString("key_"),
                        row.getString("name"), row.getInt("instances"),
                        row.getInt("instances") == 1 ? row.getString("instance") : null)).list();
        return jdbc.sql("""
                select
                    (select count(*) from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
                     where e.business_key_ = :key) as tasks,
                    (select count(*) from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
                     where e.business_key_ = :key and t.due_date_ < :now) as overdue,
                    (select count(*) from act_ru_execution e join act_ru_incident i on i.proc_inst_id_ = e.id_
                     where e.business_key_ = :key and i.cause_incident_id_ = i.id_) as incidents,
                    (select count(distinct body) from (
                """ + LateBodies.ROWS + ") owed where directive_id = :id) as late").params(criteria)
                .query((row, index) -> new Figures(row.getInt("tasks"), row.getInt("overdue"), row.getInt("late"),
                        row.getInt("incidents"), processes.stream().mapToInt(ProcessCount::instances).sum(),
                        processes)).single();
    }

    private void require(UUID directiveId) {
        managers.require();
        if (directiveId != null) {
            access.require(directiveId);
        }
    }

    private Map<String, Object> criteria(UUID directiveId, String text) {
        Map<String, Object> criteria = new HashMap<>(Map.of("user", user.username(), "today", LocalDate.now(clock),
                "now", Timestamp.from(clock.instant())));
        criteria.put("id", directiveId);
        criteria.put("key", directiveId == null ? null : directiveId.toString());
        criteria.put("text", Rows.pattern(text));
        return criteria;
    }

    private <T> Page<T> page(String rows, String sql, Map<String, Object> criteria, Paging paging, Reader<T> reader) {
        long total = jdbc.sql("select count(*)" + rows).params(criteria).query(Long.class).single();
        return Page.of(jdbc.sql(sql).params(criteria).param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> reader.read(row)).list(), paging, total);
    }

    private Task task(ResultSet row) throws SQLException {
        Instant due = instant(row, "due_date_");
        return new Task(row.getString("id_"), dossier(row), row.getString("name_"), row.getString("process_name"),
                row.getString("proc_inst_id_"), due, due != null && due.isBefore(clock.instant()),
                row.getString("assignee"), row.getString("bodies"));
    }

    private static Dossier dossier(ResultSet row) throws SQLException {
        UUID id = row.getObject("directive_id", UUID.class);
        return id == null ? null : new Dossier(id, row.getString("dossier_number"), row.getString("symbol"),
                row.getString("subject"));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Criteria over open tasks; null means any.
     *
     * @param version of the process definition
     * @param activityId element of the process
     * @param text words of the task, of who has it or of the dossier; accents and case do not matter
     */
    public record TaskFilter(UUID directiveId, String processKey, Integer version, String activityId, boolean overdue,
            String text) {}

    public record Dossier(UUID id, String dossierNumber, String symbol, String subject) {}

    /**
     * @param dossier null for a task outside any dossier
     * @param bodies names of the bodies whose people may take it
     */
    public record Task(String taskId, Dossier dossier, String name, String processName, String instanceId,
            Instant dueAt, boolean overdue, String assignee, String bodies) {}

    /**
     * @param whats everything it owes
     * @param due the earliest day among them
     * @param instanceId the body's own instance where it is known
     */
    public record LateBody(Dossier dossier, BodyRef body, List<String> whats, LocalDate due, String instanceId) {}

    /** @param step what the element where it arose is called */
    public record Incident(String id, Dossier dossier, String message, Instant at, String activityId, String step,
            String instanceId, String processName) {}

    /**
     * @param body whom it asks, or null
     * @param waiting names of its open tasks
     */
    public record Instance(String instanceId, String processKey, String processName, BodyRef body, Instant startedAt,
            String waiting, boolean late) {}

    /** @param processes running processes, the parent first */
    public record Figures(int tasks, int overdueTasks, int lateBodies, int incidents, int instances,
            List<ProcessCount> processes) {}

    /** @param instanceId when there is one instance only */
    public record ProcessCount(String processKey, String processName, int instances, String instanceId) {}
}
