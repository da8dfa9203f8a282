package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
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
 * What Tasklist asks the server for its first page, for somebody with 300 tasks among 3,000. The measure is the filter
 * as Camunda's examples have it: tasks of my groups, nothing on the cards.
 */
@Bench
class TasklistPageBench extends ConsultationScenario {

    private static final int ROUNDS = 300;
    /** Bodies asked in each round; the person's is one of them. */
    private static final int BODIES = Integer.getInteger("bench.bodies", 10);
    private static final int REPEATS = 15;
    private static final String PERSON = "huln.clerk";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String STOCK = "Stock: tasks of my groups";
    private static final String PAGE = "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}";

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
        report = new BenchReport(TasklistPageBench.class, "tasklist", "Requests of Tasklist's first page");
        report.line("%d tasks, of which %s sees %d; medians of %d", engine.getTaskService().createTaskQuery().count(),
                PERSON, visible(), REPEATS);
        report.line("");
        report.line("%-44s %9s %9s %9s %8s", "request", "exchanges", "SQL ms", "all ms", "ratio");

        String list = "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task";
        row("the filters", cost("GET", ENGINE + list, null), null);
        Map<String, String> filters = filters(ENGINE + list);
        Cost stock = page(filters.remove(STOCK));
        row("a page of: " + STOCK, stock, stock);
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            row("a page of: " + filter.getKey(), page(filter.getValue()), stock);
        }

        String task = firstTask(filters.get("Việc của tôi"));
        row("the task", cost("GET", ENGINE + "/task/" + task, null), stock);
        row("its form", cost("GET", ENGINE + "/task/" + task + "/deployed-form", null), stock);
        row("its form's variables",
                cost("GET", ENGINE + "/task/" + task + "/form-variables?deserializeValues=false", null), stock);
        row("our context", cost("GET", "/api/v1/tasks/" + task + "/context", null), stock);
        report.write();
    }

    private Cost page(String filter) throws Exception {
        return cost("POST", ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15", PAGE);
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
        report.line("%-44s %9d %9.1f %9.1f %8s", what, cost.exchanges(), cost.sqlMillis(), cost.millis(),
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
        return json.readTree(answer("POST", ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15", PAGE))
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

    /** One signed round, repeated in the tables, and a request's process for every body of every round. */
    private void seed() {
        String[] bodies = jdbc.sql("""
                        select distinct p.body from post p where p.role = 'clerk' and p.body <> 'HULN'
                        and p.body not in ('BDVTU', 'VPTU', 'BTVTU', 'TTTU', 'TU') and p.body !~ '[0-9]{4}$' order by 1""")
                .query(String.class).list().stream().limit(BODIES - 1L).toArray(String[]::new);
        String[] asked = Arrays.copyOf(bodies, BODIES);
        asked[BODIES - 1] = "HULN";
        aWrittenRoundTo(asked);
        jdbc.sql("""
                        insert into comment_round select (jsonb_populate_record(c, jsonb_build_object(
                            'id', gen_random_uuid(), 'ordinal', n))).*
                        from comment_round c, generate_series(2, :rounds) n where c.directive_id = :directive""")
                .param("rounds", ROUNDS).param("directive", directiveId).update();
        jdbc.sql("""
                        insert into round_request select (jsonb_populate_record(r, jsonb_build_object(
                            'id', gen_random_uuid(), 'round_id', copy.id))).*
                        from round_request r join comment_round c on c.id = r.round_id and c.ordinal = 1
                        join comment_round copy on copy.directive_id = c.directive_id and copy.ordinal > 1
                        where c.directive_id = :directive""")
                .param("directive", directiveId).update();
        List<Asked> requests = jdbc.sql("""
                        select r.id, r.round_id, r.body, r.due::text from round_request r
                        join comment_round c on c.id = r.round_id and c.ordinal > 1 where c.directive_id = :directive""")
                .param("directive", directiveId).query(Asked.class).list();
        for (int i = 0; i < requests.size(); i += 100) {
            List<Asked> chunk = requests.subList(i, Math.min(i + 100, requests.size()));
            transaction.executeWithoutResult(status -> chunk.forEach(this::startRequest));
        }
    }

    private record Asked(UUID id, UUID roundId, String body, String due) {}

    private void startRequest(Asked asked) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                CommentRequestProcess.REQUEST_ID.name(), asked.id().toString(),
                CommentRequestProcess.ROUND_ID.name(), asked.roundId().toString(),
                CommentRequestProcess.ASKED_BODY.name(), asked.body(),
                CommentRequestProcess.REQUEST_DUE.name(), asked.due(),
                CommentRequestProcess.ROUND_MODE.name(), "WRITTEN"));
        start(CommentRequestProcess.KEY, variables);
    }
}
