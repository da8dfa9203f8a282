package vn.directive.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WebDriverException;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.consultation.ReplyRows;
import vn.directive.directive.Directives;
import vn.directive.directive.process.DirectiveDecisionProcess;
import vn.directive.implementation.process.InspectionProcess;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.Demonstration;
import vn.directive.support.MovableClock;
import vn.directive.support.PlayedDossiers;
import vn.directive.support.ReferenceCase;
import vn.directive.support.SampleDossier;

/**
 * Pictures of every screen in {@code target/screenshots/tour}, to be looked at: run by {@code mvn -Pscreenshots verify},
 * never with the tests.
 */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreenTour {

    private static final Path FOLDER = Path.of("target/screenshots/tour");
    private static final int WIDE = 1440;
    private static final int NARROW = 390;

    @Autowired
    private CaseDriver driver;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private MovableClock clock;
    @Autowired
    private Organisation organisation;
    @Autowired
    private Directives directives;
    @Autowired
    private ReplyRows replies;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private PlayedDossiers played;

    private Browser browser;
    private String loggedIn = "";

    @Test
    @Order(1)
    void staffScreens(Browser browser) {
        this.browser = browser;
        open("login", "/login");
        open("login-expired", "/login?expired");
        open("login-wrong", "/login?wrong");
        logIn("bdvtu.specialist");
        for (WebElement filter : List.copyOf(browser.all(By.cssSelector(".task-filters a[ng-click]")))) {
            String name = filter.getText().strip();
            if (!name.isEmpty()) {
                browser.script("arguments[0].click()", filter);
                settle();
                both("filter-" + name.replaceAll("\\W+", "-"));
            }
        }
        for (String process : List.of("Vòng đời chỉ thị", "Quyết định về", "Kiểm tra, giám sát")) {
            browser.viewport(WIDE, 1600);
            browser.open("/camunda/app/tasklist/default/");
            browser.text("Việc của tôi");
            browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
            settle();
            take("start-list");
            browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., '" + process + "')]"));
            browser.find(Tasklist.FORM);
            settle();
            both("start-" + process.substring(0, 4));
        }
        browser.viewport(WIDE, 1000);
        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(played.inRound().toString())
                .taskDefinitionKey("userTask_followRound").singleResult().getId();
        new Tasklist(browser).open(task);
        new Tasklist(browser).tab("Hồ sơ");
        browser.find(By.cssSelector(".directive-timeline li"));
        settle();
        browser.viewport(WIDE, 3000);
        both("dossier");
        new Tasklist(browser).tab("Sơ đồ");
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        browser.viewport(WIDE, 1000);
        take("diagram");
        browser.click(By.cssSelector(".directive-bell-button"));
        browser.find(By.cssSelector(".directive-bell-panel li"));
        both("bell");
        open("personal", "/personal");
        open("help", "/help");
        for (String manual : List.of("specialist", "leader", "clerk", "local-office", "manager", "administrator",
                "designer")) {
            open("help-" + manual, "/help/" + manual);
        }
        open("error-404", "/khong-co");
        open("cockpit-refused", "/camunda/app/cockpit/default/");
        open("welcome", "/camunda/app/welcome/default/");
    }

    @Test
    @Order(2)
    void watchersScreens(Browser browser) {
        this.browser = browser;
        logIn("vptu.manager");
        for (String route : List.of("directives", "dashboard", "processes", "decisions", "tasks", "repository", "batch")) {
            open("cockpit-" + route, "/camunda/app/cockpit/default/#/" + route);
        }
        for (UUID dossier : List.of(played.inRound(), played.inForce())) {
            ProcessInstance parent = engine.getRuntimeService().createProcessInstanceQuery()
                    .processInstanceBusinessKey(dossier.toString(), "directive-lifecycle").singleResult();
            open("cockpit-instance", "/camunda/app/cockpit/default/#/process-instance/" + parent.getId() + "/runtime");
            for (WebElement tab : List.copyOf(browser.all(By.cssSelector(".ctn-tabbed .nav-tabs a, ul.nav-tabs a")))) {
                String name = tab.getText().strip();
                if (!name.isEmpty()) {
                    browser.script("arguments[0].click()", tab);
                    settle();
                    take("cockpit-instance-" + directives.get(dossier).dossierNumber() + "-" + name.replaceAll("\\W+", "-"));
                }
            }
        }
        for (ProcessDefinition definition : engine.getRepositoryService().createProcessDefinitionQuery().latestVersion()
                .list()) {
            open("cockpit-definition-" + definition.getKey(),
                    "/camunda/app/cockpit/default/#/process-definition/" + definition.getId() + "/runtime");
        }
        logIn("admin");
        for (String route : List.of("", "users", "groups", "tenants", "authorization?resource=0", "system",
                "users/bdvtu.specialist?tab=profile", "users/bdvtu.specialist?tab=groups", "groups/staff?tab=groupUser")) {
            open("admin-" + route.replaceAll("\\W+", "-"), "/camunda/app/admin/default/#/" + route);
        }
        open("admin-cockpit", "/camunda/app/cockpit/default/#/dashboard");
        open("admin-tasklist-refused", "/camunda/app/tasklist/default/");
        logIn("designer");
        open("designer-cockpit", "/camunda/app/cockpit/default/#/dashboard");
        open("designer-repository", "/camunda/app/cockpit/default/#/repository");
    }

    /** The reference case shows most forms as people meet them; the others are opened in dossiers that stand still. */
    @Test
    @Order(3)
    void everyForm(Browser browser) throws IOException {
        this.browser = browser;
        Set<String> shown = new HashSet<>();
        CaseDriver photographer = new CaseDriver(engine, clock, organisation, directives, replies) {
            @Override
            public void complete(String username, UUID directiveId, String taskKey, Map<String, Object> form) {
                show(task(username, directiveId, taskKey), username, shown);
                super.complete(username, directiveId, taskKey, form);
            }
        };
        Demonstration forms = new Demonstration(photographer, calendar);
        forms.play(forms::finished);

        Demonstration standing = new Demonstration(driver, calendar);
        LocalDate today = LocalDate.now(clock);
        SampleDossier.open(driver);
        standing.withNoticeToIssue();
        standing.play(() -> standing.submitted(today));
        driver.submitStartForm("bdvtu.specialist", InspectionProcess.KEY, new java.util.HashMap<>(Map.of(
                "dossier", driver.dossierNumber(played.inForce()), "bodyCodes", "Huyện ủy Lộc Ninh", "contents",
                "Việc quán triệt, triển khai", "team", "Ban Dân vận Tỉnh ủy", "startsOn", calendar.plus(today, 5).toString(),
                "endsOn", calendar.plus(today, 8).toString(), "reason", "PROGRAMME")));
        driver.submitStartForm("vptu.specialist", DirectiveDecisionProcess.KEY, Map.of("dossierNumber",
                driver.dossierNumber(played.inForce()), "decisionKind", "FINAL_REVIEW", "reason", "Tổng kết", "decidedOn",
                today.toString()));
        driver.executeJobs(played.inForce());
        List<String> missing = new ArrayList<>();
        for (ProcessDefinition definition : engine.getRepositoryService().createProcessDefinitionQuery().latestVersion()
                .list()) {
            for (UserTask step : engine.getRepositoryService().getBpmnModelInstance(definition.getId())
                    .getModelElementsByType(UserTask.class)) {
                if (!shown.contains(step.getCamundaFormRef())) {
                    openAndShow(definition, step, shown, missing);
                }
            }
        }
        Files.writeString(FOLDER.resolve("forms-not-shown.txt"), String.join("\n", missing));
    }

    private void openAndShow(ProcessDefinition definition, UserTask step, Set<String> shown, List<String> missing) {
        try {
            String instance = engine.getRuntimeService().createProcessInstanceQuery()
                    .processDefinitionId(definition.getId()).active().list().get(0).getId();
            List<Task> open = engine.getTaskService().createTaskQuery().processInstanceId(instance)
                    .taskDefinitionKey(step.getId()).list();
            if (open.isEmpty()) {
                engine.getRuntimeService().createProcessInstanceModification(instance).startBeforeActivity(step.getId())
                        .execute();
                open = engine.getTaskService().createTaskQuery().processInstanceId(instance)
                        .taskDefinitionKey(step.getId()).list();
            }
            Task task = open.get(0);
            GroupId group = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                    .filter(link -> link.getGroupId() != null).map(link -> GroupId.parse(link.getGroupId()).orElseThrow())
                    .findFirst().orElseThrow();
            show(task, organisation.members(group).get(0), shown);
        } catch (RuntimeException e) {
            missing.add(step.getCamundaFormRef() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void show(Task task, String username, Set<String> shown) {
        String form = engine.getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId())
                .<UserTask>getModelElementById(task.getTaskDefinitionKey()).getCamundaFormRef();
        if (!shown.add(form)) {
            return;
        }
        if (task.getAssignee() == null) {
            driver.as(username, () -> engine.getTaskService().claim(task.getId(), username));
        }
        logIn(username);
        browser.viewport(WIDE, 1000);
        new Tasklist(browser).open(task.getId());
        settle();
        both("form-" + form);
    }

    private void logIn(String username) {
        if (!loggedIn.equals(username)) {
            browser.forgetSession();
            browser.logIn(username);
            browser.find(By.cssSelector("[cam-widget-header] .account"));
            settle();
            loggedIn = username;
        }
    }

    private void open(String name, String address) {
        browser.viewport(WIDE, 1000);
        browser.open(address);
        settle();
        both(name);
    }

    /** The same screen on a desk and on a telephone, as high as its form needs. */
    private void both(String name) {
        Number height = (Number) browser.script("""
                const form = document.querySelector('.fjs-container, .directive-dossier');
                return form ? Math.ceil(form.getBoundingClientRect().height) + 420
                    : Math.max(1000, document.documentElement.scrollHeight);""");
        int high = Math.min(4000, Math.max(1000, height.intValue()));
        browser.viewport(WIDE, high);
        take(name);
        browser.viewport(NARROW, 844);
        settle();
        take(name + "-390");
        browser.viewport(WIDE, 1000);
    }

    private void take(String name) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve(name + ".png"), browser.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until nothing is being loaded and the page has stopped changing. */
    private void settle() {
        try {
            browser.until("the page is still", () -> Boolean.TRUE.equals(browser.asynchronous("""
                    const done = arguments[arguments.length - 1];
                    let timer = setTimeout(() => { watch.disconnect(); done(true); }, 700);
                    const watch = new MutationObserver(() => {
                      clearTimeout(timer);
                      timer = setTimeout(() => { watch.disconnect(); done(true); }, 700);
                    });
                    watch.observe(document.documentElement, {childList: true, subtree: true, characterData: true});
                    """)));
        } catch (WebDriverException restless) {
            System.err.println("Taken while it was changing: " + browser.address());
        }
    }
}
