package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.support.Bench;
import vn.directive.support.BenchReport;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.Plans;
import vn.directive.support.SqlMeter;
import vn.directive.support.SqlMeter.Cost;

/** What the pages for managers ask the server for, with many dossiers that each ask many bodies. */
@Bench
class DashboardBench {

    private static final int DIRECTIVES = Integer.getInteger("bench.directives", 200);
    /** Bodies asked in the round of every dossier; each has an open task. */
    private static final int BODIES = Integer.getInteger("bench.bodies", 10_000);
    /** Of these, open tasks in the engine: rounds of finished dossiers have none. */
    private static final int OPEN = Integer.getInteger("bench.open", 20);
    private static final int REPEATS = Integer.getInteger("bench.repeats", 5);

    @LocalServerPort
    private int port;
    @Autowired
    private SqlMeter sql;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Directives directives;
    @Autowired
    private CaseDriver driver;

    private HttpPerson manager;
    private BenchReport report;

    @Test
    void pagesOfManagers() throws Exception {
        UUID last = null;
        for (int i = 0; i < DIRECTIVES; i++) {
            last = driver.as("bdvtu.specialist", () -> directives.open(DirectiveFixtures.aDirective()));
        }
        seed();
        UUID round = jdbc.sql("select id from comment_round where directive_id = :id").param("id", last)
                .query(UUID.class).single();
        manager = HttpPerson.loggedIn(port, "vptu.manager");
        report = new BenchReport(DashboardBench.class, "dashboard", "Requests of the pages for managers");
        report.line("%d dossiers, each asking %d bodies, of which a third is late; open tasks in %d of them; medians of "
                + "%d", DIRECTIVES, BODIES, OPEN, REPEATS);
        report.line("");
        report.line("%-40s %9s %9s %9s %9s", "request", "exchanges", "SQL ms", "all ms", "kB");
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("dashboard", "/dashboard");
        requests.put("late bodies of all dossiers, first page", "/work/late-bodies?size=100");
        requests.put("late bodies of one dossier, first page", "/work/late-bodies?size=100&directive=" + last);
        requests.put("open tasks of all dossiers, first page", "/work/tasks?size=100");
        requests.put("figures of one dossier", "/directives/" + last + "/figures");
        requests.put("asked bodies of one round, all", "/rounds/" + round + "/bodies");
        requests.put("heat map of one dossier", "/directives/" + last + "/timeliness");
        requests.put("waiting tasks on the diagram", "/process-definitions/comment-request/waiting");
        for (Map.Entry<String, String> request : requests.entrySet()) {
            row(request.getKey(), request.getValue());
        }
        report.write();

        Plans plans = new Plans("dashboard", sql, jdbc);
        for (Map.Entry<String, String> request : requests.entrySet()) {
            plans.add(request.getKey(), () -> answer(request.getValue()));
        }
        plans.write();
    }

    private void seed() {
        jdbc.sql("""
                insert into body (code, name, kind, level, parent, valid_from)
                select 'X' || to_char(i, 'FM00000'), 'Chi bộ ấp ' || i, 'RESIDENTIAL_UNIT', 'HAMLET', 'HULN',
                    date '2020-10-27'
                from generate_series(1, :bodies) i
                """).param("bodies", BODIES).update();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id,
                    lead_body, asked_rules, reply_working_days, silence_policy, deadline, opened_at)
                select gen_random_uuid(), id, 1, 1, 'WRITTEN', 'OPEN', 'x', 'BDVTU', '', 10, 'RECORDED_AS_SILENT',
                    current_date - 1, now() - interval '20 days' from directive
                """).update();
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, sent_at, replied_at, stance, reply_dated)
                select gen_random_uuid(), r.id, 'X' || to_char(i, 'FM00000'),
                    case when i % 3 = 0 then 'ANSWERED' else 'SENT' end,
                    current_date + case when i % 3 = 1 then -1 else 5 end, now() - interval '20 days',
                    case when i % 3 = 0 then now() end, case when i % 3 = 0 then 'AGREES' end,
                    case when i % 3 = 0 then current_date end
                from comment_round r cross join generate_series(1, :bodies) i
                """).param("bodies", BODIES).update();
        jdbc.sql("""
                insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,
                    is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_)
                select 'bench-' || d.n || '-' || i, 1, 'bench-' || d.n || '-' || i, 'bench-' || d.n || '-' || i, d.id,
                    (select max(id_) from act_re_procdef where key_ = 'comment-request'), true, false, true, false, 1, 0
                from (select id::text, row_number() over (order by dossier_number desc) as n from directive) d
                cross join generate_series(1, :bodies) i where d.n <= :open
                """).param("bodies", BODIES).param("open", OPEN).update();
        jdbc.sql("""
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                    priority_, create_time_, due_date_, suspension_state_)
                select 'task-' || id_, 1, id_, id_, proc_def_id_, 'Tiếp nhận yêu cầu', 'userTask_acknowledgeRequest',
                    50, now(), now() - interval '1 day', 1
                from act_ru_execution where id_ like 'bench-%'
                """).update();
        jdbc.sql("analyze").update();
    }

    private void row(String name, String path) throws Exception {
        Cost[] costs = new Cost[REPEATS];
        int[] length = new int[1];
        for (int i = 0; i < REPEATS; i++) {
            costs[i] = sql.of(() -> length[0] = answer(path).length());
        }
        Arrays.sort(costs, Comparator.comparingDouble(Cost::millis));
        Cost median = costs[REPEATS / 2];
        report.line("%-40s %9d %9.0f %9.0f %9d", name, median.exchanges(), median.sqlMillis(), median.millis(),
                length[0] / 1000);
    }

    private String answer(String path) {
        var answer = manager.getJson("/api/v1" + path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }
}
