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
import vn.directive.monitoring.VacancyQueries.Attention;
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
            """ + LateBodies.FIGURES + """
            ), event as (
                select distinct on (directive_id) directive_id, label, due_on from calendar_event
                where opened_at is null and due_on >= :today order by directive_id, due_on
            )
            select d.id, d.dossier_number, d.subject, d.symbol, d.phase, d.opened_on, d.issued_on, d.ended_on,
                   d.tenant_id is not null as restricted, d.lead_body,
                   body_name(d.lead_body, coalesce(d.issued_on, d.opened_on)) as lead_body_name,
                   work.open_tasks, work.overdue_tasks, work.next_due, failed.incidents, late.late_bodies,
                   exists (select from directive_watch w
                           where w.directive_id = d.id and w.username = :user) as watched, parent.instance, event.label as event_label, event.due_on as event_due
            from directive d
            left join work on work.key = d.id::text
            left join failed on failed.key = d.id::text
            left join parent on parent.key = d.id::text
            left join late on late.directive_id = d.id
            left join event on event.directive_id = d.id and d.ended_on is null
            where\s""" + Visibility.CONDITION + " order by d.opened_on desc, d.dossier_number desc";

    private final JdbcClient jdbc;
    private final ManagersOnly managers;
    private final CurrentUser user;
    private final VacancyQueries vacancies;
    private final Clock clock;

    DashboardQueries(JdbcClient jdbc, ManagersOnly managers, CurrentUser user, VacancyQueries vacancies, Clock clock) {
        this.jdbc = jdbc;
        this.managers = managers;
        this.user = user;
        this.vacancies = vacancies;
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
                Arrays.stream(Phase.values()).map(p -> new PhaseName(p, p.label(), p.isEnded())).toList(), items,
                vacancies.attention());
    }

    /**
     * The dossier that a running process instance belongs to, found by its business key.
     *
     * @throws NotFoundException when it belongs to none or the user may not know of it
     */
    public InstanceDossier dossierOf(String processInstanceId) {
        return jdbc.sql("""
                select d.id, d.dossier_number, d.symbol, d.subject, d.phase, parent.instance, v.text_ as body,
                       body_name(v.text_, :today) as body_name
                from act_ru_execution e
                join directive d on d.id::text = e.business_key_
                left join lateral (
                    select min(x.id_) as instance
                    from act_ru_execution x join act_re_procdef p on p.id_ = x.proc_def_id_
                    where x.business_key_ = e.business_key_ and x.parent_id_ is null
                        and p.key_ = 'directive-lifecycle') parent on true
                left join lateral (select min(x.text_) as text_ from act_ru_variable x where x.execution_id_ = e.id_
                                   and x.name_ in ('askedBody', 'body', 'invitedBody')) v on true
                where e.id_ = :instance and\s""" + Visibility.CONDITION).param("instance", processInstanceId)
                .param("user", user.username()).param("today", LocalDate.now(clock))
                .query((row, index) -> new InstanceDossier(row.getObject("id", UUID.class),
                        row.getString("dossier_number"), row.getString("symbol"), row.getString("subject"),
                        Phase.valueOf(row.getString("phase")).label(), row.getString("instance"), body(row, "body")))
                .optional()
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
                where p.key_ = :process and (cast(:version as integer) is null or p.version_ = :version)
                    and (d.id is not null or t.tenant_id_ is null) and\s"""
                + Visibility.CONDITION + " group by 1 order by 1").params(now()).param("process", processKey)
                .param("version", version).param("user", user.username())
                .query((row, index) -> new Waiting(row.getString("task_def_key_"), row.getInt("waiting"),
                        row.getInt("late"))).list();
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
                row.getInt("incidents"), row.getBoolean("watched"), row.getString("instance"));
    }

    /**
     * @param phases every phase in the order of a directive's life
     * @param attention what waits for somebody to be appointed
     */
    public record Dashboard(Instant asOf, List<PhaseName> phases, List<Standing> items, Attention attention) {}

    /** @param label Vietnamese */
    public record PhaseName(Phase phase, String label, boolean ended) {}

    /**
     * @param ageDays calendar days since the dossier was opened, until it ended
     * @param nextDue soonest due date of its open tasks, possibly past
     * @param nextEvent next report, briefing or review in the calendar, or null
     * @param lateBodies asked bodies that owe something whose day is past
     * @param incidents failed jobs and the like; each counted where it arose
     * @param watched the user follows it
     * @param instanceId running instance of the parent process, or null
     */
    public record Standing(UUID id, String dossierNumber, String symbol, String subject, Phase phase,
            String phaseLabel, boolean restricted, BodyRef leadBody, LocalDate openedOn, LocalDate issuedOn,
            LocalDate endedOn, long ageDays, Instant nextDue, NextEvent nextEvent, int lateBodies, int openTasks,
            int overdueTasks, int incidents, boolean watched, String instanceId) {}

    public record NextEvent(String label, LocalDate dueOn) {}

    /**
     * @param lifecycleInstanceId running parent instance of the dossier, or null
     * @param body whom the instance asks, or null
     */
    public record InstanceDossier(UUID directiveId, String dossierNumber, String symbol, String subject,
            String phaseLabel, String lifecycleInstanceId, BodyRef body) {}

    public record Waiting(String activityId, int waiting, int late) {}
}
