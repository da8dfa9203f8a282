package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.springframework.beans.factory.ObjectProvider;
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
    private ObjectProvider<PlayedDossiers> dossiers;

    private final Map<String, Set<Cookie>> sessions = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private PlayedDossiers played;
    private Browser browser;
    private String loggedIn = "";
    private LocalDate pagesKnow;

    @BeforeEach
    void stopTheClocks() {
        clock.set(ManualPicturesTest.PICTURED_DAY, LocalTime.of(9, 30));
        played = dossiers.getObject();
    }

    @AfterEach
    void letTheClocksRun() {
        clock.reset();
    }

    @Test
    @Order(1)
    void staffScreens(Browser browser) {
        begin(browser);
        openBoth("login", "/login");
        openBoth("login-expired", "/login?expired");
        openBoth("login-wrong", "/login?wrong");
        openBoth("login-en", "/login?lang=en");
        logIn("bdvtu.specialist");
        step("filters", this::filters);
        step("starts", this::starts);
        step("dossier", this::dossier);
        step("bell", () -> {
            browser.click(By.cssSelector(".directive-bell-button"));
            browser.find(By.cssSelector(".directive-bell-panel"));
            both("bell");
        });
        openBoth("personal", "/personal");
        openBoth("help", "/help");
        for (String manual : List.of("specialist", "leader", "clerk", "local-office", "manager", "administrator",
                "designer")) {
            openBoth("help-" + manual, "/help/" + manual);
        }
        openBoth("error-404", "/khong-co");
        openBoth("cockpit-refused", "/camunda/app/cockpit/default/");
        openBoth("welcome", "/camunda/app/welcome/default/");
        assertThat(problems).isEmpty();
    }

    private void filters() {
        List<String> names = browser.all(By.cssSelector(".task-filters .task-filter .name")).stream()
                .map(name -> name.getText().lines().findFirst().orElse("").replaceAll("[\\d()]", "").strip()).toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            browser.viewport(WIDE, 1000);
            new Tasklist(browser).filter(name);
            settle();
            both("filter-" + named(name));
        }
    }

    private void starts() {
        List<String> processes = List.of("Vòng đời chỉ thị", "Quyết định về", "Kiểm tra, giám sát");
        for (String process : processes) {
            browser.viewport(WIDE, 1600);
            browser.open("/camunda/app/tasklist/default/");
            browser.text("Việc của tôi");
            browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
            By choice = By.xpath("//div[contains(@class, 'modal')]//a[contains(., '" + process + "')]");
            browser.find(choice);
            settle();
            take("start-list");
            browser.click(choice);
            browser.find(Tasklist.FORM);
            settle();
            both("start-" + processes.indexOf(process));
        }
        browser.open("/help");
    }

    private void dossier() {
        browser.viewport(WIDE, 1000);
        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(played.inRound().toString())
                .taskDefinitionKey("userTask_followRound").singleResult().getId();
        new Tasklist(browser).open(task);
        settle();
        both("task-follow-round");
        List<String> tabs = browser.all(By.cssSelector(".task-details .nav-tabs > li > a")).stream()
                .map(tab -> tab.getText().lines().findFirst().orElse("").strip()).filter(name -> !name.isEmpty()).toList();
        for (String tab : tabs) {
            browser.viewport(WIDE, tab.startsWith("Hồ sơ") ? 3600 : 1000);
            new Tasklist(browser).tab(tab);
            settle();
            take("task-tab-" + named(tab));
            browser.viewport(NARROW, tab.startsWith("Hồ sơ") ? 3600 : 844);
            settle();
            take("task-tab-" + named(tab) + "-390");
        }
        browser.viewport(WIDE, 1000);
    }

    @Test
    @Order(2)
    void watchersScreens(Browser browser) {
        begin(browser);
        logIn("vptu.manager");
        for (String route : List.of("directives", "dashboard", "processes", "decisions", "tasks")) {
            openBoth("cockpit-" + route, "/camunda/app/cockpit/default/#/" + route);
        }
        for (String show : List.of("tasks", "overdue")) {
            open("cockpit-show-" + show, "/camunda/app/cockpit/default/#/directives?show=" + show);
        }
        open("cockpit-timeliness", "/camunda/app/cockpit/default/#/directives?dossier=" + played.inForce()
                + "&show=timeliness");
        instance("in-round", played.inRound(), "directive-lifecycle");
        instance("in-force", played.inForce(), "directive-lifecycle");
        instance("round", played.inRound(), "comment-round");
        step("dialogs", this::dialogs);
        for (ProcessDefinition definition : engine.getRepositoryService().createProcessDefinitionQuery().latestVersion()
                .list()) {
            open("cockpit-definition-" + definition.getKey(),
                    "/camunda/app/cockpit/default/#/process-definition/" + definition.getId() + "/runtime");
        }
        open("manager-welcome", "/camunda/app/welcome/default/");
        logIn("admin");
        for (String route : List.of("", "users", "groups", "tenants", "authorization?resource=0", "system",
                "users/bdvtu.specialist?tab=profile", "users/bdvtu.specialist?tab=groups", "groups/staff?tab=group",
                "groups/staff?tab=users")) {
            open("admin-" + named(route), "/camunda/app/admin/default/#/" + route);
        }
        open("admin-cockpit", "/camunda/app/cockpit/default/#/dashboard");
        open("admin-welcome", "/camunda/app/welcome/default/");
        open("admin-tasklist", "/camunda/app/tasklist/default/");
        logIn("designer");
        for (String route : List.of("dashboard", "processes", "repository", "decisions", "batch")) {
            open("designer-" + route, "/camunda/app/cockpit/default/#/" + route);
        }
        assertThat(problems).isEmpty();
    }

    /** Every tab of a process instance. */
    private void instance(String name, UUID dossier, String process) {
        step("instance " + name, () -> {
            browser.viewport(WIDE, 1600);
            browser.open(instanceAddress(dossier, process));
            browser.find(By.cssSelector(".djs-container .djs-shape"));
            settle();
            List<String> tabs = browser.all(By.cssSelector(".ctn-tabbed .nav-tabs > li > a, ul.nav-tabs > li > a")).stream()
                    .map(tab -> tab.getText().strip()).filter(tab -> !tab.isEmpty()).distinct().toList();
            for (String tab : tabs) {
                new Tasklist(browser).tab(tab);
                settle();
                take("cockpit-" + name + "-" + named(tab));
            }
        });
    }

    private String instanceAddress(UUID dossier, String process) {
        ProcessInstance found = engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), process).singleResult();
        return "/camunda/app/cockpit/default/#/process-instance/" + found.getId() + "/runtime";
    }

    private void dialogs() {
        browser.viewport(WIDE, 1000);
        // Loaded anew: the panes keep the sizes of the higher window that the tabs were taken in.
        browser.leave();
        browser.open(instanceAddress(played.inRound(), "comment-round"));
        new Tasklist(browser).tab("Điều hành");
        for (String button : List.of("Nhắc cơ quan chưa trả lời", "Gia hạn vòng", "Giao lại", "Đóng sớm")) {
            browser.click(By.xpath("//button[normalize-space(.) = '" + button + "']"));
            browser.find(By.cssSelector("dialog textarea"));
            settle();
            both("cockpit-dialog-" + named(button));
            browser.find(By.cssSelector("dialog textarea")).sendKeys(Keys.ESCAPE);
            browser.gone(By.cssSelector("dialog textarea"));
        }
    }

    /** The reference case shows most forms as people meet them; the others are opened in dossiers that stand still. */
    @Test
    @Order(3)
    void everyForm(Browser browser) throws IOException {
        begin(browser);
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
        driver.submitStartForm("bdvtu.specialist", InspectionProcess.KEY, new HashMap<>(Map.of(
                "dossier", driver.dossierNumber(played.inForce()), "bodyCodes", "Huyện ủy Lộc Ninh", "contents",
                "Việc quán triệt, triển khai", "team", "Ban Dân vận Tỉnh ủy", "startsOn", calendar.plus(today, 5).toString(),
                "endsOn", calendar.plus(today, 8).toString(), "reason", "PROGRAMME")));
        driver.submitStartForm("vptu.specialist", DirectiveDecisionProcess.KEY, Map.of("dossierNumber",
                driver.dossierNumber(played.inForce()), "decisionKind", "FINAL_REVIEW", "reason", "Tổng kết", "decidedOn",
                today.toString()));
        standing.play(() -> driver.executeJobs(played.inForce()));
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
        assertThat(problems).isEmpty();
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
        step(form, () -> {
            showTheDay();
            logIn(username);
            browser.viewport(WIDE, 1000);
            new Tasklist(browser).open(task.getId());
            settle();
            both("form-" + form);
        });
    }

    private void begin(Browser browser) {
        this.browser = browser;
        showTheDay();
    }

    /** Pages know the day of the engine, in which a replay goes back by years. */
    private void showTheDay() {
        if (!LocalDate.now(clock).equals(pagesKnow)) {
            pagesKnow = LocalDate.now(clock);
            browser.setClock(clock.instant());
            browser.leave();
        }
    }

    private void logIn(String username) {
        if (loggedIn.equals(username)) {
            return;
        }
        if (sessions.containsKey(username)) {
            // Cookies are given on a page of their host; from there the next page is loaded anew.
            browser.open("/login").resumeSession(sessions.get(username));
        } else {
            browser.forgetSession();
            browser.logIn(username);
            browser.find(By.cssSelector("[cam-widget-header] .account"));
            sessions.put(username, browser.session());
        }
        loggedIn = username;
    }

    private void open(String name, String address) {
        step(name, () -> {
            browser.viewport(WIDE, 1000);
            browser.open(address);
            settle();
            take(name);
        });
    }

    private void openBoth(String name, String address) {
        step(name, () -> {
            browser.viewport(WIDE, 1000);
            browser.open(address);
            settle();
            both(name);
        });
    }

    /** One screen that cannot be shown does not keep the others from being taken; the tour fails at its end. */
    private void step(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError e) {
            problems.add(name + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static String named(String label) {
        return label.strip().replaceAll("[^\\p{L}\\d]+", "-");
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
                    let timer = setTimeout(() => { watch.disconnect(); done(true); }, 350);
                    const watch = new MutationObserver(() => {
                      clearTimeout(timer);
                      timer = setTimeout(() => { watch.disconnect(); done(true); }, 350);
                    });
                    watch.observe(document.documentElement, {childList: true, subtree: true, characterData: true});
                    """)));
        } catch (WebDriverException restless) {
            System.err.println("Taken while it was changing: " + browser.address());
        }
    }
}
