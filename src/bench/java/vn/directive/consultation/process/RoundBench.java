package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundService;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.organisation.OrganisationImport;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.HttpPerson;
import vn.directive.support.PlainEngine;
import vn.directive.support.SqlMeter;
import vn.directive.support.SqlMeter.Cost;
import vn.directive.support.StatementTally;

/**
 * What a round costs by the number of bodies it asks, against three measures taken by turns on the same server with
 * every commit on disk: the engine as it comes with one instance and one task a body, a parallel multi-instance task
 * over all bodies, and a database commit. An answer is what our rules make of it: three people of a body, its comments
 * as rows, separation of duties, audit, notices.
 */
@Bench
@TestPropertySource(properties = "test.database.durable=true")
class RoundBench extends ConsultationScenario {

    private static final int[] SIZES = Arrays.stream(System.getProperty("bench.sizes", "100,1000,5000,10000")
            .split(",")).mapToInt(Integer::parseInt).toArray();
    /** Largest round that the multi-instance task is asked to open: its time grows with the square. */
    private static final int LARGEST_AT_ONCE = Integer.getInteger("bench.largest-at-once", 5_000);
    /** Bodies of a round whose answers are measured, and instances of the plain engine at each turn. */
    private static final int SAMPLE = Integer.getInteger("bench.sample", 1_000);
    private static final int SECONDS_AT_ONCE = Integer.getInteger("bench.seconds-at-once", 20);
    /** Turns of the small sizes; the large ones are medians of many bodies in themselves. */
    private static final int REPEATS = Integer.getInteger("bench.repeats", 3);
    private static final int PEOPLE = 32;
    private static final String FORM =
            "/camunda/api/engine/engine/default/task/%s/form-variables?deserializeValues=false";
    private static final int COMMENTS = 6;
    private static final List<String> STEPS = List.of(Nodes.ACKNOWLEDGE, Nodes.PREPARE, Nodes.APPROVE);
    private static final Map<String, String> ROLES =
            Map.of(Nodes.ACKNOWLEDGE, "clerk", Nodes.PREPARE, "specialist", Nodes.APPROVE, "leader");

    @LocalServerPort
    private int port;
    @Value("${spring.datasource.url}")
    private String url;
    @Autowired
    private OrganisationImport organisation;
    @Autowired
    private RoundService roundService;
    @Autowired
    private SqlMeter sql;
    @Autowired
    private JdbcClient jdbc;

    private List<String> bodies;
    private PlainEngine plain;
    private final StatementTally tally = new StatementTally("round");

    /** Work of many people at once. @param millis median of one piece of work */
    private record Throughput(int done, int failed, double perSecond, double millis, double statements) {}

    private record Opening(double millis, double sqlMillis, double statements, double largestStepMegabytes,
            double liveMegabytes) {}

    private record Closing(double closeSql, double close, double overviewSql, double overview) {}

    private record Turn(Opening opening, double plainOpening, double atOnceOpening, double commit,
            List<Throughput> steps, Throughput plain, Throughput atOnce, Throughput commits, Closing closing) {}

    @Test
    void bySize() throws Exception {
        plain = new PlainEngine(url, jdbc);
        try {
            bodies = communes(Arrays.stream(SIZES).max().orElseThrow());
            measure();
        } finally {
            plain.close();
        }
    }

    private void measure() throws Exception {
        String settings = String.join(", ", List.of("fsync", "synchronous_commit", "full_page_writes").stream()
                .map(name -> name + " " + jdbc.sql("show " + name).query(String.class).single()).toList());
        assertThat(settings).isEqualTo("fsync on, synchronous_commit on, full_page_writes on");
        turn(Math.min(100, bodies.size()), false);
        Map<Integer, List<Turn>> turns = new LinkedHashMap<>();
        for (int size : SIZES) {
            turns.put(size, new ArrayList<>());
            for (int i = 0; i < (size < 1_000 ? REPEATS : 1); i++) {
                turns.get(size).add(turn(size, true));
                report(settings, turns);
            }
        }
        assertThat(turns.values().stream().flatMap(List::stream).flatMap(t -> t.steps().stream())
                .mapToInt(Throughput::failed).sum()).as("failed answers").isZero();
    }

    private void report(String settings, Map<Integer, List<Turn>> turns) throws Exception {
        BenchReport report = new BenchReport(RoundBench.class, "round", "A comment round by the number of bodies");
        report.line("PostgreSQL %s, %s; pool of 20; medians of the turns", jdbc.sql("show server_version")
                .query(String.class).single(), settings);
        report.line("");
        report.line("Opening, ms a body: ours in steps of a job, (b) the plain engine's start of an instance with one");
        report.line("task, (a) one multi-instance task for all, (c) the commit of a row; MB that the largest job");
        report.line("allocated, and that were live after the last");
        report.line("%-8s %8s %8s %8s %8s %10s %10s %10s %11s %8s %8s", "bodies", "ours", "(b)", "(a)", "(c)",
                "ours/(b)", "(a)/ours", "of it SQL", "statements", "MB job", "MB live");
        turns.forEach((size, all) -> {
            double ours = median(all, t -> t.opening().millis());
            double atOnce = median(all, Turn::atOnceOpening);
            report.line("%-8d %8.2f %8.2f %8.2f %8.2f %10.2f %10.2f %10.2f %11.1f %8.0f %8.0f", size, ours,
                    median(all, Turn::plainOpening), atOnce, median(all, Turn::commit),
                    ours / median(all, Turn::plainOpening), atOnce / ours, median(all, t -> t.opening().sqlMillis()),
                    median(all, t -> t.opening().statements()), median(all, t -> t.opening().largestStepMegabytes()),
                    median(all, t -> t.opening().liveMegabytes()));
        });

        report.line("");
        report.line("%d people at once, completions a second: ours by step, the last of which sends the answer with its",
                PEOPLE);
        report.line("%d comments; (b) completes an instance with one task, (a) a task of the multi-instance (for at most "
                + "%d s), (c) commits", COMMENTS, SECONDS_AT_ONCE);
        report.line("%-8s %12s %9s %9s %8s %8s %8s %9s %9s %11s %11s %18s", "bodies", "acknowledge", "prepare", "send",
                "(b)", "(a)", "(c)", "send/(b)", "send/(a)", "failed", "(a) failed", "statements");
        turns.forEach((size, all) -> {
            double send = median(all, t -> t.steps().get(2).perSecond());
            double atOnce = median(all, t -> t.atOnce().perSecond());
            report.line("%-8d %12.0f %9.0f %9.0f %8.0f %8.1f %8.0f %9.2f %9.1f %11d %11s %18s", size,
                    median(all, t -> t.steps().get(0).perSecond()),
                    median(all, t -> t.steps().get(1).perSecond()), send,
                    median(all, t -> t.plain().perSecond()), atOnce, median(all, t -> t.commits().perSecond()),
                    send / median(all, t -> t.plain().perSecond()), send / atOnce,
                    all.stream().flatMap(t -> t.steps().stream()).mapToInt(Throughput::failed).sum(),
                    "%d of %d".formatted(all.stream().mapToInt(t -> t.atOnce().failed()).sum(),
                            all.stream().mapToInt(t -> t.atOnce().failed() + t.atOnce().done()).sum()),
                    String.join(" ", IntStream.range(0, 3).mapToObj(i -> "%.0f".formatted(
                            median(all, t -> t.steps().get(i).statements()))).toList()));
        });

        report.line("");
        report.line("Closing by decision and what the editor sees first, ms, with %d comments a body", COMMENTS);
        report.line("%-8s %10s %10s %14s %14s", "bodies", "close SQL", "close", "overview SQL", "overview");
        turns.forEach((size, all) -> report.line("%-8d %10.0f %10.0f %14.0f %14.0f", size,
                median(all, t -> t.closing().closeSql()), median(all, t -> t.closing().close()),
                median(all, t -> t.closing().overviewSql()), median(all, t -> t.closing().overview())));
        report.write();
        tally.write();
    }

    private Turn turn(int size, boolean whole) throws Exception {
        dossierWithDraft();
        List<String> asked = bodies.subList(0, size);
        List<String> sample = asked.subList(0, Math.min(SAMPLE, size));
        Opening opening = open(asked);
        double plainOpening = time(() -> sample.forEach(plain::start)) / sample.size();
        double commit = time(() -> sample.forEach(plain::commitRow)) / sample.size();
        writeComments(sample);

        List<Throughput> steps = new ArrayList<>();
        for (String step : STEPS) {
            steps.add(answer(step, sample, size));
        }
        List<String> tasks = plain.openTasksOfOne();
        Throughput plainAnswers = atOnce(tasks, plain::complete, Integer.MAX_VALUE);
        Throughput commits = atOnce(sample, plain::commitRow, Integer.MAX_VALUE);
        assertThat(jdbc.sql("""
                select count(*) from round_request where round_id = :round and state = 'ANSWERED'
                """).param("round", view().id()).query(Integer.class).single()).isEqualTo(sample.size());
        roundService.numberComments();
        assertThat(jdbc.sql("select count(distinct number) from round_comment where round_id = :round")
                .param("round", view().id()).query(Integer.class).single()).isEqualTo(sample.size() * COMMENTS);

        double atOnceOpening = Double.NaN;
        Throughput atOnceAnswers = new Throughput(0, 0, Double.NaN, Double.NaN, 0);
        if (whole && size <= LARGEST_AT_ONCE) {
            atOnceOpening = time(() -> plain.startAll(asked)) / size;
            atOnceAnswers = atOnce(plain.openTasksOfAll(), plain::complete, SECONDS_AT_ONCE);
        }
        plain.forget();
        Closing closing = close(asked);
        return new Turn(opening, plainOpening, atOnceOpening, commit, steps, plainAnswers, atOnceAnswers, commits,
                closing);
    }

    private Opening open(List<String> asked) throws Exception {
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation(asked.toArray(String[]::new)));
        sign();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] largest = {0};
        List<Cost> costs = new ArrayList<>();
        for (Job job = nextJob(); job != null; job = nextJob()) {
            String id = job.getId();
            long before = threads.getCurrentThreadAllocatedBytes();
            Callable<?> step = () -> {
                engine.getManagementService().executeJob(id);
                return null;
            };
            costs.add(sql.of(costs.size() == 3 ? () -> tally.add("a step of opening, " + asked.size() + " bodies",
                    sql.sentBy(step)) : step));
            largest[0] = Math.max(largest[0], threads.getCurrentThreadAllocatedBytes() - before);
        }
        Cost all = costs.stream().reduce(new Cost(0, 0, 0), Cost::plus);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Opening(all.millis() / asked.size(), all.sqlMillis() / asked.size(),
                (double) all.exchanges() / asked.size(), largest[0] / 1e6,
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
    }

    private Job nextJob() {
        return engine.getManagementService().createJobQuery().processInstanceId(round.getProcessInstanceId())
                .messages().executable().listPage(0, 1).stream().findFirst().orElse(null);
    }

    /** What specialists have typed before their leaders see it. */
    private void writeComments(List<String> sample) {
        jdbc.sql("""
                insert into reply_row (id, request_id, position, revision, clause, kind, comment, proposed, changed_by,
                    changed_at)
                select gen_random_uuid(), q.id, n * 1024, nextval('reply_row_revision'), 'Nhiệm vụ ' || 1 + n % 2,
                    'CONTENT', 'Đề nghị làm rõ trách nhiệm của từng cấp ' || n, 'Bổ sung cụm từ',
                    lower(q.body) || '.specialist', now()
                from round_request q cross join generate_series(1, :comments) n
                where q.round_id = :round and q.body = any(:bodies)
                """).param("comments", COMMENTS).param("round", view().id())
                .param("bodies", sample.toArray(String[]::new)).update();
        jdbc.sql("analyze").update();
    }

    private Throughput answer(String step, List<String> sample, int size) throws Exception {
        Map<String, String> tasks = new LinkedHashMap<>();
        jdbc.sql("""
                select split_part(l.group_id_, ':', 1) as body, t.id_ as task from act_ru_task t
                join act_ru_execution e on e.id_ = t.proc_inst_id_
                join act_ru_identitylink l on l.task_id_ = t.id_ and l.group_id_ is not null
                where e.business_key_ = :key and t.task_def_key_ = :step
                """).param("key", directiveId.toString()).param("step", step)
                .query(row -> {
                    tasks.put(row.getString("body"), row.getString("task"));
                });
        String first = sample.get(0);
        tally.add(step + ", " + size + " bodies", sql.sentBy(() -> {
            answer(step, first, tasks.get(first));
            return null;
        }));
        Throughput[] result = new Throughput[1];
        List<String> others = sample.subList(1, sample.size());
        Cost cost = sql.of(() -> result[0] = atOnce(others, body -> answer(step, body, tasks.get(body)),
                Integer.MAX_VALUE));
        return new Throughput(result[0].done(), result[0].failed(), result[0].perSecond(), result[0].millis(),
                (double) cost.exchanges() / others.size());
    }

    private void answer(String step, String body, String task) {
        String role = ROLES.get(step);
        String user = user(body, role);
        List<String> groups = List.of(body + ":" + role, "role:" + role, "staff");
        engine.getIdentityService().setAuthentication(user, groups, List.of());
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user, null, AuthorityUtils.createAuthorityList(groups)));
        try {
            engine.getFormService().submitTaskForm(task, switch (step) {
                case Nodes.ACKNOWLEDGE -> form("outcome", "ACCEPT");
                case Nodes.PREPARE -> form("stance", "AGREES_WITH_CHANGES");
                default -> sending();
            });
        } finally {
            engine.getIdentityService().clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(String item);
    }

    /** What collides is tried again, as a person would; everything else that fails is given up. */
    private static Throughput atOnce(List<String> items, Work work, int seconds) throws Exception {
        Queue<String> open = new ConcurrentLinkedQueue<>(items);
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new ArrayList<>();
            long[] end = {0};
            for (int i = 0; i < PEOPLE; i++) {
                all.add(people.submit(() -> {
                    start.await();
                    for (String item = open.poll(); item != null && System.nanoTime() < end[0]; item = open.poll()) {
                        long begin = System.nanoTime();
                        try {
                            work.on(item);
                            millis.add((System.nanoTime() - begin) / 1e6);
                        } catch (OptimisticLockingException e) {
                            failed.incrementAndGet();
                            open.add(item);
                        } catch (RuntimeException e) {
                            failed.incrementAndGet();
                            failures.add(e);
                        }
                    }
                    return null;
                }));
            }
            long begin = System.nanoTime();
            end[0] = seconds == Integer.MAX_VALUE ? Long.MAX_VALUE : begin + seconds * 1_000_000_000L;
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            double taken = (System.nanoTime() - begin) / 1e9;
            if (!failures.isEmpty()) {
                failures.peek().printStackTrace();
            }
            List<Double> sorted = millis.stream().sorted().toList();
            return new Throughput(sorted.size(), failed.get(), sorted.size() / taken,
                    sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2), 0);
        } finally {
            people.shutdownNow();
        }
    }

    /** All but a twentieth have answered by then. */
    private Closing close(List<String> asked) throws Exception {
        var round = view().id();
        jdbc.sql("""
                update round_request set state = 'ANSWERED', stance = 'AGREES_WITH_CHANGES', replied_at = now(),
                    reply_symbol = '87-CV/HU', reply_dated = due
                where round_id = :round and state = 'SENT' and body <> all(:silent)
                """).param("round", round).param("silent", asked.subList(asked.size() - asked.size() / 20, asked.size())
                .toArray(String[]::new)).update();
        jdbc.sql("""
                insert into round_comment (id, round_id, request_id, body, position, number, clause, clause_number, kind,
                    comment, proposed)
                select gen_random_uuid(), q.round_id, q.id, q.body, n,
                    (select coalesce(max(number), 0) from round_comment where round_id = :round)
                        + row_number() over (order by q.body, n), 'Nhiệm vụ ' || 1 + n % 2, (1 + n % 2)::text, 'CONTENT',
                    'Đề nghị làm rõ trách nhiệm của từng cấp ' || n, 'Bổ sung cụm từ'
                from round_request q cross join generate_series(1, :comments) n
                where q.round_id = :round and q.state = 'ANSWERED'
                    and not exists (select from round_comment c where c.request_id = q.id)
                """).param("round", round).param("comments", COMMENTS).update();
        jdbc.sql("analyze").update();
        HttpPerson editor = HttpPerson.loggedIn(port, SPECIALIST);
        String following = task(SPECIALIST, CommentRoundProcess.Nodes.FOLLOW).getId();
        tallied("the form that follows, " + asked.size() + " bodies", () -> assertThat(editor.getJson(FORM.formatted(
                following)).body()).contains("\"roundProgress\"", "\"openOptions\"", "\"bodyOptions\""));
        Cost close = tallied("close, " + asked.size() + " bodies", () -> {
            follow("outcome", "CLOSE", "reason", "Đã đủ ý kiến cần thiết");
            return null;
        });
        String task = task(SPECIALIST, CommentRoundProcess.Nodes.SYNTHESISE).getId();
        Cost overview = tallied("overview, " + asked.size() + " bodies", () -> {
            for (String path : List.of(FORM.formatted(task), "/api/v1/directives/" + directiveId + "/rounds",
                    "/api/v1/rounds/" + round + "/comment-figures", "/api/v1/rounds/" + round + "/comments?size=100")) {
                var answer = editor.getJson(path);
                assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
            }
            return null;
        });
        return new Closing(close.sqlMillis(), close.millis(), overview.sqlMillis(), overview.millis());
    }

    private Cost tallied(String what, Callable<?> work) throws Exception {
        return sql.of(() -> tally.add(what, sql.sentBy(work)));
    }

    private static double time(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> value) {
        return turns.stream().mapToDouble(value).sorted().skip(turns.size() / 2).findFirst().orElseThrow();
    }

    /** Committees of communes, each with the three people who answer. */
    private List<String> communes(int count) {
        List<String> codes = IntStream.rangeClosed(1, count).mapToObj("XA%05d"::formatted).toList();
        StringBuilder yaml = new StringBuilder("validFrom: 2020-10-27\nbodies:\n");
        for (String code : codes) {
            yaml.append("""
                      - code: %1$s
                        name: Đảng ủy xã %1$s
                        kind: COMMITTEE
                        level: COMMUNE
                        parent: HULN
                        posts:
                          - {role: leader, title: Bí thư Đảng ủy xã %1$s, holder: %2$s}
                          - {role: specialist, title: Chuyên viên xã %1$s, holder: %3$s}
                          - {role: clerk, title: Văn thư xã %1$s, holder: %4$s}
                    """.formatted(code, user(code, "leader"), user(code, "specialist"), user(code, "clerk")));
        }
        organisation.apply(new ByteArrayInputStream(yaml.toString().getBytes(StandardCharsets.UTF_8)));
        jdbc.sql("analyze").update();
        return codes;
    }
}
