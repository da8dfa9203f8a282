package vn.directive.consultation.process;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.support.SqlMeter;

/**
 * Somebody with 1,000 tasks among 100,000. The measure is the filter as Camunda's examples have it (tasks of my groups,
 * nothing on the cards) under the rights as Camunda checks them; the product replaces both.
 */
public abstract class ManyTasks extends ConsultationScenario {

    protected static final int TASKS = Integer.getInteger("bench.tasks", 100_000);
    protected static final int VISIBLE = Integer.getInteger("bench.visible", 1_000);
    protected static final String PERSON = "huln.clerk";
    protected static final String STOCK = "Stock: tasks of my groups";
    /** Bodies that the other tasks belong to. */
    private static final int BODIES = 1_000;

    @Autowired
    protected SqlMeter sql;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    protected SessionFactory stockRights() {
        return new GenericManagerFactory(AuthorizationManager.class);
    }

    /** @return what was there before */
    protected SessionFactory rights(SessionFactory factory) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getSessionFactories()
                .put(AuthorizationManager.class, factory);
    }

    protected String description() {
        return "%d tasks, of which %s sees %d".formatted(engine.getTaskService().createTaskQuery().count(), PERSON,
                driver.<Long>as(PERSON, () -> engine.getTaskService().createTaskQuery().count()));
    }

    /** @return its id */
    protected String stockFilter() {
        Filter filter = engine.getFilterService().newTaskFilter(STOCK).setQuery(engine.getTaskService()
                .createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
        engine.getFilterService().saveFilter(filter);
        Authorization read = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        read.setGroupId("staff");
        read.setResource(Resources.FILTER);
        read.setResourceId(filter.getId());
        read.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(read);
        return filter.getId();
    }

    /** One signed round by the engine; its open tasks are then repeated in the engine's tables. */
    protected void seed() {
        aWrittenRoundTo("MTTQ", "HULN");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                    create temp table copy on commit drop as
                    select t.id_ as task, t.proc_inst_id_ as instance, l.group_id_ = 'HULN:clerk' as own, n
                    from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                    join act_ru_identitylink l on l.task_id_ = t.id_ and l.group_id_ in ('HULN:clerk', 'MTTQ:clerk')
                    cross join generate_series(1, :tasks) n
                    where e.business_key_ = :key
                        and n <= case when l.group_id_ = 'HULN:clerk' then :visible else :tasks - :visible end""")
                    .param("tasks", TASKS).param("visible", VISIBLE).param("key", directiveId.toString()).update();
            jdbc.sql("create temp table whose on commit drop as select *, case when own then 'HULN:clerk' "
                    + "else 'B' || n % " + BODIES + " || ':clerk' end as candidate from copy").update();
            copy("act_ru_execution", "x.proc_inst_id_ = c.instance", Map.of("id_", suffixed("id_"),
                    "proc_inst_id_", suffixed("proc_inst_id_"), "root_proc_inst_id_", suffixed("root_proc_inst_id_"),
                    "parent_id_", suffixed("parent_id_")));
            copy("act_ru_task", "x.id_ = c.task", Map.of("id_", suffixed("id_"),
                    "execution_id_", suffixed("execution_id_"), "proc_inst_id_", suffixed("proc_inst_id_"),
                    "due_date_", "now() + (c.n % 60 - 20) * interval '1 day'"));
            copy("act_ru_identitylink", "x.task_id_ = c.task", Map.of("id_", "gen_random_uuid()::text",
                    "task_id_", suffixed("task_id_"), "group_id_", "c.candidate"));
            copy("act_ru_authorization", "x.resource_id_ = c.task and x.group_id_ is not null", Map.of(
                    "id_", "gen_random_uuid()::text", "resource_id_", suffixed("resource_id_"),
                    "group_id_", "c.candidate"));
            copy("act_ru_variable", "x.task_id_ = c.task and (c.own or x.name_ in ('dossierNumber', 'dossierPhase')) "
                    + "or c.own and x.task_id_ is null and x.proc_inst_id_ = c.instance",
                    Map.of("id_", "gen_random_uuid()::text",
                    "task_id_", suffixed("task_id_"), "execution_id_", suffixed("execution_id_"),
                    "proc_inst_id_", suffixed("proc_inst_id_"), "var_scope_", suffixed("var_scope_"),
                    "bytearray_id_", "null"));
        });
        jdbc.sql("analyze").update();
        driver.clock().reset();
    }

    private static String suffixed(String column) {
        return "x." + column + " || '-' || c.n";
    }

    private void copy(String table, String condition, Map<String, String> changed) {
        List<String> columns = jdbc.sql("select column_name from information_schema.columns where table_name = :table "
                + "order by ordinal_position").param("table", table).query(String.class).list();
        jdbc.sql("insert into " + table + " (" + String.join(", ", columns) + ") select " + columns.stream()
                .map(column -> changed.getOrDefault(column, "x." + column)).collect(Collectors.joining(", "))
                + " from " + table + " x join whose c on " + condition).update();
    }
}
