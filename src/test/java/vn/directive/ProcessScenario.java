package vn.directive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.workflow.DossierVariables;

/** Base of process tests: one dossier, played step by step by the people of the reference organisation. */
@ProcessTest
public abstract class ProcessScenario {

    /** A Monday without holidays around it. */
    protected static final LocalDate START = LocalDate.of(2023, 6, 19);

    @Autowired
    protected ProcessEngine engine;
    @Autowired
    protected CaseDriver driver;
    @Autowired
    protected Directives directives;

    /** The dossier of this test; opened by {@link #openDossier()} or set by the test. */
    protected UUID directiveId;

    @BeforeEach
    void startOfScenario() {
        BpmnAwareTests.init(engine);
        driver.moveClockTo(START);
    }

    @AfterEach
    void endOfScenario() {
        BpmnAwareTests.reset();
        driver.clock().reset();
    }

    /** Opens a dossier of the reference case's bodies without starting the parent process. */
    protected UUID openDossier() {
        directiveId = driver.as("bdvtu.specialist", () -> directives.open(aDirective()));
        return directiveId;
    }

    protected NewDirective aDirective() {
        return new NewDirective("Tăng cường nắm tình hình Nhân dân, dân tộc, tôn giáo trong tình hình mới",
                "Thực hiện chỉ đạo tại buổi làm việc", "BTVTU", "BDVTU", "VPTU", "TTTU", "NORMAL", "MEETING",
                java.util.List.of("WRITTEN", "CONFERENCE", "GRASSROOTS"), null, null);
    }

    /** Starts a child process on its own, as the parent would, for the dossier of this test. */
    protected ProcessInstance start(String processKey, Map<String, Object> variables) {
        Map<String, Object> all = new java.util.HashMap<>(Map.of(
                DossierVariables.DIRECTIVE_ID.name(), directiveId.toString(),
                DossierVariables.LEAD_BODY.name(), "BDVTU",
                DossierVariables.ISSUER.name(), "BTVTU",
                DossierVariables.OFFICE.name(), "VPTU",
                DossierVariables.STANDING_BOARD.name(), "TTTU"));
        all.putAll(variables);
        return engine.getRuntimeService().startProcessInstanceByKey(processKey, directiveId.toString(), all);
    }

    protected void complete(String username, String taskKey, Map<String, Object> form) {
        driver.complete(username, directiveId, taskKey, form);
    }

    protected Task task(String username, String taskKey) {
        return driver.task(username, directiveId, taskKey);
    }

    /** The form is refused with a message that contains this text, and the task stays. */
    protected void refuses(String username, String taskKey, Map<String, Object> form, String message) {
        assertThatThrownBy(() -> complete(username, taskKey, form)).hasStackTraceContaining(message);
        task(username, taskKey);
    }

    protected int executeJobs() {
        return driver.executeJobs(directiveId);
    }

    protected void moveClockTo(LocalDate day) {
        driver.moveClockTo(day);
    }
}
