package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.organisation.VacancyQueue;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.HttpPerson;
import vn.directive.support.Plans;
import vn.directive.support.SqlMeter;
import vn.directive.support.SqlMeter.Cost;

/**
 * What login and Tasklist's first page cost in a province against what they cost in a single office: the same person,
 * the same tasks, a thousand times as many people around them.
 */
@Bench
class IdentityBench extends ConsultationScenario {

    private static final int USERS = Integer.getInteger("bench.users", 50_000);
    private static final int POSTS_OF_A_USER = 4;
    private static final int POSTS_OF_A_BODY = 20;
    private static final int FEW = 50;
    private static final int REPEATS = Integer.getInteger("bench.repeats", 15);
    /** Enough for the driver to prepare a statement on the server, which changes its plan. */
    private static final int WARM_UP = 7;
    private static final String PERSON = "huln.clerk";
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String PAGE = "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";

    @LocalServerPort
    private int port;
    @Autowired
    private SqlMeter sql;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Organisation organisation;
    @Autowired
    private VacancyQueue vacancies;

    private final ObjectMapper json = new ObjectMapper();
    private HttpPerson person;

    @Test
    void loginAndFirstPage() throws Exception {
        aWrittenRoundTo("MTTQ", "HULN");
        driver.clock().reset();
        onlyFewPeople();
        BenchReport report = new BenchReport(IdentityBench.class, "identity", "Login and Tasklist's first page");
        report.line("few: %s", size());
        Map<String, Callable<?>> requests = requests();
        // So that the first measured are not those that the virtual machine still interprets.
        costs(requests);
        costs(requests);
        Map<String, Cost> few = costs(requests);
        manyPeople();
        report.line("many: %s", size()).line("the quickest of %d; person %s", REPEATS, PERSON).line("");
        Map<String, Cost> many = costs(requests);

        report.line("%-42s %17s %21s %21s %7s %7s", "", "exchanges", "SQL ms", "all ms", "SQL", "all");
        report.line("%-42s %8s %8s %10s %10s %10s %10s %7s %7s", "request", "few", "many", "few", "many", "few", "many",
                "ratio", "ratio");
        many.forEach((name, cost) -> row(report, name, few.get(name), cost));
        row(report, "login and first page together", together(few), together(many));
        report.write();

        Plans plans = new Plans("identity", sql, jdbc);
        for (Map.Entry<String, Callable<?>> request : requests.entrySet()) {
            plans.add(request.getKey(), request.getValue());
        }
        plans.write();
    }

    /** In the order in which the browser sends them, then what other pages and the engine ask of the organisation. */
    private Map<String, Callable<?>> requests() throws Exception {
        person = HttpPerson.loggedIn(port, PERSON);
        Map<String, Callable<?>> requests = new LinkedHashMap<>();
        requests.put("* login", () -> {
            person = HttpPerson.loggedIn(port, PERSON);
            return person;
        });
        requests.put("* who am I", () -> answer("GET", "/camunda/api/admin/auth/user/default", null));
        String list = ENGINE + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task";
        requests.put("* the filters", () -> answer("GET", list, null));
        String first = "";
        for (JsonNode filter : json.readTree(person.getJson(list).body())) {
            String path = ENGINE + "/filter/" + filter.get("id").asText() + "/list?firstResult=0&maxResults=15";
            boolean mine = filter.get("name").asText().equals("Việc của tôi");
            first = mine ? path : first;
            requests.put((mine ? "* " : "") + "a page of: " + filter.get("name").asText(),
                    () -> answer("POST", path, PAGE));
        }
        requests.put("* counts beside the filters", () -> answer("GET", "/api/v1/tasks/counts", null));
        String task = json.readTree(answer("POST", first, PAGE)).at("/_embedded/task/0/id").asText();
        requests.put("the task", () -> answer("GET", ENGINE + "/task/" + task, null));
        requests.put("its form", () -> answer("GET", ENGINE + "/task/" + task + "/deployed-form", null));
        requests.put("its form's variables",
                () -> answer("GET", ENGINE + "/task/" + task + "/form-variables?deserializeValues=false", null));
        requests.put("its context", () -> answer("GET", "/api/v1/tasks/" + task + "/context", null));
        requests.put("people of a group (Admin)", () -> driver.as("admin", () -> engine.getIdentityService()
                .createUserQuery().memberOfGroup("HULN:clerk").list()));
        requests.put("members of two groups", () -> organisation.members(Set.of(new GroupId("HULN", Role.CLERK),
                new GroupId("HULN", Role.LEADER))));
        requests.put("where work goes", () -> organisation.route(new GroupId("HULN", Role.CLERK), Set.of(PERSON)));
        requests.put("the vacancy queue", vacancies::open);
        return requests;
    }

    private static Cost together(Map<String, Cost> costs) {
        return costs.entrySet().stream().filter(e -> e.getKey().startsWith("*")).map(Map.Entry::getValue)
                .reduce(new Cost(0, 0, 0), Cost::plus);
    }

    private Map<String, Cost> costs(Map<String, Callable<?>> requests) throws Exception {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (Map.Entry<String, Callable<?>> request : requests.entrySet()) {
            List<Cost> all = new ArrayList<>();
            for (int i = 0; i < WARM_UP + REPEATS; i++) {
                all.add(sql.of(request.getValue()));
            }
            // Whatever else the machine does only adds.
            costs.put(request.getKey(), all.subList(WARM_UP, all.size()).stream()
                    .min(Comparator.comparingDouble(Cost::millis)).orElseThrow());
        }
        return costs;
    }

    private String answer(String method, String path, String body) {
        var answer = body == null ? person.getJson(path) : person.hal(method, path, body);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void row(BenchReport report, String what, Cost few, Cost many) {
        report.line("%-42s %8d %8d %10.1f %10.1f %10.1f %10.1f %7.2f %7.2f", what, few.exchanges(), many.exchanges(),
                few.sqlMillis(), many.sqlMillis(), few.millis(), many.millis(),
                many.sqlMillis() / Math.max(few.sqlMillis(), 0.1), many.millis() / few.millis());
    }

    private String size() {
        return jdbc.sql("""
                select (select count(*) from account) || ' users, ' || (select count(*) from membership(current_date))
                    || ' memberships, ' || (select count(*) from body) || ' bodies'""").query(String.class).single();
    }

    /** Those of the round and of the top; it is a database of this bench alone. */
    private void onlyFewPeople() {
        jdbc.sql("""
                create table kept as select username from account order by
                    split_part(username, '.', 1) in ('huln', 'mttq', 'bdvtu', 'vptu', 'tu', 'admin') desc, username
                limit :few""").param("few", FEW).update();
        for (String table : List.of("holder", "app_grant", "account")) {
            jdbc.sql("delete from " + table + " where username not in (select username from kept)").update();
        }
        jdbc.sql("delete from post p where not exists (select from holder h where h.post_id = p.id)").update();
        jdbc.sql("delete from org_group g where body is not null and not exists (select from post p "
                + "where p.body = g.body and p.role = g.role)").update();
        vacancies.add(new VacancyQueue.Entry("bench", "HULN:deputy", "HULN:leader", true, false, false,
                "Vị trí không có người đảm nhiệm."));
        jdbc.sql("analyze").update();
    }

    private void manyPeople() {
        int posts = USERS * POSTS_OF_A_USER;
        jdbc.sql("""
                insert into body (code, name, kind, level, parent, valid_from)
                select 'Z' || i, 'Cơ quan số ' || i, 'OFFICE', 'COMMUNE', 'HULN', date '2020-01-01'
                from generate_series(0, :bodies - 1) i""").param("bodies", posts / POSTS_OF_A_BODY).update();
        jdbc.sql("""
                insert into account (username, display_name, email, password_hash)
                select 'z' || i, 'Chuyên viên ' || i, 'z' || i || '@binhphuoc.example',
                    (select password_hash from account where username = :person)
                from generate_series(0, :users - 1) i""").param("users", USERS).param("person", PERSON).update();
        jdbc.sql("""
                insert into post (id, body, role, title, valid_from)
                select 'Z' || i, 'Z' || i / :each, (array['leader', 'deputy', 'specialist', 'clerk', 'member'])[i % 5 + 1],
                    'Vị trí ' || i, date '2020-01-01'
                from generate_series(0, :posts - 1) i""").param("posts", posts).param("each", POSTS_OF_A_BODY).update();
        jdbc.sql("""
                insert into holder (post_id, username, valid_from)
                select 'Z' || i, 'z' || i * 7 % :users, date '2020-01-01' from generate_series(0, :posts - 1) i""")
                .param("posts", posts).param("users", USERS).update();
        jdbc.sql("""
                insert into substitution (absent, substitute, valid_from, valid_to, reason)
                select 'z' || i, 'z' || i + 1, current_date - 1, current_date + 7, 'Nghỉ phép'
                from generate_series(0, :users / 50 - 1) i""").param("users", USERS).update();
        jdbc.sql("""
                insert into org_group (id, name, body, role) select distinct body || ':' || role, body || role, body, role
                from post where body like 'Z%' on conflict do nothing""").update();
        jdbc.sql("analyze").update();
    }
}
