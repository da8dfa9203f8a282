package vn.directive.workflow.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.ProcessScenario;
import vn.directive.support.StatementCounter;

/** What people have typed into a form: whose it is, which version wins, how long it lives. */
class TaskDraftTest extends ProcessScenario {

    private static final String PLAN = "userTask_planMeeting";
    private static final String SPECIALIST = "bdvtu.specialist";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;

    private Task task;

    @BeforeEach
    void openTask() {
        openDossier();
        start("working-meeting", Map.of());
        task = task(SPECIALIST, PLAN);
    }

    @AfterEach
    void endTask() {
        engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(directiveId.toString())
                .list().forEach(i -> engine.getRuntimeService().deleteProcessInstance(i.getId(), "test", true));
    }

    @Test
    void isReadBackAsItWasSaved() throws Exception {
        read(SPECIALIST).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(0))
                .andExpect(jsonPath("$.data").isEmpty());
        save(SPECIALIST, 0, "{\"place\": \"Hội trường Tỉnh ủy\", \"chair\": null}").andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));
        read(SPECIALIST).andExpect(jsonPath("$.version").value(1)).andExpect(jsonPath("$.own").value(true))
                .andExpect(jsonPath("$.data.place").value("Hội trường Tỉnh ủy"))
                .andExpect(jsonPath("$.data", org.hamcrest.Matchers.hasKey("chair")))
                .andExpect(jsonPath("$.savedAt").isNotEmpty());
    }

    @Test
    void aNewerVersionIsNeverOverwrittenUnseen() throws Exception {
        save(SPECIALIST, 0, "{\"place\": \"Phòng 1\"}").andExpect(status().isOk());
        save(SPECIALIST, 0, "{\"place\": \"Phòng 2\"}").andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("sửa ở nơi khác")))
                .andExpect(jsonPath("$.current.version").value(1))
                .andExpect(jsonPath("$.current.data.place").value("Phòng 1"));
        save(SPECIALIST, 1, "{\"place\": \"Phòng 2\"}").andExpect(status().isOk());
        save(SPECIALIST, 1, "{}").andExpect(status().isConflict());
        save(SPECIALIST, 7, "{}").andExpect(status().isConflict());
        read(SPECIALIST).andExpect(jsonPath("$.version").value(2)).andExpect(jsonPath("$.data.place").value("Phòng 2"));
    }

    @Test
    void aDraftThatNeverWasHasNoLaterVersion() throws Exception {
        save(SPECIALIST, 3, "{\"place\": \"Phòng 1\"}").andExpect(status().isNotFound());
        assertThat(rows()).isZero();
    }

    @Test
    void belongsToWhoMayWorkOnTheTask() throws Exception {
        save(SPECIALIST, 0, "{\"place\": \"Phòng 1\"}").andExpect(status().isOk());
        for (String stranger : List.of("huln.specialist", "bdvtu.clerk", "vptu.manager", "admin")) {
            read(stranger).andExpect(status().isNotFound());
            save(stranger, 1, "{\"place\": \"Phòng 9\"}").andExpect(status().isNotFound());
        }
        engine.getTaskService().setAssignee(task.getId(), "bdvtu.leader");
        read("bdvtu.leader").andExpect(jsonPath("$.own", is(false)))
                .andExpect(jsonPath("$.data.place").value("Phòng 1"));
        // A candidate no longer works on what somebody else has taken.
        read(SPECIALIST).andExpect(status().isNotFound());
        save(SPECIALIST, 1, "{}").andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/tasks/" + task.getId() + "/draft")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/v1/tasks/" + UUID.randomUUID() + "/draft").with(user(SPECIALIST)))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsNotADraftOfThisFormIsRefusedInVietnamese() throws Exception {
        save(SPECIALIST, 0, "{\"leadBody\": \"VPTU\"}").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString("không có trường “leadBody”")))
                .andExpect(jsonPath("$.errors[0].field").value("leadBody"));
        save(SPECIALIST, 0, "{\"place\": \"" + "ộ".repeat(TaskDrafts.MAX_BYTES / 2) + "\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail", containsString("512 KB")));
        save(SPECIALIST, -1, "{}").andExpect(status().isUnprocessableEntity());
        save(SPECIALIST, 0, "[1]").andExpect(status().isBadRequest());
        save(SPECIALIST, 0, "null").andExpect(status().isUnprocessableEntity());
        assertThat(rows()).isZero();
    }

    @Test
    void endsWhenTheTaskIsCompleted() throws Exception {
        save(SPECIALIST, 0, "{\"place\": \"Phòng 1\"}").andExpect(status().isOk());
        refuses(SPECIALIST, PLAN, Map.of(), "bắt buộc");
        assertThat(rows()).as("a refused completion leaves the draft").isOne();
        complete(SPECIALIST, PLAN, Map.of("kind", "WORKING_MEETING", "heldOn", "2023-06-30", "place", "Hội trường",
                "chair", "Bí thư Tỉnh ủy", "coChair", "Trưởng Ban", "agenda", "Nghe báo cáo",
                "invitedBodies", List.of("MTTQ")));
        assertThat(rows()).isZero();
        save(SPECIALIST, 1, "{\"place\": \"Phòng 2\"}").andExpect(status().isNotFound());
        assertThat(rows()).isZero();
    }

    @Test
    void endsWithItsProcessInOneStatementHoweverManyTasksEnd() throws Exception {
        save(SPECIALIST, 0, "{\"place\": \"Phòng 1\"}").andExpect(status().isOk());
        for (int i = 0; i < 5; i++) {
            start("working-meeting", Map.of());
        }
        List<String> instances = engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().stream()
                .map(org.camunda.bpm.engine.runtime.Execution::getId).toList();
        assertThat(instances).hasSize(6);
        List<String> sent = statements.during(() ->
                engine.getRuntimeService().deleteProcessInstances(instances, "test", false, true));
        assertThat(rows()).isZero();
        assertThat(sent).filteredOn(sql -> sql.contains("task_draft")).hasSize(1);
    }

    @Test
    void aSaveCostsAHandfulOfStatements() throws Exception {
        save(SPECIALIST, 0, "{\"place\": \"Phòng 1\"}");
        assertThat(statements.during(() -> save(SPECIALIST, 1, "{\"place\": \"Phòng 2\"}")
                .andExpect(status().isOk()))).hasSizeLessThanOrEqualTo(10);
    }

    private int rows() {
        return jdbc.sql("select count(*) from task_draft where task_id = :task").param("task", task.getId())
                .query(Integer.class).single();
    }

    private ResultActions read(String username) throws Exception {
        return mvc.perform(get("/api/v1/tasks/" + task.getId() + "/draft").with(user(username)));
    }

    private ResultActions save(String username, int version, String data) throws Exception {
        return mvc.perform(put("/api/v1/tasks/" + task.getId() + "/draft").with(user(username)).with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"version\": %d, \"data\": %s}".formatted(version, data)));
    }
}
