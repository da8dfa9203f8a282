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

import java.time.LocalDate;
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
        for (String path : List.of("/dashboard", "/directives/" + id + "/work", "/directives/" + id + "/instances",
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
        answer("/api/v1/directives/{id}/work", id).andExpect(jsonPath("$.tasks.length()").value(1))
                .andExpect(jsonPath("$.tasks[0].overdue").value(true))
                .andExpect(jsonPath("$.tasks[0].bodies").value("Ban Dân vận Tỉnh ủy"));
        answer("/api/v1/directives/{id}/instances", id).andExpect(jsonPath("$[0].instanceId").value(parent))
                .andExpect(jsonPath("$[*].processKey", hasItem("working-meeting")));
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
        answer("/api/v1/directives/{id}/work", id).andExpect(jsonPath("$.incidents.length()").value(1))
                .andExpect(jsonPath("$.incidents[0].message").value("Không gửi được công văn"));
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
        answer("/api/v1/directives/{id}/work", id).andExpect(jsonPath("$.lateBodies.length()").value(3))
                .andExpect(jsonPath("$.lateBodies[*].what", hasItem("Báo cáo Quý II/2023")))
                .andExpect(jsonPath("$.lateBodies[*].body.name", hasItem("Huyện ủy Lộc Ninh")));
    }

    @Test
    void aRestrictedDossierIsNotThereForManagersOutside() throws Exception {
        UUID id = open("tenant-" + UUID.randomUUID());
        answer("/api/v1/dashboard").andExpect(jsonPath("$.items[*].id", not(hasItem(id.toString()))));
        answer("/api/v1/directives/{id}/work", id).andExpect(status().isNotFound());
        answer("/api/v1/directives/{id}/instances", id).andExpect(status().isNotFound());
    }

    @Test
    void anInstanceOutsideAnyDossierIsToldApart() throws Exception {
        answer("/api/v1/process-instances/{id}/dossier", "none").andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("Quy trình này không thuộc hồ sơ chỉ thị nào."));
    }

    @Test
    void costsTheSameForOneDossierAndForMany() throws Exception {
        open(null);
        List<String> few = statements.during(() -> answer("/api/v1/dashboard"));
        for (int i = 0; i < 30; i++) {
            open(null);
        }
        List<String> many = statements.during(() -> answer("/api/v1/dashboard"));
        // One for the right to see it, one for all of it.
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(2);
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
