package vn.directive.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;
import vn.directive.support.StatementCounter;

/** Open tasks in the hands of those who oversee the dossier: who may get them, until when, and who may not decide so. */
@ProcessTest
class TaskInterventionTest {

    private static final String PLAN = "userTask_planMeeting";
    private static final String APPROVE = "userTask_approveMeetingPlan";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private StatementCounter statements;

    private UUID directiveId;

    @BeforeEach
    void aDossierWhoseMeetingIsToBePlanned() {
        driver.moveClockTo(LocalDate.of(2023, 6, 19));
        directiveId = SampleDossier.open(driver);
    }

    @AfterEach
    void resetClock() {
        driver.clock().reset();
    }

    @Test
    void givesATaskToAPersonOfItsGroup() throws Exception {
        String task = open(PLAN).getId();
        refused(task, "assignment", "{\"assignee\": \"bdvtu.specialist\"}", "reason", "Hãy ghi lý do.");
        refused(task, "assignment", "{\"reason\": \"Gấp\"}", "assignee", "Hãy chọn người nhận việc.");
        refused(task, "assignment", "{\"assignee\": \"huln.clerk\", \"reason\": \"Gấp\"}", "assignee",
                "Văn thư Huyện ủy Lộc Ninh không thuộc nhóm được giao việc này; muốn giao ra ngoài nhóm, hãy chuyển "
                + "việc cho nhóm khác.");
        assertThat(open(PLAN).getAssignee()).isNull();
        act("vptu.manager", task, "assignment", "{\"assignee\": \"bdvtu.specialist\", \"reason\": \"Gấp\"}")
                .andExpect(status().isNoContent());
        assertThat(open(PLAN).getAssignee()).isEqualTo("bdvtu.specialist");
        assertThat(notice("bdvtu.specialist", "Việc được giao")).contains("Lý do: Gấp");
        assertThat(audited("task.assign")).startsWith("vptu.manager|Gấp|").contains("Chuyên viên Ban Dân vận Tỉnh ủy");
        refused(task, "assignment", "{\"assignee\": \"bdvtu.specialist\", \"reason\": \"Gấp\"}", "assignee",
                "Chuyên viên Ban Dân vận Tỉnh ủy đang giữ việc này.");
    }

    @Test
    void nobodyGetsToApproveWhatTheySubmitted() throws Exception {
        planMeeting();
        String task = open(APPROVE).getId();
        UUID substitution = substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.specialist",
                LocalDate.of(2023, 6, 19), LocalDate.of(2023, 6, 20), "BDVTU", null, "Đi công tác"));
        try {
            refused(task, "assignment", "{\"assignee\": \"bdvtu.specialist\", \"reason\": \"Gấp\"}", "assignee",
                    "Chuyên viên Ban Dân vận Tỉnh ủy đã làm bước “Lập kế hoạch buổi làm việc” nên không được duyệt kết quả "
                    + "của chính mình.");
            refused(task, "assignment", "{\"assignee\": \"bdvtu.leader\", \"reason\": \"Gấp\"}", "assignee",
                    "Trưởng Ban Dân vận Tỉnh ủy vắng mặt đến hết 20/06/2023; Chuyên viên Ban Dân vận Tỉnh ủy thay thế.");
            refused(task, "assignment", "{\"group\": \"BDVTU:specialist\", \"reason\": \"Gấp\"}", "group",
                    "Chuyên viên, Ban Dân vận Tỉnh ủy hiện không có ai nhận được việc “Duyệt kế hoạch và giấy mời”: vị trí "
                    + "khuyết, vắng mặt, hoặc chỉ có chính người đã trình.");
            mvc.perform(get("/api/v1/tasks/{id}/choices", task).with(user("vptu.manager")))
                    .andExpect(jsonPath("$.people[*].value").value("bdvtu.deputy"))
                    .andExpect(jsonPath("$.groups[*].value", not(hasItem("BDVTU:specialist"))));
        } finally {
            substitutions.end(substitution, LocalDate.of(2023, 6, 18));
        }
        act("vptu.manager", task, "assignment", "{\"group\": \"BDVTU:deputy\", \"reason\": \"Trưởng ban đi công tác\"}")
                .andExpect(status().isNoContent());
        driver.complete("bdvtu.deputy", directiveId, APPROVE, Map.of("outcome", "SEND"));
        assertThat(audited("task.handOver")).contains("Cấp phó, Ban Dân vận Tỉnh ủy");
    }

    @Test
    void movesTheWorkOfABodyToItsSuccessor() throws Exception {
        String task = open(PLAN).getId();
        refused(task, "rerouting", "{\"reason\": \"Sáp nhập\"}", "successor", "Hãy chọn cơ quan nhận việc.");
        refused(task, "rerouting", "{\"successor\": \"KHONGCO\", \"reason\": \"Sáp nhập\"}", "successor",
                "Không có cơ quan nào đang hoạt động với mã “KHONGCO”.");
        refused(task, "rerouting", "{\"successor\": \"BDVTU\", \"reason\": \"Sáp nhập\"}", "successor",
                "Việc này đang ở chính cơ quan vừa chọn.");
        act("vptu.manager", task, "rerouting", "{\"successor\": \"TU\", \"reason\": \"Sáp nhập\"}")
                .andExpect(jsonPath("$.errors[0].message").value(containsString("hiện không có ai nhận được việc")));
        act("vptu.manager", task, "rerouting",
                "{\"successor\": \"BTCTU\", \"wholeInstance\": true, \"reason\": \"Sáp nhập\"}")
                .andExpect(status().isOk()).andExpect(jsonPath("$.moved").value(1));
        assertThat(driver.task("btctu.specialist", directiveId, PLAN).getId()).isEqualTo(task);
        assertThatThrownBy(() -> driver.as("bdvtu.specialist",
                () -> driver.engine().getTaskService().claim(task, "bdvtu.specialist")))
                .as("no longer theirs").isInstanceOf(AuthorizationException.class);
        mvc.perform(get("/api/v1/tasks/{id}/context", task).with(user("bdvtu.specialist"))).andExpect(status().isNotFound());
        assertThat(audited("task.reroute")).contains("Ban Tổ chức Tỉnh ủy");
        assertThat(notice("btctu.specialist", "Việc được giao")).contains("Sáp nhập");
    }

    @Test
    void movesTheDueDateOfATask() throws Exception {
        String task = open(PLAN).getId();
        refused(task, "extension", "{\"deadline\": \"2023-06-20\", \"reason\": \"Bận\"}", "deadline",
                "Hạn mới phải sau hạn đang áp dụng (" + due(PLAN) + ").");
        refused(task, "extension", "{\"deadline\": \"2023-07-02\", \"reason\": \"Bận\"}", "deadline",
                "Hạn mới 02/07/2023 là ngày nghỉ; ngày làm việc gần nhất sau đó là 03/07/2023.");
        act("vptu.manager", task, "extension", "{\"deadline\": \"2023-07-03\", \"reason\": \"Bận\"}")
                .andExpect(status().isNoContent());
        assertThat(due(PLAN)).isEqualTo("03/07/2023");
        assertThat(driver.variable("bdvtu.specialist", directiveId, PLAN, "dossierDue")).endsWith("03/07/2023");
        assertThat(notice("bdvtu.specialist", "Gia hạn")).contains("03/07/2023");
        assertThat(audited("task.extend")).contains("2023-07-03");
    }

    @Test
    void remindsWhoeverHasATaskOnceADay() throws Exception {
        String task = open(PLAN).getId();
        refused(task, "reminders", "{}", "reason", "Hãy ghi lý do.");
        act("vptu.manager", task, "reminders", "{\"reason\": \"Họp sớm hơn\"}").andExpect(status().isNoContent());
        assertThat(notice("bdvtu.specialist", "Nhắc việc")).contains("Họp sớm hơn");
        act("vptu.manager", task, "reminders", "{\"reason\": \"Lần nữa\"}").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value("Việc này đã được nhắc trong hôm nay."));
        driver.moveClockTo(LocalDate.of(2023, 6, 20));
        act("vptu.manager", task, "reminders", "{\"reason\": \"Lần nữa\"}").andExpect(status().isNoContent());
    }

    @Test
    void whatIsNoFailedJobDoesNotRunAgain() throws Exception {
        String incident = driver.engine().getRuntimeService().createIncident("test", open(PLAN).getExecutionId(), "x",
                "Không gửi được công văn").getId();
        mvc.perform(get("/api/v1/work/incidents?directive=" + directiveId).with(user("vptu.manager")))
                .andExpect(jsonPath("$.items[*].step", contains("Lập kế hoạch buổi làm việc")));
        perform("vptu.manager", "/api/v1/incidents/" + incident + "/retry", "{\"reason\": \"Thử lại\"}")
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.detail").value(containsString(
                        "không do tác vụ nền gây ra")));
        perform("vptu.manager", "/api/v1/incidents/none/retry", "{\"reason\": \"Thử lại\"}")
                .andExpect(status().isNotFound());
    }

    @Test
    void staffMayNotAndOutsidersOfARestrictedDossierFindNothing() throws Exception {
        String task = open(PLAN).getId();
        List<String> actions = List.of("assignment", "rerouting", "extension", "reminders");
        for (String action : actions) {
            act("bdvtu.specialist", task, action, "{\"reason\": \"Gấp\"}").andExpect(status().isForbidden());
            act("huln.leader", task, action, "{\"reason\": \"Gấp\"}").andExpect(status().isForbidden());
            act("vptu.manager", "none", action, "{\"reason\": \"Gấp\"}").andExpect(status().isNotFound());
        }
        jdbc.sql("update directive set tenant_id = 'tenant-' || id where id = :id").param("id", directiveId).update();
        for (String action : actions) {
            act("vptu.manager", task, action, "{\"reason\": \"Gấp\"}").andExpect(status().isNotFound());
        }
        mvc.perform(get("/api/v1/tasks/{id}/choices", task).with(user("vptu.manager"))).andExpect(status().isNotFound());
        assertThat(jdbc.sql("""
                select count(*) from audit_entry where directive_id = :id and action <> 'task.complete'
                """).param("id", directiveId).query(Integer.class).single()).isZero();
    }

    @Test
    void whoCompletesATaskIsRecordedWithTheirPostAndForWhom() throws Exception {
        List<String> sent = statements.during(this::planMeeting);
        assertThat(sent).filteredOn(statement -> statement.contains("insert into audit_entry")).hasSize(1);
        assertThat(completions()).containsExactly("bdvtu.specialist|BDVTU|specialist|–|" + PLAN + "|–");
        UUID absence = substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.deputy", LocalDate.of(2023, 6, 19),
                LocalDate.of(2023, 6, 20), null, null, "Đi công tác"));
        driver.complete("bdvtu.deputy", directiveId, APPROVE, Map.of("outcome", "RETURN", "note", "Thiếu địa điểm"));
        substitutions.end(absence, LocalDate.of(2023, 6, 18));
        assertThat(completions()).hasSize(2).last()
                .isEqualTo("bdvtu.deputy|BDVTU|leader|bdvtu.leader|" + APPROVE + "|RETURN");
    }

    private List<String> completions() {
        return jdbc.sql("""
                select concat_ws('|', actor, acting_body, acting_role, coalesce(on_behalf_of, '–'), details ->> 'step',
                    coalesce(details ->> 'outcome', '–'))
                from audit_entry where directive_id = :id and action = 'task.complete' order by seq
                """).param("id", directiveId).query(String.class).list();
    }

    private void planMeeting() {
        driver.complete("bdvtu.specialist", directiveId, PLAN, Map.of("kind", "WORKING_MEETING", "heldOn", "2023-06-26",
                "place", "Trụ sở Tỉnh ủy", "chair", "Bí thư Tỉnh ủy", "coChair", "Trưởng Ban Dân vận Tỉnh ủy",
                "invitedBodies", List.of("HULN"), "invitedOffices", "Các phòng", "agenda", "Công tác dân vận"));
    }

    private Task open(String taskKey) {
        return driver.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString())
                .taskDefinitionKey(taskKey).singleResult();
    }

    private String due(String taskKey) {
        return new java.text.SimpleDateFormat("dd/MM/yyyy").format(open(taskKey).getDueDate());
    }

    private void refused(String task, String action, String body, String field, String message) throws Exception {
        act("vptu.manager", task, action, body).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(message));
    }

    private ResultActions act(String username, String task, String action, String body) {
        return perform(username, "/api/v1/tasks/" + task + "/" + action, body);
    }

    private ResultActions perform(String username, String path, String body) {
        return driver.as(username, () -> {
            try {
                return mvc.perform(MockMvcRequestBuilders.post(path).with(user(username)).with(csrf())
                        .contentType(MediaType.APPLICATION_JSON).content(body));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private String notice(String username, String title) {
        return jdbc.sql("""
                select title || ' ' || text from notice where recipient = :user and directive_id = :id
                    and title like :title || '%' order by id desc limit 1
                """).param("user", username).param("id", directiveId).param("title", title).query(String.class).single();
    }

    private String audited(String action) {
        return jdbc.sql("""
                select actor || '|' || reason || '|' || details::text from audit_entry
                where directive_id = :id and action = :action
                """).param("id", directiveId).param("action", action).query(String.class).single();
    }
}
