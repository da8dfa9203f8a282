package vn.directive.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.DraftReminder;
import vn.directive.directive.Phase;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.StatementCounter;

/** Who is told what about tasks, their due dates and the end of a dossier. */
@ProcessTest
class NoticesTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 6, 19);
    private static final LocalDate DUE = LocalDate.of(2023, 6, 30);

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private Directives directives;
    @Autowired
    private DraftReminder draftReminder;
    @Autowired
    private ReminderSweep reminders;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;
    @Autowired
    private MockMvc mvc;

    private String deploymentId;
    private UUID directiveId;

    @BeforeEach
    void deployOneTask() {
        driver.moveClockTo(MONDAY);
        deploymentId = engine.getRepositoryService().createDeployment().addModelInstance("one-task.bpmn",
                Bpmn.createExecutableProcess("one-task").camundaHistoryTimeToLiveString("P1D").startEvent()
                        .userTask("userTask_one").name("Soạn thảo\nvăn bản").camundaCandidateGroups("${group}")
                        .camundaDueDate("${workingDays.on(dueOn)}").endEvent().done()).deploy().getId();
        directiveId = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.DRAFTING));
    }

    @AfterEach
    void undeploy() {
        engine.getRepositoryService().deleteDeployment(deploymentId, true);
        driver.clock().reset();
    }

    @Test
    void aNewTaskIsToldToThoseWhoMayTakeIt() throws Exception {
        Task task = open("BDVTU:specialist");
        assertThat(told(task)).containsExactly("bdvtu.specialist Việc mới: Soạn thảo văn bản");

        String text = jdbc.sql("select text from notice where task_id = :id").param("id", task.getId())
                .query(String.class).single();
        assertThat(text).contains(DirectiveFixtures.SUBJECT, "Hạn xử lý: Thứ Sáu, 30/06/2023.");

        mvc.perform(get("/api/v1/notifications?unread=true&size=1").with(user("bdvtu.specialist")))
                .andExpect(status().isOk()).andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].taskId").value(task.getId()))
                .andExpect(jsonPath("$.items[0].link")
                        .value("/camunda/app/tasklist/default/#/?task=" + task.getId()));
        long id = jdbc.sql("select id from notice where task_id = :id").param("id", task.getId())
                .query(Long.class).single();
        mvc.perform(post("/api/v1/notifications/{id}/read", id).with(user("bdvtu.leader")).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/api/v1/notifications/{id}/read", id).with(user("bdvtu.specialist")).with(csrf()))
                .andExpect(status().isNoContent());
        Task other = open("BDVTU:specialist");
        mvc.perform(get("/api/v1/notifications?unread=true").with(user("bdvtu.specialist")))
                .andExpect(jsonPath("$.items[0].taskId").value(other.getId()));
        engine.getTaskService().complete(other.getId());
        mvc.perform(get("/api/v1/notifications?unread=true&size=200").with(user("bdvtu.specialist")))
                .andExpect(jsonPath("$.items[*].taskId", not(hasItem(other.getId()))));
        mvc.perform(post("/api/v1/notifications/read-all").with(user("bdvtu.specialist")).with(csrf()))
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/notifications?unread=true").with(user("bdvtu.specialist")))
                .andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void aTaskNobodyCanTakeIsToldToTheSuperiorOnce() {
        Task task = open("HULN:deputy");
        String superior = jdbc.sql("select recipient from notice where task_id = :id and kind = 'TASK_ESCALATED'")
                .param("id", task.getId()).query(String.class).single();
        assertThat(told(task)).containsExactly(superior + " Việc chuyển lên cấp trên: Soạn thảo văn bản");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        transaction.executeWithoutResult(status -> {
            open("BDVTU:specialist");
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from notice where directive_id = :id").param("id", directiveId)
                .query(Long.class).single()).isZero();
    }

    @Test
    void manyTasksOfOneStepAreToldWithTheStatementsOfOne() throws Exception {
        List<String> one = statements.during(() -> openInOneTransaction(1));
        List<String> many = statements.during(() -> openInOneTransaction(20));
        assertThat(many.stream().filter(sql -> sql.contains("into notice"))).hasSize(1);
        assertThat(many.stream().filter(sql -> sql.contains("any(?)") && sql.contains("membership")).count())
                .isEqualTo(one.stream().filter(sql -> sql.contains("any(?)") && sql.contains("membership")).count());
    }

    @Test
    void remindsBeforeOnAndAfterTheDueDayEachOnce() {
        Task task = open("BDVTU:specialist");
        assertThat(sweptOn(task, 2023, 6, 27)).as("three days before").isEmpty();
        assertThat(sweptOn(task, 2023, 6, 28)).containsExactly("Còn 2 ngày làm việc: Soạn thảo văn bản");
        assertThat(sweptOn(task, 2023, 6, 28)).as("again").isEmpty();
        assertThat(sweptOn(task, 2023, 6, 29)).isEmpty();
        assertThat(sweptOn(task, 2023, 6, 30)).containsExactly("Đến hạn hôm nay: Soạn thảo văn bản");
        assertThat(sweptOn(task, 2023, 7, 1)).as("a Saturday").isEmpty();
        assertThat(sweptOn(task, 2023, 7, 3)).containsExactly("Quá hạn 1 ngày làm việc: Soạn thảo văn bản");
        assertThat(sweptOn(task, 2023, 7, 4)).isEmpty();
        assertThat(sweptOn(task, 2023, 7, 5)).containsExactly("Quá hạn 3 ngày làm việc: Soạn thảo văn bản");
        assertThat(sweptOn(task, 2023, 7, 11)).isEmpty();
        assertThat(sweptOn(task, 2023, 7, 12)).containsExactly("Quá hạn 8 ngày làm việc: Soạn thảo văn bản");
        engine.getTaskService().complete(task.getId());
        assertThat(sweptOn(task, 2023, 7, 19)).as("the task is done").isEmpty();
    }

    @Test
    void overdueWorkIsSeenInTheListOfDossiersAndAmongItsDeadlines() throws Exception {
        Task task = open("BDVTU:specialist");
        String overdue = "/api/v1/directives?overdue=true&text="
                + directives.get(directiveId).dossierNumber();
        mvc.perform(get(overdue).with(user("vptu.leader"))).andExpect(jsonPath("$.total").value(0));
        driver.moveClockTo(DUE.plusDays(3));
        mvc.perform(get(overdue).with(user("vptu.leader"))).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].openTasks").value(1))
                .andExpect(jsonPath("$.items[0].overdueTasks").value(1))
                .andExpect(jsonPath("$.items[0].nextDue").value("2023-06-30T10:00:00Z"));
        mvc.perform(get("/api/v1/directives/{id}/deadlines", directiveId).with(user("vptu.leader")))
                .andExpect(jsonPath("$.length()").value(1)).andExpect(jsonPath("$[0].taskId").value(task.getId()))
                .andExpect(jsonPath("$[0].overdue").value(true)).andExpect(jsonPath("$[0].workingDaysLeft").value(-1))
                .andExpect(jsonPath("$[0].groups[0]").value("BDVTU:specialist"));
    }

    @Test
    void afterAStandstillOnlyTheLatestStepIsTold() {
        Task task = open("BDVTU:specialist");
        assertThat(sweptOn(task, 2023, 7, 13)).containsExactly("Quá hạn 9 ngày làm việc: Soạn thảo văn bản");
        assertThat(sweptOn(task, 2023, 7, 14)).isEmpty();
    }

    @Test
    void onlyTheOneWhoTookTheTaskIsReminded() {
        Task task = open("BDVTU:specialist,BDVTU:leader");
        engine.getTaskService().claim(task.getId(), "bdvtu.leader");
        driver.moveClockTo(DUE);
        reminders.sweep();
        assertThat(told(task)).filteredOn(text -> text.contains("Đến hạn"))
                .containsExactly("bdvtu.leader Đến hạn hôm nay: Soạn thảo văn bản");
    }

    @Test
    void aTaskDueTomorrowIsNotRemindedOnTheDayItCame() {
        driver.moveClockTo(LocalDate.of(2023, 6, 29));
        Task task = open("BDVTU:specialist");
        assertThat(sweptOn(task, 2023, 6, 29)).isEmpty();
    }

    @Test
    void whoWorksOnACancelledDossierIsTold() {
        open("BDVTU:specialist");
        driver.as("btvtu.leader", () -> directives.cancel(directiveId, "Không còn cần thiết", null));
        assertThat(endings()).containsExactly("bdvtu.specialist DIRECTIVE_CANCELLED");
    }

    @Test
    void theLeadBodyIsToldThatItsDraftIsLate() {
        driver.as("tttu.leader", () -> directives.assignDraft(directiveId, "BDVTU", List.of(), MONDAY));
        draftReminder.remind(directiveId);
        draftReminder.remind(directiveId);
        assertThat(jdbc.sql("select recipient from notice where directive_id = :id and kind = 'DRAFT_LATE' order by 1")
                .param("id", directiveId).query(String.class).list())
                .containsExactly("bdvtu.leader", "bdvtu.specialist");
    }

    @Test
    void addressedBodiesAreToldWhenADirectiveEnds() {
        directiveId = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        directives.address(directiveId, List.of("HULN"));
        directives.end(directiveId, Phase.CLOSED, LocalDate.of(2025, 12, 31), "Hoàn thành", null);
        assertThat(endings()).containsExactly("huln.clerk DIRECTIVE_ENDED", "huln.leader DIRECTIVE_ENDED");
    }

    private Task open(String group) {
        String instance = engine.getRuntimeService().startProcessInstanceByKey("one-task", directiveId.toString(),
                Map.of("group", group, "dueOn", DUE.toString(), "directiveId", directiveId.toString())).getId();
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
    }

    private void openInOneTransaction(int count) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < count; i++) {
                open("BDVTU:specialist");
            }
        });
    }

    private List<String> sweptOn(Task task, int year, int month, int day) {
        driver.moveClockTo(LocalDate.of(year, month, day));
        long last = jdbc.sql("select coalesce(max(id), 0) from notice").query(Long.class).single();
        reminders.sweep();
        return jdbc.sql("select title from notice where task_id = :task and id > :last order by id")
                .param("task", task.getId()).param("last", last).query(String.class).list();
    }

    private List<String> told(Task task) {
        return jdbc.sql("select recipient || ' ' || title from notice where task_id = :id order by 1")
                .param("id", task.getId()).query(String.class).list();
    }

    private List<String> endings() {
        return jdbc.sql("""
                select recipient || ' ' || kind from notice where directive_id = :id and kind like 'DIRECTIVE%' order by 1
                """).param("id", directiveId).query(String.class).list();
    }
}
