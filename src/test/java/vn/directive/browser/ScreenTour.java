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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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
import vn.directive.consultation.Synthesis;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.directive.Directives;
import vn.directive.directive.process.DirectiveDecisionProcess;
import vn.directive.implementation.process.InspectionProcess;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.review.process.CommendationProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.Demonstration;
import vn.directive.support.MovableClock;
import vn.directive.support.PlayedDossiers;
import vn.directive.support.SampleDossier;

/**
 * Pictures of every screen in {@code target/screenshots/tour}, to be looked at: run by
 * {@code mvn -Pscreenshots verify}, never with the tests. A page that has an address is one line in {@link #PAGES}.
 */
@BrowserTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreenTour {

    private static final Path FOLDER = Path.of("target/screenshots/tour");
    /** Only the pictures whose names begin so, for who mends one of them: {@code -Ddirective.tour=form-drafting}. */
    private static final String WANTED = System.getProperty("directive.tour", "");
    private static final int WIDE = 1440;
    private static final int NARROW = 390;
    private static final int LOW = 1000;
    private static final int HIGH = 4500;
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/#/";
    private static final String ADMIN = "/camunda/app/admin/default/#/";
    private static final String MANAGER = "vptu.manager";

    /** A page that has an address; {inForce} and {inRound} in it stand for the ids of the dossiers that were played. */
    private record Page(String account, String name, String address) {}

    private static final List<Page> PAGES = List.of(
            new Page(null, "login", "/login"),
            new Page(null, "login-expired", "/login?expired"),
            new Page(null, "login-wrong", "/login?wrong"),
            new Page("bdvtu.specialist", "personal", "/personal"),
            new Page("bdvtu.specialist", "help", "/help"),
            new Page("bdvtu.specialist", "help-specialist", "/help/specialist"),
            new Page("bdvtu.specialist", "help-leader", "/help/leader"),
            new Page("bdvtu.specialist", "help-clerk", "/help/clerk"),
            new Page("bdvtu.specialist", "help-local-office", "/help/local-office"),
            new Page("bdvtu.specialist", "help-manager", "/help/manager"),
            new Page("bdvtu.specialist", "help-administrator", "/help/administrator"),
            new Page("bdvtu.specialist", "help-designer", "/help/designer"),
            new Page("bdvtu.specialist", "error-404", "/khong-co"),
            new Page("bdvtu.specialist", "error-audit", "/audit"),
            new Page("bdvtu.specialist", "error-organisation", "/organisation"),
            new Page("bdvtu.specialist", "cockpit-refused", COCKPIT),
            new Page("bdvtu.specialist", "welcome", "/camunda/app/welcome/default/"),
            new Page(MANAGER, "cockpit-directives", COCKPIT + "directives"),
            new Page(MANAGER, "cockpit-dashboard", COCKPIT + "dashboard"),
            new Page(MANAGER, "cockpit-processes", COCKPIT + "processes"),
            new Page(MANAGER, "cockpit-decisions", COCKPIT + "decisions"),
            new Page(MANAGER, "cockpit-tasks", COCKPIT + "tasks"),
            new Page(MANAGER, "cockpit-show-tasks", COCKPIT + "directives?show=tasks"),
            new Page(MANAGER, "cockpit-show-overdue", COCKPIT + "directives?show=overdue"),
            new Page(MANAGER, "cockpit-show-late", COCKPIT + "directives?show=late"),
            new Page(MANAGER, "cockpit-show-incidents", COCKPIT + "directives?show=incidents"),
            new Page(MANAGER, "cockpit-dossier-tasks", COCKPIT + "directives?show=tasks&dossier={inRound}"),
            new Page(MANAGER, "cockpit-dossier-late", COCKPIT + "directives?show=late&dossier={inForce}"),
            new Page(MANAGER, "cockpit-dossier-instances", COCKPIT + "directives?show=instances&dossier={inForce}"),
            new Page(MANAGER, "cockpit-dossier-rounds", COCKPIT + "directives?show=rounds&dossier={inRound}"),
            new Page(MANAGER, "cockpit-dossier-comments", COCKPIT + "directives?show=comments&dossier={inForce}"),
            new Page(MANAGER, "cockpit-dossier-timeliness", COCKPIT + "directives?show=timeliness&dossier={inForce}"),
            new Page(MANAGER, "cockpit-dossier-documents", COCKPIT + "directives?show=documents&dossier={inForce}"),
            new Page(MANAGER, "cockpit-dossier-timeline", COCKPIT + "directives?show=timeline&dossier={inForce}"),
            new Page(MANAGER, "manager-welcome", "/camunda/app/welcome/default/"),
            new Page(MANAGER, "manager-tasklist", TASKLIST),
            new Page(MANAGER, "audit-manager", "/audit"),
            new Page("admin", "audit", "/audit"),
            new Page("admin", "audit-refused", "/audit?from=31/02/2026"),
            new Page("admin", "organisation", "/organisation"),
            new Page("admin", "organisation-found", "/organisation?text=loc+ninh"),
            new Page("admin", "organisation-refused", "/organisation?day=31/02/2026"),
            new Page("admin", "organisation-body", "/organisation/bodies/BDVTU"),
            new Page("admin", "organisation-new-body", "/organisation/bodies/new?parent=TU"),
            new Page("admin", "organisation-accounts", "/organisation/accounts"),
            new Page("admin", "organisation-account", "/organisation/accounts/huln.clerk"),
            new Page("admin", "organisation-import", "/organisation/import"),
            new Page("admin", "organisation-reforms", "/organisation/reforms"),
            new Page("admin", "organisation-new-reform", "/organisation/reforms/new"),
            new Page("admin", "organisation-reforms-waiting", "/organisation/reforms/waiting"),
            new Page("admin", "admin-home", ADMIN),
            new Page("admin", "admin-users", ADMIN + "users"),
            new Page("admin", "admin-user-profile", ADMIN + "users/bdvtu.specialist?tab=profile"),
            new Page("admin", "admin-user-groups", ADMIN + "users/bdvtu.specialist?tab=groups"),
            new Page("admin", "admin-user-tenants", ADMIN + "users/bdvtu.specialist?tab=tenants"),
            new Page("admin", "admin-groups", ADMIN + "groups"),
            new Page("admin", "admin-group", ADMIN + "groups/staff?tab=group"),
            new Page("admin", "admin-group-users", ADMIN + "groups/staff?tab=users"),
            new Page("admin", "admin-tenants", ADMIN + "tenants"),
            new Page("admin", "admin-authorizations", ADMIN + "authorization?resource=0"),
            new Page("admin", "admin-system", ADMIN + "system"),
            new Page("admin", "admin-system-general", ADMIN + "system?section=system-settings-general"),
            new Page("admin", "admin-system-metrics", ADMIN + "system?section=system-settings-metrics"),
            new Page("admin", "admin-cockpit", COCKPIT + "dashboard"),
            new Page("admin", "admin-welcome", "/camunda/app/welcome/default/"),
            new Page("admin", "admin-tasklist", TASKLIST),
            new Page("designer", "designer-dashboard", COCKPIT + "dashboard"),
            new Page("designer", "designer-processes", COCKPIT + "processes"),
            new Page("designer", "designer-repository", COCKPIT + "repository"),
            new Page("designer", "designer-decisions", COCKPIT + "decisions"),
            new Page("designer", "designer-batch", COCKPIT + "batch"));

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
    private Synthesis synthesis;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private ObjectProvider<PlayedDossiers> dossiers;

    /** What steps take from those before them, for the steps that the tour goes to straight away. */
    private static final Map<String, Object> WHAT_CAME_BEFORE = Map.of(
            "inspectionTo", ManualPicturesTest.PICTURED_DAY.plusDays(9).toString(),
            "remedyDueOn", ManualPicturesTest.PICTURED_DAY.plusDays(30).toString());

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
    void pages(Browser browser) {
        begin(browser);
        for (Page page : PAGES) {
            step(page.name, () -> {
                if (page.account != null) {
                    logIn(page.account);
                }
                browser.open(page.address.replace("{inForce}", played.inForce().toString())
                        .replace("{inRound}", played.inRound().toString()));
                settle();
                both(page.name);
            });
        }
        for (ProcessDefinition definition : definitions()) {
            step("cockpit-definition-" + definition.getKey(), () -> {
                logIn(MANAGER);
                browser.open(COCKPIT + "process-definition/" + definition.getId() + "/runtime");
                browser.find(By.cssSelector(".djs-container .djs-shape"));
                settle();
                take("cockpit-definition-" + definition.getKey());
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    @Order(2)
    void whatStaffOpen(Browser browser) {
        begin(browser);
        step("login-en", () -> {
            browser.open("/login");
            browser.click(By.cssSelector("[data-language=en]"));
            both("login-en");
            browser.click(By.cssSelector("[data-language=vi]"));
        });
        step("filter-", this::filters);
        step("start-", this::starts);
        step("task-", this::dossier);
        step("comments-", this::comments);
        step("bell", () -> {
            logIn("bdvtu.specialist");
            browser.open(TASKLIST);
            browser.click(By.cssSelector(".directive-bell-button"));
            browser.find(By.cssSelector(".directive-bell-panel"));
            settle();
            window("bell");
        });
        step("account", () -> {
            logIn("bdvtu.specialist");
            browser.open(TASKLIST);
            browser.click(By.cssSelector("[cam-widget-header] .account .dropdown-toggle"));
            take("account");
            browser.viewport(NARROW, 844);
            browser.open("/help").open(TASKLIST);
            browser.click(By.cssSelector("[cam-widget-header] .navbar-toggle"));
            settle();
            take("account-390");
        });
        step("personal-refused", () -> {
            logIn("bdvtu.clerk");
            browser.open("/personal");
            browser.type(By.id("from"), "31/02/2027");
            browser.type(By.id("to"), "01/03/2027");
            browser.type(By.id("reason"), "Nghỉ phép");
            browser.script("document.getElementById('substitute').selectedIndex = 1");
            browser.click(By.cssSelector("form.entry button"));
            browser.find(By.cssSelector(".note.error"));
            both("personal-refused");
        });
        assertThat(problems).isEmpty();
    }

    private void filters() {
        logIn("bdvtu.specialist");
        browser.open(TASKLIST);
        browser.text("Việc của tôi");
        List<String> names = browser.all(By.cssSelector(".task-filters .task-filter .name")).stream()
                .map(name -> name.getText().lines().findFirst().orElse("").replaceAll("[\\d()]", "").strip()).toList();
        assertThat(names).isNotEmpty();
        for (String name : names) {
            new Tasklist(browser).filter(name);
            settle();
            both("filter-" + named(name));
        }
    }

    private void starts() {
        logIn("bdvtu.specialist");
        List<String> processes = List.of("Vòng đời chỉ thị", "Quyết định về", "Kiểm tra, giám sát");
        for (String process : processes) {
            browser.viewport(WIDE, 1600);
            browser.open("/help").open(TASKLIST);
            browser.text("Việc của tôi");
            browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
            By choice = By.xpath("//div[contains(@class, 'modal')]//a[contains(., '" + process + "')]");
            browser.find(choice);
            settle();
            both("start-list");
            browser.click(choice);
            browser.find(Tasklist.FORM);
            settle();
            both("start-" + processes.indexOf(process));
        }
        browser.open("/help");
    }

    private void dossier() {
        logIn("bdvtu.specialist");
        new Tasklist(browser).open(openTask(played.inRound(), "userTask_followRound"));
        for (String tab : tabs(".task-details .nav-tabs > li > a")) {
            new Tasklist(browser).tab(tab);
            settle();
            both("task-tab-" + named(tab));
        }
        new Tasklist(browser).open(openTask(played.inForce(), "userTask_confirmPeriod"));
        browser.openDossier();
        settle();
        both("task-dossier-open");
    }

    /** The grid of an asked body, which has answered nothing yet. */
    private void comments() {
        String body = driver.bodiesWith(played.inRound(), CommentRequestProcess.Nodes.ACKNOWLEDGE).stream()
                .reduce((first, last) -> last).orElseThrow();
        driver.complete(body.toLowerCase(Locale.ROOT) + ".clerk", played.inRound(),
                CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
        String specialist = body.toLowerCase(Locale.ROOT) + ".specialist";
        driver.comment(specialist, played.inRound(), "Khoản 1 | Nội dung | Đề nghị nêu rõ thời gian hoàn thành và "
                + "cơ quan chủ trì từng nhiệm vụ. | Hoàn thành trước ngày 30 tháng 6 năm 2027.");
        Task task = driver.task(specialist, played.inRound(), CommentRequestProcess.Nodes.PREPARE);
        driver.as(specialist, () -> engine.getTaskService().claim(task.getId(), specialist));
        logIn(specialist);
        new Tasklist(browser).open(task.getId());
        browser.openDossier();
        settle();
        both("comments-grid");
    }

    @Test
    @Order(3)
    void whatWatchersOpen(Browser browser) {
        begin(browser);
        instance("cockpit-in-round-", played.inRound(), "directive-lifecycle");
        instance("cockpit-in-force-", played.inForce(), "directive-lifecycle");
        instance("cockpit-round-", played.inRound(), "comment-round");
        step("dialog-task-", () -> {
            logIn(MANAGER);
            browser.open(instanceAddress(played.inRound(), "comment-round"));
            new Tasklist(browser).tab("Điều hành");
            dialogs("dialog-task-", "Nhắc cơ quan chưa trả lời", "Gia hạn vòng", "Đóng sớm", "Nhắc", "Gia hạn",
                    "Giao lại", "Chuyển cơ quan");
        });
        step("dialog-bodies-", () -> {
            logIn(MANAGER);
            browser.open(COCKPIT + "directives?show=rounds&dossier=" + played.inRound());
            browser.click(By.xpath("//button[starts-with(normalize-space(.), 'Chọn tất cả')]"));
            settle();
            both("dialog-bodies-chosen");
            dialogs("dialog-bodies-", "Nhắc *", "Gia hạn *", "Rút *", "Bổ sung cơ quan", "Đóng sớm");
        });
        step("audit-entry", () -> {
            logIn("admin");
            browser.open("/audit");
            browser.click(By.cssSelector("td summary"));
            both("audit-entry");
        });
        step("audit-verified", () -> {
            logIn("admin");
            browser.open("/audit");
            browser.click(By.xpath("//button[. = 'Kiểm tra ngay']"));
            browser.find(By.cssSelector(".note"));
            both("audit-verified");
        });
        step("organisation-body-forms", () -> {
            logIn("admin");
            browser.open("/organisation/bodies/HULN");
            browser.script("document.querySelectorAll('details').forEach(one => { one.open = true; })");
            both("organisation-body-forms");
        });
        step("organisation-preview", () -> preview("organisation-preview",
                "BTGDV,Ban Tuyên giáo và Dân vận Tỉnh ủy,Ban Đảng,Tỉnh,TU,01/03/2027"));
        step("organisation-conflict", () -> preview("organisation-conflict", "BTGDV,,Ban,Tỉnh,KHONG,31/02/2027"));
        assertThat(problems).isEmpty();
    }

    /** Every tab of a process instance. */
    private void instance(String name, UUID dossier, String process) {
        step(name, () -> {
            logIn(MANAGER);
            browser.viewport(WIDE, 1600);
            browser.open(instanceAddress(dossier, process));
            browser.find(By.cssSelector(".djs-container .djs-shape"));
            settle();
            for (String tab : tabs(".ctn-tabbed .nav-tabs > li > a, ul.nav-tabs > li > a")) {
                browser.viewport(WIDE, 1600);
                new Tasklist(browser).tab(tab);
                settle();
                take(name + named(tab));
            }
        });
    }

    private List<String> tabs(String selector) {
        browser.find(By.cssSelector(selector));
        return browser.all(By.cssSelector(selector)).stream()
                .map(tab -> tab.getText().lines().findFirst().orElse("").strip()).filter(tab -> !tab.isEmpty())
                .distinct().toList();
    }

    private String instanceAddress(UUID dossier, String process) {
        ProcessInstance found = engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString(), process).singleResult();
        // Loaded anew: the panes would keep the sizes of the window before.
        browser.leave();
        return COCKPIT + "process-instance/" + found.getId() + "/runtime";
    }

    /** @param buttons what is written on them; with * at the end, what it begins with */
    private void dialogs(String name, String... buttons) {
        By inside = By.cssSelector("dialog textarea");
        for (String button : buttons) {
            browser.viewport(WIDE, 1000);
            browser.click(By.xpath("//button[" + (button.endsWith("*")
                    ? "starts-with(normalize-space(.), '" + button.replace("*", "") + "')"
                    : "normalize-space(.) = '" + button + "'") + "]"));
            browser.find(inside);
            settle();
            window(name + named(button));
            browser.find(inside).sendKeys(Keys.ESCAPE);
            browser.gone(inside);
        }
    }

    private void preview(String name, String row) {
        logIn("admin");
        try {
            Path file = Files.writeString(FOLDER.resolve("bodies.csv"),
                    "Mã,Tên,Loại,Cấp,Cấp trên,Từ ngày\n" + row + "\n");
            browser.open("/organisation/import");
            browser.find(By.id("file")).sendKeys(file.toAbsolutePath().toString());
            browser.click(By.cssSelector("form.entry button"));
            browser.gone(By.id("file"));
            both(name);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String openTask(UUID dossier, String key) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(dossier.toString())
                .taskDefinitionKey(key).list().get(0).getId();
    }

    private List<ProcessDefinition> definitions() {
        return engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list();
    }

    /** The reference case shows most forms as people meet them; the others are opened in dossiers that stand still. */
    @Test
    @Order(3)
    void everyForm(Browser browser) throws IOException {
        begin(browser);
        Assumptions.assumeTrue("form-".startsWith(WANTED) || WANTED.startsWith("form-"));
        Set<String> shown = new HashSet<>();
        CaseDriver photographer = new CaseDriver(engine, clock, organisation, directives, replies, synthesis) {
            @Override
            public void complete(String username, UUID directiveId, String taskKey, Map<String, Object> form) {
                show(task(username, directiveId, taskKey), username, shown);
                if (taskKey.equals(CommendationProcess.APPRAISE)) {
                    super.complete(username, directiveId, taskKey,
                            Map.of("outcome", "RETURN", "appraisal", "Cần số hộ hưởng lợi"));
                    complete("bdvtu.specialist", directiveId, CommendationProcess.SUPPLEMENT,
                            Map.of("supplement", "300 hộ hưởng lợi"));
                }
                super.complete(username, directiveId, taskKey, form);
            }
        };
        Demonstration forms = new Demonstration(photographer, calendar);
        forms.play(forms::finished);

        Demonstration standing = new Demonstration(driver, calendar);
        LocalDate today = LocalDate.now(clock);
        standing.withNoticeToIssue();
        standing.play(() -> standing.beforeTheVoters(today));
        // With the job executor stopped: it would work on the same instances at the same moment.
        standing.play(() -> {
            SampleDossier.open(driver);
            standing.withPapersToSend();
            driver.complete("huln.clerk", played.inRound(), CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome",
                    "EXTEND", "reason", "Họp Ban Thường vụ muộn", "wantedDue", calendar.plus(today, 15).toString()));
            driver.submitStartForm("bdvtu.specialist", InspectionProcess.KEY, new HashMap<>(Map.of(
                    "dossier", driver.dossierNumber(played.inForce()), "bodyCodes", "Huyện ủy Lộc Ninh", "contents",
                    "Việc quán triệt, triển khai", "team", "Ban Dân vận Tỉnh ủy", "startsOn",
                    calendar.plus(today, 5).toString(), "endsOn", calendar.plus(today, 8).toString(), "reason",
                    "PROGRAMME")));
            driver.submitStartForm("vptu.specialist", DirectiveDecisionProcess.KEY, Map.of("dossierNumber",
                    driver.dossierNumber(played.inForce()), "decisionKind", "FINAL_REVIEW", "reason", "Tổng kết",
                    "decidedOn", today.toString()));
            return driver.executeJobs(played.inForce());
        });
        List<String> missing = new ArrayList<>();
        for (ProcessDefinition definition : definitions()) {
            for (UserTask step : engine.getRepositoryService().getBpmnModelInstance(definition.getId())
                    .getModelElementsByType(UserTask.class)) {
                if (!shown.contains(step.getCamundaFormRef())) {
                    openAndShow(definition, step, shown, missing);
                }
            }
        }
        problems.addAll(missing);
        assertThat(problems).isEmpty();
    }

    private void openAndShow(ProcessDefinition definition, UserTask step, Set<String> shown, List<String> missing) {
        try {
            TaskQuery wanted = engine.getTaskService().createTaskQuery().processDefinitionId(definition.getId())
                    .taskDefinitionKey(step.getId());
            if (wanted.list().isEmpty()) {
                List<ProcessInstance> running = engine.getRuntimeService().createProcessInstanceQuery()
                        .processDefinitionId(definition.getId()).active().list();
                // The dossier in force has had a decision.
                String instance = running.stream()
                        .filter(one -> played.inForce().toString().equals(one.getBusinessKey())).findFirst()
                        .orElse(running.get(0)).getId();
                engine.getRuntimeService().createProcessInstanceModification(instance)
                        .startBeforeActivity(step.getId()).setVariables(WHAT_CAME_BEFORE).execute();
            }
            Task task = wanted.list().get(0);
            show(task, task.getAssignee() == null ? candidate(task) : task.getAssignee(), shown);
        } catch (RuntimeException e) {
            missing.add(step.getCamundaFormRef() + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private String candidate(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .flatMap(link -> organisation.members(GroupId.parse(link.getGroupId()).orElseThrow()).stream())
                .findFirst().orElseThrow();
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
        step("form-" + form, () -> {
            showTheDay();
            logIn(username);
            new Tasklist(browser).open(task.getId());
            settle();
            both("form-" + form);
        });
    }

    private void begin(Browser browser) {
        this.browser = browser;
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        // Cookies are given and taken on a page of their host, and what follows is loaded anew.
        browser.open("/login/emblem.svg");
        if (sessions.containsKey(username)) {
            browser.resumeSession(sessions.get(username));
        } else {
            browser.forgetSession();
            browser.logIn(username);
            sessions.put(username, browser.session());
        }
        loggedIn = username;
    }

    /**
     * One screen that cannot be shown does not keep the others from being taken; the tour fails at its end.
     *
     * @param name of its picture, or what the names of its pictures begin with
     */
    private void step(String name, Runnable work) {
        if (!name.startsWith(WANTED) && !WANTED.startsWith(name)) {
            return;
        }
        try {
            browser.viewport(WIDE, LOW);
            work.run();
        } catch (RuntimeException | AssertionError e) {
            problems.add(name + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static String named(String label) {
        return label.strip().replaceAll("[^\\p{L}\\d]+", " ").strip().replace(' ', '-');
    }

    /** The same screen on a desk and on a telephone, as high as what scrolls in it. */
    private void both(String name) {
        for (int width : List.of(WIDE, NARROW)) {
            browser.viewport(width, width == WIDE ? LOW : 844);
            Number height = (Number) browser.script("""
                    const hidden = [...document.querySelectorAll('html, body, body *:not(textarea)')]
                        .filter(e => e.clientHeight > 0 && !e.closest('.tasks-list, .task-filters, .djs-container')
                            && (e === document.documentElement || /auto|scroll/.test(getComputedStyle(e).overflowY)))
                        .map(e => e.scrollHeight - e.clientHeight);
                    return innerHeight + Math.max(0, ...hidden);""");
            browser.viewport(width, Math.min(HIGH, height.intValue()));
            take(width == WIDE ? name : name + "-390");
        }
        browser.viewport(WIDE, LOW);
    }

    /** What lies over a screen, in windows as people have them. */
    private void window(String name) {
        take(name);
        browser.viewport(NARROW, 844);
        take(name + "-390");
        browser.viewport(WIDE, LOW);
    }

    private void take(String name) {
        if (!name.startsWith(WANTED)) {
            return;
        }
        try {
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
