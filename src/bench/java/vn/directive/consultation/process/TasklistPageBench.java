package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.HttpPerson;
import vn.directive.support.SqlMeter;
import vn.directive.support.SqlMeter.Cost;

/**
 * What Tasklist asks the server for its first page, for somebody with 1,000 tasks among 100,000. The measure is the
 * filter as Camunda's examples have it (tasks of my groups, nothing on the cards) under the rights as Camunda checks
 * them; the product replaces both.
 */
@Bench
class TasklistPageBench extends ConsultationScenario {

    private static final int TASKS = Integer.getInteger("bench.tasks", 100_000);
    private static final int VISIBLE = Integer.getInteger("bench.visible", 1_000);
    /** Bodies that the other tasks belong to. */
    private static final int BODIES = 1_000;
    private static final int REPEATS = 15;
    private static final String PERSON = "huln.clerk";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String STOCK = "Stock: tasks of my groups";
    private static final String PAGE = "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";

    @LocalServerPort
    private int port;
    @Autowired
    private SqlMeter sql;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    private final ObjectMapper json = new ObjectMapper();
    private HttpPerson person;
    private BenchReport report;

    @Test
    void firstPage() throws Exception {
        seed();
        stockFilter();
        driver.clock().reset();
        person = HttpPerson.loggedIn(port, PERSON);
        jdbc.sql("insert into directive_watch values (:person, :directive, now())").param("person", PERSON)
                .param("directive", directiveId).update();
        report = new BenchReport(TasklistPageBench.class, "tasklist", "Requests of Tasklist's first page");
        report.line("%d tasks, of which %s sees %d; medians of %d", engine.getTaskService().createTaskQuery().count(),
                PERSON, visible(), REPEATS);
        report.line("");
        report.line("%-48s %9s %9s %9s %8s", "request", "exchanges", "SQL ms", "all ms", "ratio");

        String list = "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task";
        Map<String, String> filters = filters(ENGINE + list);
        String stockFilter = filters.remove(STOCK);
        SessionFactory ours = rights(new GenericManagerFactory(AuthorizationManager.class));
        Cost stock = page(stockFilter, PAGE);
        row("stock rights, a page of: " + STOCK, stock, stock);
        row("stock rights, a page of: Việc của tôi", page(filters.get("Việc của tôi"), PAGE), stock);
        row("stock rights, a page of: Tất cả việc (once)",
                sql.of(() -> answer("POST", pagePath(filters.get("Tất cả việc")), PAGE)), stock);
        rights(ours);

        row("the filters", cost("GET", ENGINE + list, null), stock);
        row("a page of: " + STOCK, page(stockFilter, PAGE), stock);
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            row("a page of: " + filter.getKey(), page(filter.getValue(), PAGE), stock);
        }
        row("of one directive", page(filters.get("Việc của tôi"), PAGE.replaceFirst("}$",
                ",\"processInstanceBusinessKey\":\"" + directiveId + "\"}")), stock);
        row("of one phase", page(filters.get("Việc của tôi"), PAGE.replaceFirst("}$", ",\"taskVariables\":[{\"name\":"
                + "\"dossierPhase\",\"operator\":\"eq\",\"value\":\"Lấy ý kiến\"}]}")), stock);
        row("counts beside the filters", cost("GET", "/api/v1/tasks/counts", null), stock);

        String task = firstTask(filters.get("Việc của tôi"));
        row("the task", cost("GET", ENGINE + "/task/" + task, null), stock);
        row("its form", cost("GET", ENGINE + "/task/" + task + "/deployed-form", null), stock);
        row("its form's variables",
                cost("GET", ENGINE + "/task/" + task + "/form-variables?deserializeValues=false", null), stock);
        row("our context", cost("GET", "/api/v1/tasks/" + task + "/context", null), stock);
        report.write();
    }

    /** @return what was there before */
    private SessionFactory rights(SessionFactory factory) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getSessionFactories()
                .put(AuthorizationManager.class, factory);
    }

    private static String pagePath(String filter) {
        return ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15";
    }

    private Cost page(String filter, String query) throws Exception {
        return cost("POST", pagePath(filter), query);
    }

    /** The median by time, after as many requests that are not counted. */
    private Cost cost(String method, String path, String body) throws Exception {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < 2 * REPEATS; i++) {
            costs.add(sql.of(() -> answer(method, path, body)));
        }
        return costs.subList(REPEATS, 2 * REPEATS).stream()
                .sorted(Comparator.comparingDouble(Cost::millis)).toList().get(REPEATS / 2);
    }

    private String answer(String method, String path, String body) {
        var answer = body == null ? person.getJson(path) : person.hal(method, path, body);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void row(String what, Cost cost, Cost measure) {
        report.line("%-48s %9d %9.1f %9.1f %8s", what, cost.exchanges(), cost.sqlMillis(), cost.millis(),
                measure == null ? "" : "%.2f".formatted(cost.millis() / measure.millis()));
    }

    private Map<String, String> filters(String path) throws Exception {
        Map<String, String> filters = new LinkedHashMap<>();
        for (JsonNode filter : json.readTree(person.getJson(path).body())) {
            filters.put(filter.get("name").asText(), filter.get("id").asText());
        }
        return filters;
    }

    private String firstTask(String filter) throws Exception {
        return json.readTree(answer("POST", pagePath(filter), PAGE))
                .at("/_embedded/task/0/id").asText();
    }

    private long visible() {
        return driver.as(PERSON, () -> engine.getTaskService().createTaskQuery().count());
    }

    private void stockFilter() {
        Filter filter = engine.getFilterService().newTaskFilter(STOCK).setQuery(engine.getTaskService()
                .createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
        engine.getFilterService().saveFilter(filter);
        Authorization read = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        read.setGroupId("staff");
        read.setResource(Resources.FILTER);
        read.setResourceId(filter.getId());
        read.addPermission(Permissions.READ);
        engine.getAuthorizationService().saveAuthorization(read);
    }

    /** One signed round by the engine; its open tasks are then repeated in the engine's tables. */
    private void seed() {
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
                    + "or c.own and x.task_id_ is null and x.proc_inst_id_ = c.instance", Map.of("id_", "gen_random_uuid()::text",
                    "task_id_", suffixed("task_id_"), "execution_id_", suffixed("execution_id_"),
                    "proc_inst_id_", suffixed("proc_inst_id_"), "var_scope_", suffixed("var_scope_"),
                    "bytearray_id_", "null"));
        });
        jdbc.sql("analyze").update();
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
