package vn.directive.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.ServerTest;
import vn.directive.support.SampleDossier;

/** People change the process through its forms and in no other way. */
@ServerTest
class SubmittedFieldsServerTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    private int port;
    @Autowired
    private CaseDriver driver;

    private UUID directiveId;
    private Task task;
    private HttpPerson specialist;

    @BeforeEach
    void openDossier() {
        directiveId = SampleDossier.open(driver);
        task = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0);
        specialist = HttpPerson.loggedIn(port, "bdvtu.specialist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete", "submit-form/"})
    void refusesVariablesThatAreNotFieldsOfTheForm(String action) {
        var answer = specialist.json("POST", ENGINE + "/task/" + task.getId() + "/" + action,
                "{\"variables\":{\"leadBody\":{\"value\":\"VPTU\"}}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("không có trường “leadBody”");
        assertThat(driver.engine().getTaskService().getVariable(task.getId(), "leadBody")).isEqualTo("BDVTU");
    }

    @Test
    void refusesVariablesBesideTheStartForm() {
        for (String path : new String[] {"/process-definition/key/directive-lifecycle/submit-form",
                "/process-definition/" + task.getProcessDefinitionId() + "/submit-form"}) {
            var answer = specialist.json("POST", ENGINE + path,
                    "{\"variables\":{\"directiveId\":{\"value\":\"" + directiveId + "\"}}}");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("directiveId");
        }
        var foreignKey = specialist.json("POST", ENGINE + "/process-definition/key/directive-lifecycle/submit-form",
                "{\"variables\":{},\"businessKey\":\"" + directiveId + "\"}");
        assertThat(foreignKey.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /task/{t}/variables", "PUT /task/{t}/variables/leadBody",
            "PUT /task/{t}/localVariables/leadBody", "POST /process-instance/{p}/variables",
            "PUT /process-instance/{p}/variables/leadBody", "DELETE /process-instance/{p}/variables/leadBody",
            "POST /task/{t}/bpmnError", "POST /task/{t}/bpmnEscalation", "POST /task/{t}/resolve",
            "POST /task/{t}/delegate", "POST /process-definition/key/directive-lifecycle/start",
            "POST /task/{t}/assignee", "PUT /task/{t}", "DELETE /process-instance/{p}"})
    void refusesEveryOtherWayIn(String call) {
        String[] parts = call.split(" ");
        var answer = specialist.json(parts[0], ENGINE + parts[1].replace("{t}", task.getId())
                .replace("{p}", task.getProcessInstanceId()), "{\"value\":\"VPTU\",\"errorCode\":\"x\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    /** 7.24 hands these out by id to everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"/task/{t}/comment", "/task/{t}/comment/1", "/task/{t}/attachment",
            "/task/{t}/attachment/1/data", "/process-instance/{p}/comment"})
    void commentsAndAttachmentsAreClosed(String path) {
        for (String username : new String[] {"bdvtu.specialist", "vptu.manager", "admin"}) {
            assertThat(HttpPerson.loggedIn(port, username).getJson(ENGINE + path.replace("{t}", task.getId())
                    .replace("{p}", task.getProcessInstanceId())).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void refusesWritesWithoutTheToken() {
        assertThat(specialist.jsonWithoutToken(ENGINE + "/task/" + task.getId() + "/claim",
                "{\"userId\":\"bdvtu.specialist\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void workIsTakenForOneselfAndGivenBack() {
        String path = ENGINE + "/task/" + task.getId();
        var forAnother = specialist.json("POST", path + "/claim", "{\"userId\":\"huln.clerk\"}");
        assertThat(forAnother.statusCode()).isEqualTo(403);
        assertThat(forAnother.body()).contains("Chỉ nhận việc cho chính mình");
        assertThat(specialist.json("POST", path + "/claim", "{\"userId\":\"bdvtu.specialist\"}").statusCode())
                .isEqualTo(204);
        assertThat(HttpPerson.loggedIn(port, "huln.specialist").json("POST", path + "/unclaim", "{}").statusCode())
                .isIn(403, 404, 500);
        assertThat(assignee()).isEqualTo("bdvtu.specialist");
        assertThat(specialist.json("POST", path + "/unclaim", "{}").statusCode()).isEqualTo(204);
        assertThat(assignee()).isNull();
    }

    private String assignee() {
        return driver.engine().getTaskService().createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    @Test
    void strangersDoNotSeeTheTask() {
        HttpPerson stranger = HttpPerson.loggedIn(port, "huln.specialist");
        assertThat(stranger.getJson(ENGINE + "/task/" + task.getId()).statusCode()).isIn(403, 404);
        assertThat(stranger.getJson("/api/v1/tasks/" + task.getId() + "/context").statusCode()).isEqualTo(404);
        assertThat(specialist.getJson("/api/v1/tasks/" + task.getId() + "/context").body())
                .contains("ngày làm việc", "HS-");
    }

    @Test
    void completingTwiceIsToldInVietnamese() {
        specialist.json("POST", ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"bdvtu.specialist\"}");
        var answer = specialist.json("POST", ENGINE + "/task/" + UUID.randomUUID() + "/submit-form",
                "{\"variables\":{}}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains(EngineMessages.TASK_GONE).doesNotContain("Cannot find");
    }

    @Test
    void aRefusalOfTheDomainIsThePlainSentence() {
        specialist.json("POST", ENGINE + "/task/" + task.getId() + "/claim", "{\"userId\":\"bdvtu.specialist\"}");
        var answer = specialist.json("POST", ENGINE + "/task/" + task.getId() + "/submit-form", "{\"variables\":{}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("bắt buộc", "\"title\":\"Dữ liệu chưa hợp lệ\"", "\"detail\":", "\"message\":")
                .doesNotContain("TaskListener", "Cannot submit");
    }

    @Test
    void whatSomebodyElseTookIsAConflictAndWhatIsForbiddenIsForbidden() {
        driver.engine().getTaskService().setAssignee(task.getId(), "bdvtu.leader");
        var claimed = specialist.json("POST", ENGINE + "/task/" + task.getId() + "/claim",
                "{\"userId\":\"bdvtu.specialist\"}");
        assertThat(claimed.statusCode()).isEqualTo(409);
        assertThat(claimed.body()).contains("đã có người khác nhận", "TaskAlreadyClaimedException");
        var forbidden = HttpPerson.loggedIn(port, "huln.specialist").json("POST",
                ENGINE + "/task/" + task.getId() + "/submit-form", "{\"variables\":{}}");
        assertThat(forbidden.statusCode()).isIn(403, 404);
    }

    /** A form reads variables as markdown with HTML; the field that is sent back keeps what was typed. */
    @Test
    void whatWasTypedIsShownLiterallyInTheTextsOfAForm() {
        driver.engine().getTaskService().setVariableLocal(task.getId(), "dossierSubject", "Về <b>x</b> & y");
        driver.engine().getTaskService().setVariableLocal(task.getId(), "place", "Phòng <A>");
        var variables = specialist.getJson(ENGINE + "/task/" + task.getId() + "/form-variables?deserializeValues=false");
        assertThat(variables.body()).contains("Về &lt;b>x&lt;/b> &amp; y", "Phòng <A>");
        assertThat(specialist.getJson(ENGINE + "/task/" + task.getId() + "/localVariables").body())
                .contains("Về <b>x</b> & y");
    }

    @Test
    void staffSeeTheFiltersAndNothingOfOthers() {
        assertThat(specialist.getJson(ENGINE + "/filter").body()).contains("Việc của tôi", "Việc của đơn vị tôi",
                "Đến hạn trong tuần", "Quá hạn", "Tất cả việc");
        assertThat(HttpPerson.loggedIn(port, "vptu.manager").getJson(ENGINE + "/process-instance").body())
                .contains(task.getProcessInstanceId());
        assertThat(specialist.getJson(ENGINE + "/process-instance").body())
                .doesNotContain(task.getProcessInstanceId());
    }

    @Test
    void startsBelongToRoles() {
        assertThat(specialist.getJson(ENGINE + "/process-definition?startableInTasklist=true&latest=true"
                + "&startablePermissionCheck=true").body()).contains("directive-lifecycle");
        assertThat(HttpPerson.loggedIn(port, "bdvtu.clerk").getJson(ENGINE + "/process-definition?startableInTasklist=true"
                + "&latest=true&startablePermissionCheck=true").body()).doesNotContain("directive-lifecycle");
    }
}
