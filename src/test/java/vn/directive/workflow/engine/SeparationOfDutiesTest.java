package vn.directive.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.ProcessScenario;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.organisation.VacancyQueue;
import vn.directive.organisation.VacancyQueue.Vacancy;
import vn.directive.workflow.TaskInterventions;

/** Nobody approves what they submitted, whatever posts they hold or stand in for, and however the task comes to them. */
@Transactional
class SeparationOfDutiesTest extends ProcessScenario {

    private static final String PLAN = "userTask_planMeeting";
    private static final String APPROVE = "userTask_approveMeetingPlan";
    private static final String LEADER = "bdvtu.leader";
    private static final String DEPUTY = "bdvtu.deputy";
    private static final String SPECIALIST = "bdvtu.specialist";
    private static final String MEMBER = "bdvtu.member";
    private static final LocalDate MONDAY = LocalDate.of(2040, 3, 5);

    @Autowired
    private Substitutions substitutions;
    @Autowired
    private TaskInterventions interventions;
    @Autowired
    private VacancySweep sweep;
    @Autowired
    private VacancyQueue vacancies;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TaskService tasks;

    /** How somebody could come to approve their own plan; each ends with the plan submitted and this person barred. */
    enum Way {
        A_SECOND_POST(SPECIALIST, "đã làm bước “Lập kế hoạch buổi làm việc”", test -> {
            test.hold("BDVTU:leader", SPECIALIST);
            test.submit(SPECIALIST);
        }),
        STANDING_IN_FOR_THE_APPROVER(SPECIALIST, "đã làm bước “Lập kế hoạch buổi làm việc”", test -> {
            test.substitute(LEADER, SPECIALIST);
            test.submit(SPECIALIST);
        }),
        STANDING_IN_FOR_WHO_STANDS_IN_FOR_THE_APPROVER(SPECIALIST, null, test -> {
            test.substitute(LEADER, DEPUTY);
            test.substitute(DEPUTY, SPECIALIST);
            test.submit(SPECIALIST);
        }),
        THE_APPROVER_STANDS_IN_FOR_THE_DOER(LEADER, "đang làm thay Chuyên viên Ban Dân vận Tỉnh ủy, người đã làm",
                test -> {
            test.submit(SPECIALIST);
            test.substitute(SPECIALIST, LEADER);
            test.sweep.everyNight();
        }),
        THE_APPROVER_STANDS_IN_THROUGH_ANOTHER(LEADER, "đang làm thay Chuyên viên Ban Dân vận Tỉnh ủy", test -> {
            test.submit(SPECIALIST);
            test.substitute(SPECIALIST, MEMBER);
            test.substitute(MEMBER, LEADER);
            test.sweep.everyNight();
        }),
        ANOTHER_DID_IT_IN_THEIR_NAME(SPECIALIST, "được", test -> {
            test.substitute(SPECIALIST, MEMBER);
            test.submit(MEMBER);
            test.hold("BDVTU:leader", SPECIALIST);
            test.jdbc.sql("delete from substitution where absent = 'bdvtu.specialist'").update();
            test.sweep.everyNight();
        }),
        A_REFORM_THAT_JOINS_BOTH_POSTS(SPECIALIST, "đã làm bước “Lập kế hoạch buổi làm việc”", test -> {
            test.submit(SPECIALIST);
            test.hold("BDVTU:leader", SPECIALIST);
            test.sweep.everyNight();
        }),
        HELPING_TO_FILL_IN_THE_FORM(LEADER, "đã làm bước “Lập kế hoạch buổi làm việc”", test -> {
            test.jdbc.sql("""
                    insert into task_draft (task_id, version, data, saved_by, saved_at, writers)
                    values (:task, 1, '{}', 'bdvtu.specialist', now(), '{bdvtu.leader,bdvtu.specialist}')""")
                    .param("task", test.open(PLAN).getId()).update();
            test.submit(SPECIALIST);
        }),
        DOING_IT_BEFORE_IT_WAS_RETURNED(LEADER, "đã làm bước “Lập kế hoạch buổi làm việc”", test -> {
            test.hold("BDVTU:specialist", LEADER);
            test.submit(LEADER);
            test.complete(DEPUTY, APPROVE, Map.of("outcome", "RETURN", "note", "Làm lại"));
            test.hold("BDVTU:specialist", SPECIALIST);
            test.submit(SPECIALIST);
        });

        private final String barred;
        private final String why;
        private final Consumer<SeparationOfDutiesTest> play;

        Way(String barred, String why, Consumer<SeparationOfDutiesTest> play) {
            this.barred = barred;
            this.why = why;
            this.play = play;
        }
    }

    @BeforeEach
    void open() {
        moveClockTo(MONDAY);
        openDossier();
        start("working-meeting", Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void nobodyApprovesTheirOwn(Way way) {
        way.play.accept(this);
        Task task = open(APPROVE);
        // Even with every right on the task.
        tasks.addCandidateUser(task.getId(), way.barred);
        refused(() -> driver.as(way.barred, () -> tasks.claim(task.getId(), way.barred)));
        refused(() -> tasks.setAssignee(task.getId(), way.barred));
        refused(() -> driver.as(way.barred, () -> tasks.complete(task.getId(), Map.of("outcome", "SEND"))));
        refused(() -> driver.as(way.barred,
                () -> engine.getFormService().submitTaskForm(task.getId(), Map.of("outcome", "SEND"))));
        refusedAnyhow(() -> driver.as("vptu.manager",
                () -> interventions.assign(task.getId(), way.barred, "Cần gấp")));
        assertThat(open(APPROVE).getAssignee()).isNull();
        if (way.why != null) {
            assertThat(groups(task)).contains("BDVTU:deputy");
            assertThat(tasks.getVariableLocal(task.getId(), "dossierRouting")).asString()
                    .startsWith("Việc này được chuyển sang Cấp phó Ban Dân vận Tỉnh ủy vì ").contains(way.why);
            assertThat(vacancies.open()).filteredOn(v -> v.taskId().equals(task.getId())).singleElement()
                    .returns("BDVTU:leader", Vacancy::wantedGroup).returns("BDVTU:deputy", Vacancy::givenTo)
                    .returns(true, Vacancy::conflict).returns(false, Vacancy::blocked)
                    .satisfies(v -> assertThat(v.reason()).contains(way.why));
            assertThat(jdbc.sql("""
                    select details ->> 'why' from audit_entry where action = 'task.sendUp' and subject_id = :task
                    order by seq desc limit 1""").param("task", task.getId()).query(String.class).single())
                    .contains(way.why);
            complete(DEPUTY, APPROVE, Map.of("outcome", "SEND"));
        }
    }

    @Test
    void somebodyElseOfTheGroupApprovesWithoutADetour() {
        substitute(LEADER, MEMBER);
        submit(SPECIALIST);
        Task task = open(APPROVE);
        assertThat(groups(task)).containsExactly("BDVTU:leader");
        assertThat(tasks.getVariableLocal(task.getId(), "dossierRouting")).isNull();
        complete(MEMBER, APPROVE, Map.of("outcome", "SEND"));
    }

    @Test
    void itComesBackWhenSomebodyElseHoldsThePostAgain() {
        hold("BDVTU:leader", SPECIALIST);
        submit(SPECIALIST);
        Task task = open(APPROVE);
        hold("BDVTU:leader", LEADER);
        sweep.everyNight();
        assertThat(groups(task)).containsExactly("BDVTU:leader");
        complete(LEADER, APPROVE, Map.of("outcome", "SEND"));
    }

    @Test
    void aClaimThatWasRightBecomesWrongAndIsTakenBack() {
        submit(SPECIALIST);
        Task task = open(APPROVE);
        driver.as(LEADER, () -> tasks.claim(task.getId(), LEADER));
        substitute(SPECIALIST, LEADER);
        refused(() -> driver.as(LEADER, () -> tasks.complete(task.getId(), Map.of("outcome", "SEND"))));
        sweep.everyNight();
        assertThat(open(APPROVE).getAssignee()).isNull();
        complete(DEPUTY, APPROVE, Map.of("outcome", "SEND"));
    }

    @Test
    void aTaskThatSomebodyTookIsNotCompletedByAnother() {
        Task task = task(SPECIALIST, PLAN);
        tasks.addCandidateGroup(task.getId(), "BDVTU:deputy");
        driver.as(DEPUTY, () -> tasks.claim(task.getId(), DEPUTY));
        assertThatThrownBy(() -> driver.as(SPECIALIST,
                () -> engine.getFormService().submitTaskForm(task.getId(), plan())))
                .hasStackTraceContaining("người khác không hoàn thành thay được");
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    private void submit(String username) {
        complete(username, PLAN, plan());
    }

    private void substitute(String absent, String substitute) {
        substitutions.add(new NewSubstitution(absent, substitute, MONDAY, MONDAY.plusDays(5), "BDVTU", null, "Công tác"));
    }

    private void hold(String post, String username) {
        jdbc.sql("update holder set username = :user where post_id = :post").param("user", username)
                .param("post", post).update();
    }

    private Task open(String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(directiveId.toString()).taskDefinitionKey(key)
                .singleResult();
    }

    private static void refused(Runnable attempt) {
        assertThatThrownBy(attempt::run).hasStackTraceContaining("không được duyệt kết quả của chính mình");
    }

    /** An office may be refused for another reason before. */
    private static void refusedAnyhow(Runnable attempt) {
        assertThatThrownBy(attempt::run).hasStackTraceContaining("DomainException");
    }

    private List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                .filter(group -> group != null).toList();
    }

    private static Map<String, Object> plan() {
        return Map.of("kind", "WORKING_MEETING", "heldOn", MONDAY.plusDays(3).toString(), "place", "Hội trường",
                "chair", "Bí thư Tỉnh ủy", "coChair", "Trưởng Ban", "invitedBodies", List.of("HULN"),
                "agenda", "Nghe báo cáo");
    }
}
