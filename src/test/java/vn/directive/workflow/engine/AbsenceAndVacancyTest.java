package vn.directive.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.directive.ProcessScenario;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.organisation.VacancyQueue;
import vn.directive.organisation.VacancyQueue.Vacancy;
import vn.directive.support.StatementCounter;

/** Work finds somebody who can act, and comes back when those it was meant for can again. */
@Transactional
class AbsenceAndVacancyTest extends ProcessScenario {

    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 10);
    private static final String PLAN = "userTask_planMeeting";

    @Autowired
    private TaskService tasks;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private ClaimsOfAbsent claims;
    @Autowired
    private VacancyQueue vacancies;
    @Autowired
    private VacancySweep sweep;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;

    @BeforeEach
    void monday() {
        driver.moveClockTo(MONDAY);
    }

    @Test
    void whatAnAbsentPersonHadClaimedReturnsToTheGroupWhenTheAbsenceBegins() {
        Task covered = claimed("BDVTU:leader");
        Task other = claimed("BDVTU:member");
        substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.deputy", MONDAY.plusDays(1), MONDAY.plusDays(2),
                "BDVTU", Role.LEADER, "Đi công tác"));
        assertThat(assignee(covered)).isEqualTo("bdvtu.leader");
        driver.moveClockTo(MONDAY.plusDays(1));
        claims.release();
        assertThat(assignee(covered)).isNull();
        assertThat(assignee(other)).isEqualTo("bdvtu.leader");
    }

    @Test
    void anAbsenceFromTodayReturnsItAtOnce() {
        Task covered = claimed("BDVTU:leader");
        substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.deputy", MONDAY, MONDAY, null, null, "Ốm"));
        assertThat(assignee(covered)).isNull();
    }

    @Test
    void workOfAVacantPostGoesUpAndComesBackWhenThePostIsFilled() {
        vacate("BDVTU:specialist");
        Task task = planMeeting();
        assertThat(groups(task)).containsExactlyInAnyOrder("BDVTU:specialist", "TU:leader");
        assertThat(line(task)).isEqualTo("Việc này được chuyển lên Lãnh đạo Tỉnh ủy Bình Phước vì vị trí Chuyên viên "
                + "Ban Dân vận Tỉnh ủy chưa có người giữ.");
        assertThat(queued(task)).singleElement().returns("TU:leader", Vacancy::givenTo)
                .returns(false, Vacancy::conflict).returns(false, Vacancy::blocked);

        fill("BDVTU:specialist", "bdvtu.member");
        sweep.everyNight();
        assertThat(groups(task)).containsExactly("BDVTU:specialist");
        assertThat(line(task)).isEqualTo("Việc này đã từ Lãnh đạo Tỉnh ủy Bình Phước về Chuyên viên Ban Dân vận Tỉnh ủy: "
                + "ở đó đã có người xử lý được.");
        assertThat(queued(task)).isEmpty();
        assertThat(resolution(task)).isEqualTo("FILLED");
        assertThat(audited(task, "task.comeBack")).contains("Chuyên viên Ban Dân vận Tỉnh ủy");
        tellNow();
        assertThat(told("Việc về lại:%")).contains("bdvtu.member");
        assertThat(told("Việc đã chuyển về:%")).contains("tu.leader");
    }

    @Test
    void whatSomebodyAlreadyWorksOnStaysWithThem() {
        vacate("BDVTU:specialist");
        Task task = planMeeting();
        driver.as("tu.leader", () -> tasks.claim(task.getId(), "tu.leader"));
        fill("BDVTU:specialist", "bdvtu.member");
        sweep.everyNight();
        assertThat(assignee(task)).isEqualTo("tu.leader");
        assertThat(groups(task)).contains("TU:leader");
        assertThat(resolution(task)).isEqualTo("KEPT");
    }

    @Test
    void aTermThatEndsSendsOpenWorkUpAndTakesBackWhatWasClaimed() {
        Task task = planMeeting();
        driver.as("bdvtu.specialist", () -> tasks.claim(task.getId(), "bdvtu.specialist"));
        jdbc.sql("update holder set valid_to = :day where post_id = 'BDVTU:specialist'").param("day", MONDAY).update();
        sweep.everyNight();
        assertThat(assignee(task)).isEqualTo("bdvtu.specialist");
        driver.moveClockTo(MONDAY.plusDays(1));
        sweep.everyNight();
        assertThat(assignee(task)).isNull();
        assertThat(groups(task)).contains("TU:leader");
        assertThat(audited(task, "task.release")).contains("Chuyên viên Ban Dân vận Tỉnh ủy");
        assertThat(queued(task)).hasSize(1);
    }

    @Test
    void anAccountThatIsClosedSendsItsWorkUp() {
        Task task = planMeeting();
        jdbc.sql("update account set enabled = false where username = 'bdvtu.specialist'").update();
        sweep.everyNight();
        assertThat(groups(task)).contains("TU:leader");
    }

    @Test
    void aPersonWhoIsBackHasTheirWorkBack() {
        // The substitute is away too, and passes nothing on.
        var leave = substitutions.add(new NewSubstitution("bdvtu.specialist", "bdvtu.member", MONDAY, MONDAY.plusDays(9),
                "BDVTU", null, "Đi học"));
        substitutions.add(new NewSubstitution("bdvtu.member", "bdvtu.clerk", MONDAY, MONDAY.plusDays(9), null, null, "Ốm"));
        Task task = planMeeting();
        assertThat(groups(task)).contains("TU:leader");
        assertThat(line(task)).contains("Chuyên viên Ban Dân vận Tỉnh ủy đang vắng mặt và không có người thay");
        substitutions.end(leave, MONDAY.minusDays(1));
        sweep.everyNight();
        assertThat(groups(task)).containsExactly("BDVTU:specialist");
    }

    @Test
    void whereNobodyInTheWholeLineCanActThoseWhoAppointAreTold() {
        vacate("BDVTU:specialist");
        vacate("TU:leader");
        Task task = planMeeting();
        assertThat(groups(task)).contains("TU:leader");
        assertThat(line(task)).startsWith("Không còn ai trong cả tuyến xử lý được việc này; việc để ở Lãnh đạo Tỉnh ủy Bình "
                + "Phước chờ cử người, vì vị trí Chuyên viên Ban Dân vận Tỉnh ủy chưa có người giữ");
        assertThat(queued(task)).singleElement().returns(true, Vacancy::blocked);
        tellNow();
        assertThat(told("Không còn ai xử lý được việc:%")).contains("admin", "vptu.manager");

        long before = audited(task);
        sweep.everyNight();
        assertThat(audited(task)).as("nothing new").isEqualTo(before);
        fill("TU:leader", "tu.leader");
        sweep.everyNight();
        assertThat(queued(task)).singleElement().returns(false, Vacancy::blocked);
        assertThat(line(task)).startsWith("Việc này được chuyển lên Lãnh đạo Tỉnh ủy Bình Phước vì");
    }

    @Test
    void whatEndedIsSettled() {
        vacate("BDVTU:specialist");
        Task task = planMeeting();
        engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "test");
        sweep.everyNight();
        assertThat(resolution(task)).isEqualTo("ENDED");
    }

    @Test
    void aSweepReadsNoMoreForMoreTasks() throws Exception {
        planMeeting();
        int few = statements.during(sweep::everyNight).size();
        for (int i = 0; i < 5; i++) {
            planMeeting();
        }
        assertThat(statements.during(sweep::everyNight)).hasSize(few);
    }

    private Task planMeeting() {
        openDossier();
        start("working-meeting", Map.of());
        return tasks.createTaskQuery().processInstanceBusinessKey(directiveId.toString()).taskDefinitionKey(PLAN)
                .singleResult();
    }

    private void vacate(String post) {
        jdbc.sql("update holder set valid_to = :day where post_id = :post").param("day", MONDAY.minusDays(1))
                .param("post", post).update();
    }

    private void fill(String post, String username) {
        jdbc.sql("insert into holder (post_id, username, valid_from) values (:post, :user, :day)").param("post", post)
                .param("user", username).param("day", MONDAY).update();
    }

    /** Notices are written just before the commit; the test keeps nothing all the same. */
    private static void tellNow() {
        TransactionSynchronizationManager.getSynchronizations()
                .forEach(synchronization -> synchronization.beforeCommit(false));
    }

    private List<String> told(String title) {
        return jdbc.sql("select recipient from notice where title like :title and directive_id = :id")
                .param("title", title).param("id", directiveId).query(String.class).list();
    }

    private List<Vacancy> queued(Task task) {
        return vacancies.open().stream().filter(v -> v.taskId().equals(task.getId())).toList();
    }

    private String resolution(Task task) {
        return jdbc.sql("select resolution from vacancy where task_id = :task").param("task", task.getId())
                .query(String.class).single();
    }

    private String audited(Task task, String action) {
        return jdbc.sql("select cast(details as text) from audit_entry where action = :action and subject_id = :task")
                .param("action", action).param("task", task.getId()).query(String.class).single();
    }

    private long audited(Task task) {
        return jdbc.sql("select count(*) from audit_entry where subject_id = :task").param("task", task.getId())
                .query(Long.class).single();
    }

    private String line(Task task) {
        return (String) tasks.getVariableLocal(task.getId(), "dossierRouting");
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(group -> group != null).toList();
    }

    private Task claimed(String group) {
        Task task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), group);
        tasks.claim(task.getId(), "bdvtu.leader");
        return task;
    }

    private String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }
}
