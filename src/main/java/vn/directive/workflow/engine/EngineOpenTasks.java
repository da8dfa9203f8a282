package vn.directive.workflow.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.workflow.OpenTasks;

/**
 * Reads the engine's tables itself: its task query knows neither candidate groups nor business keys of the tasks it
 * finds, which would cost two more queries for each.
 */
@Component
@Transactional(readOnly = true)
class EngineOpenTasks implements OpenTasks {

    private static final String TASKS = """
            select t.id_, t.proc_inst_id_, t.task_def_key_, t.name_, t.create_time_, t.due_date_,
                   t.assignee_, d.key_, p.business_key_,
                   array(select l.group_id_ from act_ru_identitylink l
                         where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
                         order by l.group_id_) as groups
            from act_ru_task t
            join act_re_procdef d on d.id_ = t.proc_def_id_
            join act_ru_execution p on p.id_ = t.proc_inst_id_
            where t.suspension_state_ = 1
            """;

    /** The tenant of a task is its restricted dossier. */
    private static final String KNOWN = """
            and (t.tenant_id_ is null or t.tenant_id_ in (
                select a.tenant_id from dossier_access a join membership(:today) m on m.body = a.body_code
                where m.username = :username))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EngineOpenTasks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<OpenTask> dueBefore(Instant before, String afterTaskId, int size) {
        // In order of id, because the engine has no index on due dates: one sweep reads the table once.
        return jdbc.sql(TASKS + "and t.due_date_ < :before and t.id_ > :after order by t.id_ limit :size")
                .param("before", Timestamp.from(before)).param("after", afterTaskId).param("size", size)
                .query(EngineOpenTasks::task).list();
    }

    @Override
    public List<OpenTask> ofDossier(UUID directiveId) {
        return jdbc.sql(TASKS + "and p.business_key_ = :key order by t.due_date_ nulls last, t.create_time_, t.id_")
                .param("key", directiveId.toString()).query(EngineOpenTasks::task).list();
    }

    @Override
    public Optional<OpenTask> find(String taskId) {
        return jdbc.sql(TASKS + "and t.id_ = :id").param("id", taskId).query(EngineOpenTasks::task).optional();
    }

    @Override
    public List<OpenTask> ofInstances(Collection<String> processInstanceIds) {
        return jdbc.sql(TASKS + "and t.proc_inst_id_ = any(:ids) order by t.id_")
                .param("ids", processInstanceIds.toArray(String[]::new)).query(EngineOpenTasks::task).list();
    }

    @Override
    public List<OpenTask> dueFor(String username, Collection<String> groups, int limit) {
        return jdbc.sql(TASKS + KNOWN + """
                and t.due_date_ is not null and t.id_ in (
                    select id_ from act_ru_task where assignee_ = :username
                    union
                    select c.task_id_ from act_ru_identitylink c join act_ru_task o on o.id_ = c.task_id_
                    where c.group_id_ = any(:groups) and c.type_ = 'candidate' and o.assignee_ is null)
                order by t.due_date_, t.id_ limit :limit""")
                .param("username", username).param("groups", groups.toArray(String[]::new)).param("limit", limit)
                .param("today", LocalDate.now(clock)).query(EngineOpenTasks::task).list();
    }

    @Override
    public List<OpenTask> dueOf(String username, Collection<String> groups, int limit) {
        return jdbc.sql(TASKS + KNOWN + """
                and t.due_date_ is not null and t.id_ in (
                    select task_id_ from act_ru_identitylink where group_id_ = any(:groups) and type_ = 'candidate')
                order by t.due_date_, t.id_ limit :limit""")
                .param("username", username).param("groups", groups.toArray(String[]::new)).param("limit", limit)
                .param("today", LocalDate.now(clock)).query(EngineOpenTasks::task).list();
    }

    private static OpenTask task(ResultSet row, int index) throws SQLException {
        Timestamp due = row.getTimestamp("due_date_");
        return new OpenTask(row.getString("id_"), row.getString("proc_inst_id_"), row.getString("key_"),
                row.getString("task_def_key_"), row.getString("name_"), dossier(row.getString("business_key_")),
                row.getTimestamp("create_time_").toInstant(), due == null ? null : due.toInstant(), row.getString("assignee_"),
                List.of((String[]) row.getArray("groups").getArray()));
    }

    static UUID dossier(String businessKey) {
        try {
            return businessKey == null ? null : UUID.fromString(businessKey);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
