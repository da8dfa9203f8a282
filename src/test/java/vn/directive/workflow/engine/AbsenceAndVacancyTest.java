package vn.directive.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.organisation.VacancyQueue;
import vn.directive.organisation.VacancyQueue.Vacancy;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.workflow.TaskEscalated;

@ProcessTest
@Transactional
class AbsenceAndVacancyTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 10);

    @Autowired
    private TaskService tasks;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private ClaimsOfAbsent claims;
    @Autowired
    private VacancyQueue vacancies;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private CaseDriver driver;

    @BeforeEach
    void monday() {
        driver.moveClockTo(MONDAY);
    }

    @AfterEach
    void today() {
        driver.clock().reset();
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
    void aTaskThatNobodyCouldTakeIsInTheVacancyQueue() {
        events.publishEvent(new TaskEscalated("task-1", "userTask_x", "Việc", null, "TU:clerk", "TU:leader",
                "Vị trí không có người đảm nhiệm; việc được chuyển lên cấp trên."));
        assertThat(vacancies.open()).extracting(Vacancy::wantedGroup).contains("TU:clerk");
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
