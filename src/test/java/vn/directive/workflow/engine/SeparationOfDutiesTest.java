package vn.directive.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;

/** Nobody approves what they submitted, whatever posts they hold or stand in for. */
class SeparationOfDutiesTest extends ProcessScenario {

    private static final String PLAN = "userTask_planMeeting";
    private static final String APPROVE = "userTask_approveMeetingPlan";
    private static final LocalDate MONDAY = LocalDate.of(2040, 3, 5);

    @Autowired
    private Substitutions substitutions;

    private java.util.UUID substitution;

    @BeforeEach
    void open() {
        moveClockTo(MONDAY);
        openDossier();
        substitution = substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.specialist", MONDAY,
                MONDAY.plusDays(5), "BDVTU", Role.LEADER, "Đi công tác"));
        start("working-meeting", Map.of());
    }

    @AfterEach
    void close() {
        engine.getRuntimeService().deleteProcessInstance(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).singleResult().getId(), "test");
        substitutions.end(substitution, MONDAY.minusDays(1));
    }

    @Test
    void whoSubmittedAndStandsInForTheApproverIsPassedOver() {
        complete("bdvtu.specialist", PLAN, plan());
        assertThat(groups(task("bdvtu.deputy", APPROVE))).contains("BDVTU:deputy");
        refuses("bdvtu.specialist", APPROVE, Map.of("outcome", "SEND"), "không được duyệt kết quả của chính mình");
    }

    @Test
    void aTaskThatSomebodyTookIsNotCompletedByAnother() {
        Task task = task("bdvtu.specialist", PLAN);
        engine.getTaskService().addCandidateGroup(task.getId(), "BDVTU:deputy");
        driver.as("bdvtu.deputy", () -> engine.getTaskService().claim(task.getId(), "bdvtu.deputy"));
        assertThatThrownBy(() -> driver.as("bdvtu.specialist",
                () -> engine.getFormService().submitTaskForm(task.getId(), plan())))
                .hasStackTraceContaining("người khác không hoàn thành thay được");
        assertThat(engine.getTaskService().createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    private List<String> groups(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                .toList();
    }

    private static Map<String, Object> plan() {
        return Map.of("kind", "WORKING_MEETING", "heldOn", MONDAY.plusDays(3).toString(), "place", "Hội trường",
                "chair", "Bí thư Tỉnh ủy", "coChair", "Trưởng Ban", "invitedBodies", List.of("HULN"),
                "agenda", "Nghe báo cáo");
    }
}
