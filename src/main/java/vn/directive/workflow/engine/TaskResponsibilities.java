package vn.directive.workflow.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Organisation.Route;
import vn.directive.organisation.Organisation.Wanted;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.Role;

/**
 * Open tasks of bodies: their candidate groups move, keeping the roles, and are routed as if the task had just been
 * opened. Whoever has taken a task keeps it when they are in a group of it afterwards. What was typed into its form
 * stays with the task.
 *
 * <p>Written to the engine's tables for all tasks at once, with what the engine itself would write of each: rights,
 * history, a higher revision, so that whoever works on the task at the same moment is told to try again
 * (docs/adr/0016).
 */
@Component
@Order(1)
@Transactional
class TaskResponsibilities implements Responsibilities {

    private static final String VACANT = "Vị trí không có người đảm nhiệm; việc được chuyển lên cấp trên.";
    private static final String ONLY_DOERS = "Không còn ai khác người đã trình; việc được chuyển lên cấp trên.";
    private static final String UNDECIDED = "Cơ quan đã kết thúc, chưa quyết định cơ quan nhận việc; việc được chuyển lên "
            + "cấp trên.";

    private final JdbcClient jdbc;
    private final Duties duties;
    private final Organisation organisation;
    private final Clock clock;

    TaskResponsibilities(JdbcClient jdbc, Duties duties, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "task";
    }

    @Override
    public String label() {
        return "việc đang mở";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Responsibility> of(Collection<String> bodies) {
        return jdbc.sql("""
                select t.id_, l.body, t.name_, p.business_key_, v.text_ as dossier
                from (select distinct task_id_, split_part(group_id_, ':', 1) as body from act_ru_identitylink
                      where type_ = 'candidate' and group_id_ = any(:groups)) l
                join act_ru_task t on t.id_ = l.task_id_
                join act_ru_execution p on p.id_ = t.proc_inst_id_
                left join act_ru_variable v on v.task_id_ = t.id_ and v.name_ = 'dossierNumber'
                order by l.body, v.text_, t.create_time_, t.id_""")
                .param("groups", bodies.stream().flatMap(body -> Arrays.stream(Role.values())
                        .map(role -> body + ":" + role.key())).toArray(String[]::new))
                .query((row, n) -> new Responsibility(kind(), row.getString("id_"), row.getString("body"),
                        EngineOpenTasks.dossier(row.getString("business_key_")), title(row))).list();
    }

    private static String title(ResultSet row) throws SQLException {
        String name = Objects.requireNonNullElse(row.getString("name_"), "").replaceAll("\\s+", " ");
        String dossier = row.getString("dossier");
        return dossier == null ? name : name + " (" + dossier + ")";
    }

    @Override
    public void handOver(List<HandOver> moves) {
        Map<String, Map<String, String>> heirs = new HashMap<>();
        moves.forEach(move -> heirs.computeIfAbsent(move.what().id(), any -> new HashMap<>())
                .put(move.what().owner(), move.successor()));
        reroute(heirs, VACANT);
    }

    /** The group of the body stays, so that a decision finds it; somebody above can do the work until then. */
    @Override
    public void leaveUndecided(List<Responsibility> waiting) {
        reroute(waiting.stream().map(Responsibility::id).distinct()
                .collect(Collectors.toMap(Function.identity(), any -> Map.of())), UNDECIDED);
    }

    /** @param heirs by task, who takes over from whom */
    private void reroute(Map<String, Map<String, String>> heirs, String vacant) {
        List<Open> tasks = tasks(heirs.keySet());
        Map<String, Conflicts> conflicts = duties.ofOpen(heirs.keySet());
        Map<String, Set<Escalation>> escalations = escalations(heirs.keySet());
        Map<Open, List<Wanted>> wanted = new HashMap<>();
        tasks.forEach(task -> {
            // Who stood in for a vacant group does so no longer; that is asked anew.
            Set<String> standIns = escalations.getOrDefault(task.id, Set.of()).stream()
                    .filter(escalation -> task.groups.contains(escalation.wanted)).map(Escalation::givenTo)
                    .collect(Collectors.toSet());
            wanted.put(task, task.groups.stream().filter(group -> !standIns.contains(group))
                    .flatMap(group -> GroupId.parse(group).stream())
                    .map(group -> new Wanted(new GroupId(heirs.get(task.id).getOrDefault(group.body(), group.body()),
                            group.role()), conflicts.getOrDefault(task.id, Conflicts.NONE).people())).distinct()
                                    .toList());
        });
        Map<Wanted, Route> routes = organisation.routes(wanted.values().stream().flatMap(List::stream)
                .collect(Collectors.toSet()));
        Changes changes = new Changes();
        Map<GroupId, List<String>> members = organisation.members(routes.entrySet().stream()
                .flatMap(route -> Stream.of(route.getKey().group(), route.getValue().group()))
                        .collect(Collectors.toSet()));
        Map<String, String> names = organisation.names(routes.values().stream().map(route -> route.group().body())
                .collect(Collectors.toSet()));
        for (Open task : tasks) {
            Set<String> after = task.groups.stream().filter(group -> GroupId.parse(group).isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Set<String> bodies = new LinkedHashSet<>();
            for (Wanted group : wanted.get(task)) {
                Route route = routes.get(group);
                after.add(group.group().toString());
                after.add(route.group().toString());
                bodies.add(names.getOrDefault(route.group().body(), route.group().body()));
                if (route.escalated()) {
                    changes.vacancies.add(new String[] {task.id, group.group().toString(), route.group().toString(),
                            group.excludedUsers().isEmpty() ? vacant : ONLY_DOERS});
                }
            }
            boolean kept = task.assignee == null || after.stream().flatMap(group -> GroupId.parse(group).stream())
                    .anyMatch(group -> members.getOrDefault(group, List.of()).contains(task.assignee));
            changes.add(task, after, kept, String.join(", ", bodies));
        }
        write(changes, heirs.keySet());
    }

    private List<Open> tasks(Collection<String> ids) {
        return jdbc.sql("""
                select t.id_, t.proc_inst_id_, t.proc_def_id_, t.task_def_key_, t.assignee_, t.tenant_id_,
                       array(select l.group_id_ from act_ru_identitylink l where l.task_id_ = t.id_
                             and l.type_ = 'candidate' and l.group_id_ is not null order by l.group_id_) as groups
                from act_ru_task t where t.id_ = any(:ids) order by t.id_ for update""")
                .param("ids", ids.toArray(String[]::new))
                .query((row, n) -> new Open(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6), Set.of((String[]) row.getArray(7).getArray()))).list();
    }

    private Map<String, Set<Escalation>> escalations(Collection<String> tasks) {
        return jdbc.sql("select task_id, wanted_group, given_to from vacancy where task_id = any(:tasks)")
                .param("tasks", tasks.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), new Escalation(row.getString(2), row.getString(3))))
                        .list()
                .stream().collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    private void write(Changes changes, Collection<String> tasks) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                update act_ru_task t set rev_ = t.rev_ + 1, last_updated_ = :now,
                    assignee_ = case when t.id_ = any(:returned) then null else t.assignee_ end
                where t.id_ = any(:tasks)""").param("now", now)
                .param("returned", changes.returned.stream().map(Open::id).toArray(String[]::new))
                .param("tasks", tasks.toArray(String[]::new)).update();
        history(changes.removed, "delete", now);
        history(changes.added, "add", now);
        jdbc.sql("""
                delete from act_ru_identitylink l using unnest(:tasks, :groups) as g (task, name)
                where l.task_id_ = g.task and l.group_id_ = g.name and l.type_ = 'candidate'""")
                .param("tasks", changes.removed.tasks()).param("groups", changes.removed.groups()).update();
        jdbc.sql("""
                insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_, tenant_id_)
                select gen_random_uuid(), 1, 'candidate', g.name, t.id_, t.tenant_id_
                from unnest(:tasks, :groups) as g (task, name) join act_ru_task t on t.id_ = g.task""")
                .param("tasks", changes.added.tasks()).param("groups", changes.added.groups()).update();
        jdbc.sql("""
                delete from act_ru_authorization a using unnest(:tasks, :groups) as g (task, name)
                where a.resource_type_ = :type and a.resource_id_ = g.task and a.group_id_ = g.name""")
                .param("type", Resources.TASK.resourceType())
                .param("tasks", changes.removed.tasks()).param("groups", changes.removed.groups()).update();
        jdbc.sql("""
                insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_)
                select gen_random_uuid(), 1, 1, g.name, :type, g.task, :permissions
                from unnest(:tasks, :groups) as g (task, name) on conflict do nothing""")
                .param("type", Resources.TASK.resourceType())
                .param("permissions", Permissions.READ.getValue() | Permissions.TASK_WORK.getValue())
                .param("tasks", changes.added.tasks()).param("groups", changes.added.groups()).update();
        giveBack(changes.returned, now);
        jdbc.sql("""
                update act_ru_variable v set rev_ = v.rev_ + 1, text_ = c.bodies
                from unnest(:tasks, :bodies) as c (task, bodies)
                where v.task_id_ = c.task and v.name_ = 'dossierBody' and v.text_ is distinct from c.bodies""")
                .param("tasks", changes.cards.keySet().stream().sorted().toArray(String[]::new))
                .param("bodies", changes.cards.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue).toArray(String[]::new)).update();
        vacancies(changes.vacancies, tasks, now);
        jdbc.sql("""
                insert into dossier_access (tenant_id, body_code)
                select distinct t.tenant_id_, split_part(g.name, ':', 1)
                from unnest(:tasks, :groups) as g (task, name) join act_ru_task t on t.id_ = g.task
                where t.tenant_id_ is not null on conflict do nothing""")
                .param("tasks", changes.added.tasks()).param("groups", changes.added.groups()).update();
    }

    private void history(Links links, String operation, Timestamp now) {
        jdbc.sql("""
                insert into act_hi_identitylink (id_, timestamp_, type_, group_id_, task_id_, root_proc_inst_id_,
                    proc_def_id_, operation_type_, proc_def_key_, tenant_id_)
                select gen_random_uuid(), :now, 'candidate', g.name, t.id_, p.root_proc_inst_id_, t.proc_def_id_,
                    :operation, d.key_, t.tenant_id_
                from unnest(:tasks, :groups) as g (task, name)
                join act_ru_task t on t.id_ = g.task
                join act_ru_execution p on p.id_ = t.proc_inst_id_
                join act_re_procdef d on d.id_ = t.proc_def_id_""").param("now", now).param("operation", operation)
                .param("tasks", links.tasks()).param("groups", links.groups()).update();
    }

    /** Tasks that nobody has taken any more. */
    private void giveBack(List<Open> tasks, Timestamp now) {
        String[] ids = tasks.stream().map(Open::id).toArray(String[]::new);
        String[] people = tasks.stream().map(Open::assignee).toArray(String[]::new);
        jdbc.sql("""
                insert into act_hi_identitylink (id_, timestamp_, type_, user_id_, task_id_, root_proc_inst_id_,
                    proc_def_id_, operation_type_, proc_def_key_, tenant_id_)
                select gen_random_uuid(), :now, 'assignee', g.name, t.id_, p.root_proc_inst_id_, t.proc_def_id_,
                    'delete', d.key_, t.tenant_id_
                from unnest(:tasks, :people) as g (task, name)
                join act_ru_task t on t.id_ = g.task
                join act_ru_execution p on p.id_ = t.proc_inst_id_
                join act_re_procdef d on d.id_ = t.proc_def_id_""").param("now", now)
                .param("tasks", ids).param("people", people).update();
        jdbc.sql("""
                delete from act_ru_identitylink l using unnest(:tasks, :people) as g (task, name)
                where l.task_id_ = g.task and l.user_id_ = g.name""").param("tasks", ids).param("people", people).update();
        jdbc.sql("""
                delete from act_ru_authorization a using unnest(:tasks, :people) as g (task, name)
                where a.resource_type_ = :type and a.resource_id_ = g.task and a.user_id_ = g.name""")
                .param("type", Resources.TASK.resourceType()).param("tasks", ids).param("people", people).update();
        jdbc.sql("update act_hi_taskinst set assignee_ = null where id_ = any(:tasks)").param("tasks", ids).update();
        jdbc.sql("update act_hi_actinst set assignee_ = null where task_id_ = any(:tasks)").param("tasks", ids)
                .update();
    }

    private void vacancies(List<String[]> vacancies, Collection<String> tasks, Timestamp now) {
        jdbc.sql("update vacancy set resolved_at = :now where task_id = any(:tasks) and resolved_at is null")
                .param("now", now).param("tasks", tasks.toArray(String[]::new)).update();
        jdbc.sql("""
                insert into vacancy (task_id, wanted_group, given_to, reason, at)
                select distinct on (v.task, v.wanted) v.task, v.wanted, v.given, v.reason, :now
                from unnest(:tasks, :wanted, :given, :reasons) as v (task, wanted, given, reason)
                on conflict (task_id, wanted_group) do update
                    set given_to = excluded.given_to, reason = excluded.reason, at = excluded.at, resolved_at = null""")
                .param("now", now).param("tasks", column(vacancies, 0)).param("wanted", column(vacancies, 1))
                .param("given", column(vacancies, 2)).param("reasons", column(vacancies, 3)).update();
    }

    private static String[] column(List<String[]> rows, int column) {
        return rows.stream().map(row -> row[column]).toArray(String[]::new);
    }

    private record Open(String id, String instance, String definition, String key, String assignee, String tenant,
            Set<String> groups) {}

    private record Escalation(String wanted, String givenTo) {}

    /** Candidate groups of tasks. */
    private record Links(List<String> taskIds, List<String> names) {

        void add(String task, String group) {
            taskIds.add(task);
            names.add(group);
        }

        String[] tasks() {
            return taskIds.toArray(String[]::new);
        }

        String[] groups() {
            return names.toArray(String[]::new);
        }
    }

    private static final class Changes {

        private final Links added = new Links(new ArrayList<>(), new ArrayList<>());
        private final Links removed = new Links(new ArrayList<>(), new ArrayList<>());
        private final List<Open> returned = new ArrayList<>();
        private final Map<String, String> cards = new HashMap<>();
        private final List<String[]> vacancies = new ArrayList<>();

        private void add(Open task, Set<String> after, boolean kept, String bodies) {
            task.groups.stream().filter(group -> !after.contains(group)).forEach(group -> removed.add(task.id, group));
            after.stream().filter(group -> !task.groups.contains(group)).forEach(group -> added.add(task.id, group));
            if (!kept) {
                returned.add(task);
            }
            cards.put(task.id, bodies);
        }
    }
}
