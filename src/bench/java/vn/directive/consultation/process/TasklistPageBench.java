package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.HttpPerson;
import vn.directive.support.Plans;
import vn.directive.support.SqlMeter.Cost;

/** What Tasklist asks the server for its first page, stock against ours. */
@Bench
class TasklistPageBench extends ManyTasks {

    private static final int REPEATS = Integer.getInteger("bench.repeats", 9);
    /** Enough for the driver to prepare a statement on the server, which changes its plan. */
    private static final int WARM_UP = 7;
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String PAGE = "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";

    @LocalServerPort
    private int port;

    private final ObjectMapper json = new ObjectMapper();
    private HttpPerson person;
    private BenchReport report;

    @Test
    void firstPage() throws Exception {
        seed();
        stockFilter();
        person = HttpPerson.loggedIn(port, PERSON);
        jdbc.sql("insert into directive_watch values (:person, :directive, now())").param("person", PERSON)
                .param("directive", directiveId).update();
        report = new BenchReport(TasklistPageBench.class, "tasklist", "Requests of Tasklist's first page");
        report.line("%s; medians of %d", description(), REPEATS);
        report.line("");
        report.line("%-48s %9s %9s %9s %8s", "request", "exchanges", "SQL ms", "all ms", "ratio");

        String list = "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task";
        Map<String, String> filters = filters(ENGINE + list);
        String stockFilter = filters.remove(STOCK);
        SessionFactory ours = rights(stockRights());
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

        Plans plans = new Plans("tasklist", sql, jdbc);
        plans.add("a page of: " + STOCK, () -> answer("POST", pagePath(stockFilter), PAGE));
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            plans.add("a page of: " + filter.getKey(), () -> answer("POST", pagePath(filter.getValue()), PAGE));
        }
        plans.add("counts beside the filters", () -> answer("GET", "/api/v1/tasks/counts", null));
        plans.write();
    }

    private static String pagePath(String filter) {
        return ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15";
    }

    private Cost page(String filter, String query) throws Exception {
        return cost("POST", pagePath(filter), query);
    }

    /** The median by time, after requests that are not counted. */
    private Cost cost(String method, String path, String body) throws Exception {
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < WARM_UP + REPEATS; i++) {
            costs.add(sql.of(() -> answer(method, path, body)));
        }
        return costs.subList(WARM_UP, costs.size()).stream()
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
}
