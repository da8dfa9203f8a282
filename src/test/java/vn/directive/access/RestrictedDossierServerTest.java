package vn.directive.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Execution;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.directive.access.EngineOperations.Operation;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.Demonstration;
import vn.directive.support.HttpPerson;
import vn.directive.support.ReferenceCase;
import vn.directive.support.SampleDossier;
import vn.directive.support.ServerTest;

/**
 * Two restricted dossiers, one in a comment round and one in force, and everybody outside: whatever they ask for, at
 * our own operations ({@code access/operations.txt}) and at all of the engine's, they can tell neither what is in them
 * nor that they exist.
 */
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class RestrictedDossierServerTest {

    /** A Monday long after everything that other tests do. */
    private static final LocalDate BEGUN = LocalDate.of(2033, 3, 7);
    private static final LocalDate AFTERWARDS = LocalDate.of(2034, 2, 6);
    private static final String KEYWORD = "Chuyenkin";
    private static final Path TABLE = Path.of("src/test/resources/access/operations.txt");
    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";
    private static final Pattern TOKEN = Pattern.compile("\\{([\\w-]+)}");
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final List<String> HEADERS =
            List.of("Content-Type", "Content-Disposition", "Cache-Control", "ETag", "Location", "Last-Modified");
    private static final List<String> OUTSIDERS = List.of("mttq.specialist", "mttq.clerk", "mttq.leader",
            "outside.deputy", "outside.member", "vptu.manager", "designer", "admin");
    /** Held a post on the list until yesterday and is still logged in. */
    private static final String LEFT = "bdvtu.member";
    private static final String NOBODY = "anonymous";

    @LocalServerPort
    private int port;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<String, HttpPerson> people = new HashMap<>();
    private final Map<String, String> real = new HashMap<>();
    private final Map<String, String> unknown = new HashMap<>();
    private final Map<String, Row> table = new LinkedHashMap<>();
    private final Map<String, Answer> before = new TreeMap<>();
    private final Map<String, Answer> after = new TreeMap<>();
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            StringBuilder text = new StringBuilder(event.getFormattedMessage());
            for (IThrowableProxy why = event.getThrowableProxy(); why != null; why = why.getCause()) {
                text.append(" | ").append(why.getMessage());
            }
            logged.add(text.toString());
        }
    };
    private Set<String> secretIds;
    private List<String> secretWords;

    private record Probe(String method, String path, String content) {}

    private record Row(String kind, List<Probe> probes, List<String> witnesses) {}

    private record Answer(int status, String headers, String body) {}

    @BeforeAll
    void workOnRestrictedDossiers() throws IOException {
        readTable();
        newPeople();
        Stream.concat(OUTSIDERS.stream(), Stream.of(LEFT, "bdvtu.leader", "bdvtu.deputy", "bdvtu.specialist",
                "bdvtu.clerk", "huln.specialist", "huln.clerk", "huln.leader", "vptu.clerk", "btvtu.member",
                "hnd.specialist", "btctu.leader")).forEach(name -> people.put(name, HttpPerson.loggedIn(port, name)));
        people.put(NOBODY, new HttpPerson(port));
        new Demonstration(driver, calendar).play(() -> {
            driver.moveClockTo(BEGUN);
            real.put("ordinary", SampleDossier.open(driver).toString());
            unknown.put("ordinary", real.get("ordinary"));
            driver.moveClockTo(AFTERWARDS);
            collectLists(before);
            ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
            log.start();
            play();
            driver.moveClockTo(AFTERWARDS);
            collectLists(after);
            return null;
        });
        secrets();
        LocalDate today = LocalDate.now(driver.clock());
        jdbc.sql("update holder set valid_to = :yesterday where username = :name")
                .param("yesterday", today.minusDays(1)).param("name", LEFT).update();
        jdbc.sql("""
                insert into substitution (id, absent, substitute, valid_from, valid_to, body, reason)
                values (gen_random_uuid(), 'bdvtu.clerk', 'hnd.specialist', :today, :today, 'BDVTU', 'restricted test')
                """).param("today", today).update();
        jdbc.sql("insert into dossier_access (tenant_id, body_code) values (:tenant, 'BTCTU')")
                .param("tenant", real.get("tenant")).update();
    }

    @AfterAll
    void asItWas() {
        log.stop();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        jdbc.sql("update holder set valid_to = null where username = :name").param("name", LEFT).update();
        jdbc.sql("delete from substitution where reason = 'restricted test'").update();
        jdbc.sql("delete from app_grant where username = 'bdvtu.deputy'").update();
        jdbc.sql("delete from holder where username like 'outside.%'").update();
    }

    private void newPeople() {
        jdbc.sql("insert into app_grant values ('bdvtu.deputy', 'MANAGER') on conflict do nothing").update();
        for (String role : List.of("deputy", "member")) {
            jdbc.sql("""
                    insert into account (username, display_name, password_hash)
                    select 'outside.' || :role, 'Người ngoài danh sách', password_hash from account
                    where username = 'mttq.leader' on conflict do nothing""").param("role", role).update();
            jdbc.sql("insert into org_group (id, name, body, role) values ('MTTQ:' || :role, 'x', 'MTTQ', :role)"
                    + " on conflict do nothing").param("role", role).update();
            jdbc.sql("insert into post values ('MTTQ-x-' || :role, 'MTTQ', :role, 'x', '2020-01-01')"
                    + " on conflict do nothing").param("role", role).update();
            jdbc.sql("insert into holder values ('MTTQ-x-' || :role, 'outside.' || :role, '2020-01-01')"
                    + " on conflict do nothing").param("role", role).update();
        }
    }

    /** One dossier whose directive is in force with a return due, one in whose round a body writes its comments. */
    private void play() {
        ReferenceCase forced = new ReferenceCase(driver, calendar, BEGUN, KEYWORD + " đã ban hành").restricted();
        upToTheRound(forced);
        forced.closeWrittenRound(1);
        forced.issue();
        forced.acknowledge(1);
        forced.plan(1);
        driver.moveClockTo(calendar.onOrAfter(LocalDate.now(driver.clock()).plusDays(100)));
        driver.executeJobs(forced.directiveId());
        forced.openPeriod("QUARTER", Map.of("bodyScope", "ALL", "reportDueOn",
                calendar.plus(LocalDate.now(driver.clock()), 2).toString()));
        forced.report(1, 3);

        ReferenceCase running = new ReferenceCase(driver, calendar, ReferenceCase.OPENED,
                calendar.onOrAfter(LocalDate.now(driver.clock()).plusDays(3)), KEYWORD + " đang lấy ý kiến").restricted();
        upToTheRound(running);
        running.complete("huln.clerk", CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
        driver.comment("huln.specialist", running.directiveId(), "2 | Nội dung | " + KEYWORD + " | ");
        ids(running.directiveId(), forced.directiveId());
    }

    private void upToTheRound(ReferenceCase dossier) {
        dossier.open();
        dossier.meet();
        dossier.concludeNotice();
        dossier.draft();
        dossier.openWrittenRound(List.of("COMMITTEE:DISTRICT"));
    }

    private void ids(UUID running, UUID forced) {
        real.put("directive", running.toString());
        real.put("forced", forced.toString());
        real.put("keyword", KEYWORD);
        real.put("1", "1");
        one("number", "select dossier_number from directive where id = :id", running);
        one("tenant", "select tenant_id from directive where id = :id", running);
        one("round", "select id from comment_round where directive_id = :id", running);
        one("closed", "select id from comment_round where directive_id = :id", forced);
        one("request", "select q.id from round_request q join comment_round r on r.id = q.round_id"
                + " where r.directive_id = :id and q.body = 'HULN'", running);
        one("row", "select w.id from reply_row w join round_request q on q.id = w.request_id"
                + " join comment_round r on r.id = q.round_id where r.directive_id = :id", running);
        one("line", "select c.id from round_comment c join comment_round r on r.id = c.round_id"
                + " where r.directive_id = :id limit 1", forced);
        one("document", "select id from document where directive_id = :id and kind = 'DRAFT'", running);
        one("period", "select id from report_period where directive_id = :id order by opened_at desc limit 1", forced);
        one("notice", "select min(id) from notice where directive_id = :id and recipient = '" + LEFT + "'", running);
        one("instance", "select process_instance_id from round_request where id = '" + real.get("request")
                + "' and cast(:id as uuid) is not null", running);
        String instance = "'" + real.get("instance") + "' and cast(:id as uuid) is not null";
        one("prepare", "select id_ from act_ru_task where proc_inst_id_ = " + instance, running);
        one("execution", "select execution_id_ from act_ru_task where proc_inst_id_ = " + instance, running);
        one("variable", "select min(id_) from act_ru_variable where proc_inst_id_ = " + instance, running);
        one("historicVariable", "select min(id_) from act_hi_varinst where proc_inst_id_ = " + instance, running);
        one("activity", "select min(id_) from act_hi_actinst where proc_inst_id_ = " + instance, running);
        one("operation", "select min(operation_id_) from act_hi_op_log where proc_inst_id_ = " + instance, running);
        one("job", "select min(j.id_) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                + " where e.business_key_ = cast(:id as text)", running);
        one("subscription", "select min(s.id_) from act_ru_event_subscr s join act_ru_execution e"
                + " on e.id_ = s.proc_inst_id_ where e.business_key_ = cast(:id as text)", forced);
        one("decision", "select min(d.id_) from act_hi_decinst d join act_hi_procinst p on p.id_ = d.proc_inst_id_"
                + " where p.business_key_ = cast(:id as text)", forced);
        one("jobLog", "select min(l.id_) from act_hi_job_log l join act_hi_procinst p on p.id_ = l.process_instance_id_"
                + " where p.business_key_ = cast(:id as text)", forced);
        Execution where = driver.engine().getRuntimeService().createExecutionQuery()
                .executionId(real.get("execution")).singleResult();
        real.put("incident", driver.engine().getRuntimeService().createIncident("failedJob", where.getId(), "none")
                .getId());
        jdbc.sql("insert into vacancy (task_id, wanted_group, given_to, reason, at) values (:task, 'HULN:deputy',"
                + " 'HULN:leader', 'x', now()) on conflict do nothing")
                .param("task", real.get("prepare")).update();
        real.keySet().stream().filter(token -> !unknown.containsKey(token))
                .forEach(token -> unknown.put(token, likewise(token)));
    }

    private void one(String token, String sql, UUID dossier) {
        Object found = jdbc.sql(sql).param("id", dossier).query().singleColumn().get(0);
        assertThat(found).as(token).isNotNull();
        real.put(token, found.toString());
    }

    /** What nothing has, in the shape of what something has. */
    private String likewise(String token) {
        return switch (token) {
            case "1" -> "1";
            case "keyword" -> "Chuyenkhac";
            case "number" -> "HS-2033-" + "Z".repeat(real.get(token).length() - 8);
            case "notice" -> "9" + "0".repeat(real.get(token).length());
            default -> UUIDS.matcher(real.get(token)).replaceAll(match -> UUID.randomUUID().toString());
        };
    }

    private void secrets() {
        List<UUID> dossiers = List.of(UUID.fromString(real.get("directive")), UUID.fromString(real.get("forced")));
        List<String> keys = dossiers.stream().map(UUID::toString).toList();
        secretIds = new TreeSet<>(keys);
        for (String table : List.of("act_hi_procinst where business_key_", "act_ru_execution where business_key_")) {
            secretIds.addAll(strings("select id_ from " + table + " = any(:keys)", keys));
        }
        for (String table : List.of("act_hi_taskinst", "act_hi_actinst", "act_hi_varinst", "act_ru_variable",
                "act_ru_job", "act_ru_incident")) {
            String instance = table.equals("act_ru_job") ? "process_instance_id_" : "proc_inst_id_";
            secretIds.addAll(strings("select t.id_ from " + table + " t join act_hi_procinst p on p.id_ = t." + instance
                    + " where p.business_key_ = any(:keys)", keys).stream().map(id -> id.replaceAll(".*:", "")).toList());
        }
        for (String table : List.of("document", "comment_round", "report_period", "implementation_plan")) {
            secretIds.addAll(strings("select id::text from " + table + " where directive_id::text = any(:keys)", keys));
        }
        secretIds.addAll(strings("select substr(tenant_id, 9) from directive where id::text = any(:keys)", keys));
        secretWords = new ArrayList<>(List.of(KEYWORD));
        secretWords.addAll(strings("select dossier_number from directive where id::text = any(:keys)", keys));
        secretWords.addAll(strings("""
                select x.symbol from document x where x.directive_id::text = any(:keys) and x.symbol is not null
                and not exists (select from document o where o.symbol = x.symbol and o.directive_id::text <> all(:keys))
                """, keys));
        assertThat(secretWords).as("words that tell").hasSizeGreaterThan(3);
    }

    private List<String> strings(String sql, List<String> keys) {
        return jdbc.sql(sql).param("keys", keys.toArray(String[]::new)).query(String.class).list();
    }

    private void readTable() throws IOException {
        Row last = null;
        for (String line : Files.readAllLines(TABLE)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = Arrays.stream((line + " | | |").split("\\|", 5)).map(String::strip).toArray(String[]::new);
            String content = cells[3].replaceAll("[\\s|]+$", "");
            if (line.startsWith("+")) {
                last.probes.add(new Probe("GET", cells[0].substring(1).strip(), null));
                last.witnesses.add(cells[2]);
                continue;
            }
            String[] operation = cells[0].split(" ", 2);
            String[] wanted = cells[1].split(" +");
            boolean direct = wanted[0].equals("list") || wanted[0].equals("own");
            String path = operation[1];
            for (String token : direct ? Arrays.copyOfRange(wanted, 1, wanted.length) : wanted) {
                path = TOKEN.matcher(path).replaceFirst(Matcher.quoteReplacement(direct ? token : "<" + token + ">"));
            }
            path = path.replaceAll("<(\\w*)>", "{$1}");
            last = new Row(direct ? wanted[0] : "hidden", new ArrayList<>(), new ArrayList<>());
            if (!last.kind.equals("own")) {
                last.probes.add(new Probe(operation[0], path, content.isEmpty() ? null : content));
                last.witnesses.add(last.kind.equals("list") ? "-" : cells[2]);
            }
            table.put(cells[0], last);
        }
    }

    @Test
    void everyOperationIsInTheTable() {
        Set<String> present = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("vn.directive")) {
                mapping.getPathPatternsCondition().getPatternValues().forEach(path -> mapping.getMethodsCondition()
                        .getMethods().forEach(method -> present.add(method + " " + path.replaceAll(":[^}]*}", "}"))));
            }
        });
        assertThat(table.keySet()).as("operations: say in " + TABLE + " what outsiders get")
                .containsExactlyInAnyOrderElementsOf(present);
    }

    @Test
    void nobodyOutsideTellsARestrictedDossierFromNone() {
        List<Probe> hidden = table.values().stream().flatMap(row -> row.kind.equals("hidden") ? row.probes.stream()
                : row.probes.stream().skip(row.kind.equals("list") ? 1 : 0)).toList();
        assertThat(differences(hidden)).isEmpty();
    }

    @Test
    void norAtTheEnginesOwnInterface() {
        assertThat(differences(engineProbes())).isEmpty();
    }

    @Test
    void listsAndFiguresOfOthersAreAsBefore() {
        List<String> told = new ArrayList<>();
        after.forEach((who, answer) -> {
            Answer earlier = before.get(who);
            if (!inOrder(who, answer).equals(inOrder(who, earlier))) {
                told.add("%s: %s -> %s".formatted(who, shortly(earlier), shortly(answer)));
            }
            leaks(answer.body).forEach(leak -> told.add(who + " tells " + leak));
        });
        assertThat(told).isEmpty();
        assertThat(after).hasSizeGreaterThan(500);
    }

    /** The engine's reports have no order. */
    private static Answer inOrder(String who, Answer answer) {
        return !who.contains("/report?") || answer == null ? answer : new Answer(answer.status, answer.headers,
                Stream.of(answer.body.replaceAll("[\\[\\]{}]", "").split(",(?=\"period\")")).sorted().toList()
                        .toString());
    }

    /** Whoever left sees nothing of what they saw yesterday, in the session in which they saw it. */
    @Test
    void whoLeftThePostSeesNothingAnyMore() {
        List<String> told = new ArrayList<>();
        for (Probe list : lists()) {
            Answer answer = ask(LEFT, list, real);
            leaks(answer.body).forEach(leak -> told.add(list.path + " tells " + leak));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void thoseOnTheListSeeIt() {
        List<String> wrong = new ArrayList<>();
        for (Row row : table.values()) {
            for (int i = 0; i < row.probes.size(); i++) {
                String witness = row.witnesses.get(i);
                if (!witness.equals("-") && !witness.equals("!")) {
                    Answer answer = ask(witness, row.probes.get(i), real);
                    Answer none = ask(witness, row.probes.get(i), unknown);
                    if (answer.status >= 300 && answer.status != 302 || answer.equals(none)
                            && !row.probes.get(i).method.equals("DELETE")) {
                        wrong.add(witness + " " + row.probes.get(i) + " -> " + shortly(answer));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        Probe dossier = new Probe("GET", "/api/v1/directives/{directive}", null);
        Probe task = new Probe("GET", ENGINE + "/process-instance/{instance}", null);
        for (String onTheList : List.of("hnd.specialist", "btctu.leader", "vptu.clerk")) {
            assertThat(ask(onTheList, dossier, real).status).as(onTheList).isEqualTo(200);
        }
        assertThat(ask("bdvtu.deputy", task, real).status).as("a manager on the list, in Cockpit").isEqualTo(200);
    }

    @Test
    void theLogNamesIdsOnly() {
        Answer refused = ask("huln.specialist", new Probe("POST", ENGINE + "/task/{prepare}/submit-form",
                "{\"variables\":{}}"), real);
        assertThat(refused.status).isBetween(400, 499);
        for (String key : List.of("dossierNumber", "successorNumber")) {
            ask("vptu.clerk", new Probe("POST", ENGINE + "/process-definition/key/directive-decision/submit-form",
                    "{\"variables\":{\"%s\":{\"value\":\"{number}\"}}}".formatted(key)), real);
        }
        assertThat(logged.stream().flatMap(line -> words(line).map(word -> word + ": " + line))).isEmpty();
    }

    private List<String> differences(List<Probe> probes) {
        ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
        Stream.concat(OUTSIDERS.stream(), Stream.of(LEFT, NOBODY)).parallel().forEach(who -> probes.forEach(probe -> {
            Answer answer = ask(who, probe, real);
            Answer none = ask(who, probe, unknown);
            if (!answer.equals(none)) {
                told.add("%s %s: unknown %s, restricted %s".formatted(who, probe, shortly(none), shortly(answer)));
            }
            leaks(answer.body).forEach(leak -> told.add(who + " " + probe + " tells " + leak));
        }));
        return List.copyOf(told);
    }

    private static String shortly(Answer answer) {
        return answer == null ? "nothing" : answer.status + " " + answer.headers + " "
                + answer.body.substring(0, Math.min(300, answer.body.length()));
    }

    private Stream<String> leaks(String body) {
        return Stream.concat(words(body), UUIDS.matcher(body).results().map(match -> match.group())
                .filter(secretIds::contains).distinct());
    }

    private Stream<String> words(String text) {
        return secretWords.stream().filter(word ->
                Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])").matcher(text).find());
    }

    private List<Probe> lists() {
        List<Probe> lists = new ArrayList<>();
        table.values().stream().filter(row -> row.kind.equals("list")).forEach(row -> lists.add(row.probes.get(0)));
        Set<Operation> all = EngineOperations.all();
        List<String> filters = jdbc.sql("select id_ from act_ru_filter order by name_").query(String.class).list();
        String definition = jdbc.sql("select id_ from act_re_procdef where key_ = 'comment-request'")
                .query(String.class).list().get(0);
        for (Operation operation : all) {
            boolean query = operation.method().equals("GET") || operation.method().equals("POST")
                    && all.contains(new Operation("GET", operation.path())) && !operation.path().contains("{");
            if (!query || token(operation) != null) {
                continue;
            }
            String content = operation.method().equals("POST") ? "{}" : null;
            List<String> ids = operation.resource().equals("filter") ? filters
                    : operation.resource().endsWith("process-definition") ? List.of(definition) : List.of("x");
            for (String id : operation.path().contains("{") ? ids : List.of("")) {
                String path = operation.path().replace("{key}", "comment-request");
                lists.add(new Probe(operation.method(), ENGINE + TOKEN.matcher(path).replaceAll(id)
                        + PARAMETERS.getOrDefault(operation.path(), ""), content));
            }
        }
        for (String path : List.of("/process-definition/statistics", "/process-definition/statistics-count",
                "/process-definition/" + definition + "/called-process-definitions", "/process-instance",
                "/process-instance/count", "/incident", "/incident/count")) {
            lists.add(new Probe("GET", COCKPIT + path, null));
        }
        for (String path : List.of("/process-instance", "/process-instance/count", "/incident", "/incident/count")) {
            lists.add(new Probe("POST", COCKPIT + path, "{}"));
        }
        return lists;
    }

    /** Without these the engine only says that it wants them. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "/process-definition/statistics", "?failedJobs=true&incidents=true",
            "/process-definition/{id}/statistics", "?failedJobs=true&incidents=true",
            "/history/process-definition/{id}/statistics", "?canceled=true&finished=true&completeScope=true",
            "/history/process-instance/report", "?reportType=duration&periodUnit=month",
            "/history/task/report", "?reportType=count&groupBy=taskName",
            "/identity/groups", "?userId=bdvtu.leader",
            "/filter", "?itemCount=true",
            "/metrics/{name}/sum", "");

    private void collectLists(Map<String, Answer> into) {
        List<Probe> lists = lists();
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        OUTSIDERS.parallelStream().forEach(who -> lists.forEach(list ->
                answers.put(who + " " + list.method + " " + list.path, ask(who, list, unknown))));
        into.putAll(answers);
    }

    /** What of a dossier an operation of the engine is asked for, or null. */
    private static String token(Operation operation) {
        if (!operation.path().contains("{")) {
            return null;
        }
        return switch (operation.resource()) {
            case "task" -> "prepare";
            case "process-instance", "history/process-instance", "case-instance", "case-execution", "external-task",
                    "batch", "history/batch", "history/external-task-log", "history/case-instance",
                    "history/case-activity-instance" -> "instance";
            case "execution" -> "execution";
            case "job" -> "job";
            case "incident" -> "incident";
            case "variable-instance" -> "variable";
            case "event-subscription" -> "subscription";
            case "tenant" -> "tenant";
            case "history/activity-instance" -> "activity";
            case "history/variable-instance", "history/detail" -> "historicVariable";
            case "history/decision-instance" -> "decision";
            case "history/job-log" -> "jobLog";
            case "history/user-operation" -> "operation";
            default -> null;
        };
    }

    private static List<Probe> engineProbes() {
        List<Probe> probes = new ArrayList<>();
        for (Operation operation : EngineOperations.all()) {
            String token = token(operation);
            if (token != null) {
                // The first variable is the thing; others name something of it.
                String path = TOKEN.matcher(operation.path()).replaceFirst("<id>");
                path = TOKEN.matcher(path).replaceAll("directiveId").replace("<id>", "{" + token + "}");
                probes.add(new Probe(operation.method(), ENGINE + path, operation.method().equals("GET") ? null : "{}"));
            }
        }
        for (String query : List.of("/task?processInstanceBusinessKey={directive}", "/task?tenantIdIn={tenant}",
                "/task/count?processInstanceId={instance}", "/task?taskId={prepare}",
                "/task?nameLike=%25&processVariables=directiveId_eq_{directive}",
                "/process-instance?businessKey={directive}", "/process-instance/count?tenantIdIn={tenant}",
                "/history/process-instance?processInstanceBusinessKey={directive}",
                "/history/process-instance/count?processInstanceIds={instance}",
                "/history/task?processInstanceId={instance}", "/history/task/count?taskId={prepare}",
                "/history/activity-instance?processInstanceId={instance}",
                "/history/variable-instance?processInstanceId={instance}",
                "/history/variable-instance?variableName=directiveId&variableValue={directive}",
                "/history/detail?processInstanceId={instance}", "/history/incident?processInstanceId={instance}",
                "/history/identity-link-log?taskId={prepare}", "/history/user-operation?taskId={prepare}",
                "/history/user-operation?processInstanceId={instance}", "/history/user-operation?userId=huln.clerk",
                "/history/job-log?processInstanceId={instance}",
                "/history/decision-instance?processInstanceId={instance}",
                "/variable-instance?processInstanceIdIn={instance}", "/execution?processInstanceId={instance}",
                "/incident?processInstanceId={instance}", "/job?processInstanceId={instance}",
                "/event-subscription?processInstanceId={instance}", "/external-task?processInstanceId={instance}",
                "/tenant?id={tenant}", "/tenant/count?userMember=bdvtu.leader", "/user?memberOfTenant={tenant}",
                "/user/count?memberOfTenant={tenant}", "/group?memberOfTenant={tenant}",
                "/group/count?memberOfTenant={tenant}", "/authorization?resourceType=7&resourceId={prepare}",
                "/authorization/count?resourceType=7&resourceId={prepare}",
                "/authorization/check?permissionName=READ&permissionValue=2&resourceName=Task&resourceType=7"
                        + "&resourceId={prepare}")) {
            probes.add(new Probe("GET", ENGINE + query, null));
        }
        probes.add(new Probe("GET", COCKPIT + "/process-instance/{instance}/called-process-instances", null));
        probes.add(new Probe("POST", COCKPIT + "/process-instance/{instance}/called-process-instances", "{}"));
        probes.add(new Probe("GET", COCKPIT + "/incident?processInstanceIdIn={instance}", null));
        probes.add(new Probe("POST", COCKPIT + "/process-instance", "{\"businessKey\":\"{directive}\"}"));
        for (String start : List.of("directive-decision|dossierNumber", "inspection|dossier",
                "directive-lifecycle|predecessorNumber")) {
            probes.add(new Probe("POST", ENGINE + "/process-definition/key/" + start.split("\\|")[0] + "/submit-form",
                    start(start.split("\\|")[1])));
        }
        return probes;
    }

    private static String start(String field) {
        Map<String, Object> values = new HashMap<>(field.equals("predecessorNumber") ? SampleDossier.startForm()
                : field.equals("dossier") ? Map.of("kind", "INSPECTION", "body", "HULN", "subject", "x", "reason", "x")
                : Map.of("decisionKind", "CANCEL", "reason", "x", "decisionSymbol", "1", "decidedOn", "2026-01-05"));
        values.put(field, "{number}");
        values.putIfAbsent("draftingBody", "BDVTU");
        return "{\"variables\":{" + String.join(",", values.entrySet().stream().filter(v ->
                !(v.getKey().equals("draftingBody") && !field.equals("predecessorNumber"))).map(v ->
                "\"%s\":{\"value\":\"%s\"}".formatted(v.getKey(), v.getValue())).toList()) + "}}";
    }

    private Answer ask(String who, Probe probe, Map<String, String> ids) {
        HttpPerson person = people.get(who);
        String path = filled(probe.path, ids, true);
        String content = probe.content == null ? null : filled(probe.content, ids, false);
        HttpResponse<byte[]> answer = person.exchange(probe.method, path, content);
        byte[] bytes = answer.body();
        String body = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K' ? sheets(bytes)
                : new String(bytes, StandardCharsets.UTF_8);
        String headers = String.join(" ", HEADERS.stream().flatMap(name ->
                answer.headers().allValues(name).stream()).map(value -> asked(value, ids)).toList());
        return new Answer(answer.statusCode(), headers, asked(body, ids));
    }

    /** Repeating what was asked for tells nothing. */
    private static String asked(String text, Map<String, String> ids) {
        String told = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            if (id.getValue().length() > 5 && !id.getKey().equals("ordinary")) {
                told = told.replace(id.getValue(), "<asked>");
            }
        }
        return told.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll("notifications/\\d+/read", "")
                // How far the trail is sealed changes from second to second.
                .replaceAll("(?s)<p id=\"chain\".*?</p>", "");
    }

    private static String filled(String template, Map<String, String> ids, boolean path) {
        return TOKEN.matcher(template).replaceAll(match -> {
            String value = ids.getOrDefault(match.group(1), match.group());
            return Matcher.quoteReplacement(path ? URLEncoder.encode(value, StandardCharsets.UTF_8) : value);
        });
    }

    private static String sheets(byte[] file) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read().stream().map(row -> row.stream().filter(cell -> cell != null)
                    .map(Cell::getText).toList().toString()).toList().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
