package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.directive.Phase;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;
import vn.directive.support.StatementCounter;

/** What managers see across dossiers, who else may not, and at what cost. */
@ProcessTest
class DashboardTest {

    private static final LocalDate TODAY = LocalDate.of(2023, 6, 19);

    @Autowired
    private MockMvc mvc;
    @Autowired
    private Directives directives;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;
    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void setClock() {
        driver.moveClockTo(TODAY);
    }

    @AfterEach
    void resetClock() {
        driver.clock().reset();
    }

    @Test
    void isForManagersOnly() throws Exception {
        UUID id = open(null);
        for (String path : List.of("/dashboard", "/directives/" + id + "/figures", "/directives/" + id + "/instances",
                "/directives/" + id + "/timeliness", "/work/tasks", "/work/late-bodies", "/work/incidents",
                "/process-definitions/working-meeting/waiting")) {
            answer("/api/v1" + path).andExpect(status().isOk());
            for (String other : List.of("bdvtu.leader", "designer", "admin")) {
                mvc.perform(get("/api/v1" + path).with(user(other))).andExpect(status().isForbidden())
                        .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
            }
        }
    }

    @Test
    void aDossierStandsWithItsOpenWorkAndItsInstance() throws Exception {
        UUID id = SampleDossier.open(driver);
        String parent = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString(), "directive-lifecycle").singleResult().getId();
        driver.moveClockTo(TODAY.plusDays(40));
        String mine = "$.items[?(@.id == '" + id + "')]";
        answer("/api/v1/dashboard").andExpect(jsonPath("$.phases[0].label").value("Buổi làm việc"))
                .andExpect(jsonPath(mine + ".phaseLabel", contains("Buổi làm việc")))
                .andExpect(jsonPath(mine + ".leadBody.name", contains("Ban Dân vận Tỉnh ủy")))
                .andExpect(jsonPath(mine + ".ageDays", contains(40)))
                .andExpect(jsonPath(mine + ".openTasks", contains(1)))
                .andExpect(jsonPath(mine + ".overdueTasks", contains(1)))
                .andExpect(jsonPath(mine + ".incidents", contains(0)))
                .andExpect(jsonPath(mine + ".instanceId", contains(parent)));
        answer("/api/v1/work/tasks?directive={id}&overdue=true&text=dan van ke hoach", id)
                .andExpect(jsonPath("$.total").value(0));
        answer("/api/v1/work/tasks?directive={id}&overdue=true&text=ke hoach", id)
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].overdue").value(true))
                .andExpect(jsonPath("$.items[0].bodies").value("Ban Dân vận Tỉnh ủy"));
        answer("/api/v1/directives/{id}/instances", id).andExpect(jsonPath("$.items[0].instanceId").value(parent))
                .andExpect(jsonPath("$.items[*].processKey", hasItem("working-meeting")));
        answer("/api/v1/directives/{id}/instances?process=working-meeting", id)
                .andExpect(jsonPath("$.total").value(1));
        answer("/api/v1/directives/{id}/figures", id).andExpect(jsonPath("$.tasks").value(1))
                .andExpect(jsonPath("$.overdueTasks").value(1)).andExpect(jsonPath("$.lateBodies").value(0))
                .andExpect(jsonPath("$.instances").value(2))
                .andExpect(jsonPath("$.processes[0].instanceId").value(parent));
        String child = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString(), "working-meeting").singleResult().getId();
        answer("/api/v1/process-instances/{id}/dossier", child)
                .andExpect(jsonPath("$.directiveId").value(id.toString()))
                .andExpect(jsonPath("$.lifecycleInstanceId").value(parent));
        answer("/api/v1/process-definitions/working-meeting/waiting?version=1")
                .andExpect(jsonPath("$[*].activityId", hasItem("userTask_planMeeting")));
        answer("/api/v1/process-definitions/working-meeting/waiting?version=99")
                .andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void anIncidentIsCountedWhereItArose() throws Exception {
        UUID id = SampleDossier.open(driver);
        String task = driver.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(id.toString())
                .singleResult().getExecutionId();
        driver.engine().getRuntimeService().createIncident("test", task, "x", "Không gửi được công văn");
        answer("/api/v1/dashboard").andExpect(jsonPath("$.items[?(@.id == '" + id + "')].incidents", contains(1)));
        answer("/api/v1/work/incidents?directive={id}&text=cong van", id).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].message").value("Không gửi được công văn"));
    }

    /** A body that owes several things is one late body. */
    @Test
    void lateBodiesAreThoseThatOweSomething() throws Exception {
        UUID id = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        jdbc.sql("""
                insert into implementation_plan (id, directive_id, body, state, requested_at, due_on)
                values (gen_random_uuid(), :id, 'HULN', 'DRAFTING', now(), '2023-06-16'),
                       (gen_random_uuid(), :id, 'UBND', 'DRAFTING', now(), '2023-06-19')
                """).param("id", id).update();
        UUID period = UUID.randomUUID();
        jdbc.sql("""
                insert into report_period (id, directive_id, calendar_event_id, kind, label, period_from, period_to,
                    due_on, state, opened_at)
                values (:period, :id, gen_random_uuid(), 'QUARTER', 'Quý II/2023', '2023-03-15', '2023-06-14',
                    '2023-06-16', 'COLLECTING', now())
                """).param("period", period).param("id", id).update();
        jdbc.sql("""
                insert into report_request (id, period_id, body, state, sent_at)
                values (gen_random_uuid(), :period, 'HULN', 'REQUESTED', null),
                       (gen_random_uuid(), :period, 'MTTQ', 'DRAFTED', null),
                       (gen_random_uuid(), :period, 'VPTU', 'SUBMITTED', now())
                """).param("period", period).update();
        answer("/api/v1/dashboard").andExpect(jsonPath("$.items[?(@.id == '" + id + "')].lateBodies", contains(2)));
        answer("/api/v1/work/late-bodies?directive={id}", id).andExpect(jsonPath("$.total").value(2));
        answer("/api/v1/work/late-bodies?directive={id}&text=loc ninh", id).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].body.name").value("Huyện ủy Lộc Ninh"))
                .andExpect(jsonPath("$.items[0].whats", contains("Báo cáo Quý II/2023", "Kế hoạch thực hiện")));
        jdbc.sql("update report_request set due_on = '2023-06-30' where period_id = :period").param("period", period)
                .update();
        answer("/api/v1/directives/{id}/figures", id).andExpect(jsonPath("$.lateBodies").value(1));
    }

    @Test
    void tellsWhatTheUserFollows() throws Exception {
        UUID id = open(null);
        String watched = "$.items[?(@.id == '" + id + "')].watched";
        answer("/api/v1/dashboard").andExpect(jsonPath(watched, contains(false)));
        jdbc.sql("insert into directive_watch (username, directive_id, since) values ('vptu.manager', :id, now())")
                .param("id", id).update();
        answer("/api/v1/dashboard").andExpect(jsonPath(watched, contains(true)));
    }

    /** Whoever follows a figure finds exactly as many rows as it says. */
    @Test
    void everyFigureIsTheTotalOfItsList() throws Exception {
        SampleDossier.open(driver);
        driver.moveClockTo(TODAY.plusDays(40));
        JsonNode items = read("/api/v1/dashboard").path("items");
        assertThat(read("/api/v1/work/tasks?size=1").path("total").asInt()).isEqualTo(sum(items, "openTasks"));
        assertThat(read("/api/v1/work/tasks?size=1&overdue=true").path("total").asInt()).isPositive()
                .isEqualTo(sum(items, "overdueTasks"));
        assertThat(read("/api/v1/work/late-bodies?size=1").path("total").asInt()).isEqualTo(sum(items, "lateBodies"));
        assertThat(read("/api/v1/work/incidents?size=1").path("total").asInt()).isEqualTo(sum(items, "incidents"));
        for (JsonNode step : read("/api/v1/process-definitions/working-meeting/waiting")) {
            String tasks = "/api/v1/work/tasks?size=1&process=working-meeting&activity="
                    + step.path("activityId").asText();
            assertThat(read(tasks).path("total").asInt()).isEqualTo(step.path("waiting").asInt());
            assertThat(read(tasks + "&overdue=true").path("total").asInt()).isEqualTo(step.path("late").asInt());
        }
    }

    @Test
    void aRestrictedDossierIsNotThereForManagersOutside() throws Exception {
        UUID id = open("tenant-" + UUID.randomUUID());
        answer("/api/v1/dashboard").andExpect(jsonPath("$.items[*].id", not(hasItem(id.toString()))));
        for (String path : List.of("/directives/{id}/figures", "/directives/{id}/instances",
                "/directives/{id}/timeliness", "/work/tasks?directive={id}", "/work/late-bodies?directive={id}",
                "/work/incidents?directive={id}")) {
            answer("/api/v1" + path, id).andExpect(status().isNotFound());
        }
    }

    @Test
    void anInstanceOutsideAnyDossierIsToldApart() throws Exception {
        answer("/api/v1/process-instances/{id}/dossier", "none").andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("Quy trình này không thuộc hồ sơ chỉ thị nào."));
    }

    @Test
    void costsTheSameForOneDossierAndForMany() throws Exception {
        open(null);
        List<String> paths = List.of("/api/v1/dashboard", "/api/v1/work/tasks", "/api/v1/work/late-bodies");
        List<Integer> few = new ArrayList<>();
        for (String path : paths) {
            few.add(statements.during(() -> answer(path)).size());
        }
        for (int i = 0; i < 30; i++) {
            open(null);
        }
        // Who asks, the right to see it, all of it; the dashboard also says what needs attention, lists count their total.
        assertThat(few).containsExactly(5, 4, 4);
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            assertThat(statements.during(() -> answer(path))).as(path).hasSize(few.get(i));
        }
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(answer(path).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray());
    }

    private static int sum(JsonNode items, String figure) {
        int sum = 0;
        for (JsonNode item : items) {
            sum += item.path(figure).asInt();
        }
        return sum;
    }

    private ResultActions answer(String path, Object... values) throws Exception {
        return mvc.perform(get(path, values).with(user("vptu.manager")));
    }

    private UUID open(String tenantId) {
        NewDirective usual = DirectiveFixtures.aDirective();
        return driver.as("bdvtu.specialist", () -> directives.open(new NewDirective(usual.subject(), usual.reason(),
                usual.issuer(), usual.leadBody(), usual.office(), usual.standingBoard(), usual.urgency(),
                usual.source(), usual.roundModes(), null, tenantId)));
    }
}
