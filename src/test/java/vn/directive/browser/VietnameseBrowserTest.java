package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.SampleDossier;

/** No English is left on the main screens but what {@code docs/unchangeable-texts.md} explains. */
@BrowserTest
class VietnameseBrowserTest {

    /** Words that would show on a screen that was not translated. */
    private static final String ENGLISH = "the|and|not|no|none|for|with|this|of|to|is|are|task|tasks|process|processes|search|"
            + "select|filter|filters|add|create|created|delete|remove|edit|save|cancel|close|start|loading|user|users|group|groups|"
            + "name|value|type|required|error|field|due|date|today|yesterday|welcome|settings|definition|definitions|instance|"
            + "instances|deployment|deployments|history|comment|complete|claim|assignee|assigned|unassigned|priority|"
            + "dashboard|incident|incidents|jobs|batch|batches|profile|password|logout|sign|running|ended|toggle|zoom|"
            + "results|total|total number|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|"
            + "june|july|august|september|october|november|december|ago|days|hours|minutes|camunda";

    /**
     * Where data or names of programmes stand: ids that process designers and the organisation gave, addresses, names
     * and types of variables, permissions and resources as the engine spells them.
     */
    private static final List<String> DATA = List.of(
            // Keys and ids of definitions, instances and deployments are the designers' (style: English identifiers).
            ".definition-key", ".definition-id", ".instance-id", ".deployment-id", "a[href*='#/process-definition/']",
            "a[href*='#/process-instance/']", "a[href*='#/repository']", ".resource", ".filepath", "td.key", "td.id",
            // Names, types and values of variables, read by technicians.
            ".variable-name", "td.type", ".variable-value", "[cam-variables-table]", ".variables-table", "td.col-name",
            // User names, group ids and addresses come from the organisation; permissions from the engine.
            "a[href*='#/users/']", "td.email", ".user-profile-email", "a[href*='#/groups/']", ".group-type", "td.group-type",
            "td.permissions", "td.resource-id", "td.identity-id", "[ng-repeat^='authorization']",
            // The choice of English is written in English.
            ".directive-language", "code");

    @Autowired
    private CaseDriver driver;

    @Test
    void tasklistSpeaksVietnamese(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        String taskId = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0).getId();
        browser.open("/login");
        browser.find(By.id("username"));
        noEnglish(browser, "login");
        browser.logIn("bdvtu.specialist");
        browser.find(By.cssSelector(".tasks-list .task h4 a"));
        browser.click(By.cssSelector(".account .dropdown-toggle"));
        noEnglish(browser, "list");
        browser.click(By.cssSelector(".showShortcutHelp"));
        browser.find(By.cssSelector(".modal-content"));
        noEnglish(browser, "shortcuts");
        browser.press(Keys.ESCAPE);
        browser.gone(By.cssSelector(".modal-content"));
        browser.click(By.cssSelector(".tasks-list .main-field"));
        browser.find(By.cssSelector(".tasks-list [role=listbox] li"));
        noEnglish(browser, "criteria");
        browser.open("/camunda/app/tasklist/default/#/?task=" + taskId);
        browser.find(By.cssSelector(".fjs-form"));
        noEnglish(browser, "form");
        browser.openDossier();
        noEnglish(browser, "dossier");
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.)='Sơ đồ']"));
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        noEnglish(browser, "diagram");
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.find(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        noEnglish(browser, "start list");
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        browser.find(By.cssSelector(".modal .fjs-form"));
        noEnglish(browser, "start form");
        browser.open("/camunda/app/tasklist/default/#/?task=" + UUID.randomUUID());
        browser.text("Công việc không còn tồn tại");
        noEnglish(browser, "task that is gone");
        browser.open("/personal");
        browser.text("Ghi một lần vắng mặt");
        noEnglish(browser, "personal page");
        browser.open("/khong-co");
        browser.text("Không tìm thấy trang");
        noEnglish(browser, "error page");
        browser.open("/camunda/app/welcome/default/");
        browser.text("Hồ sơ cá nhân");
        noEnglish(browser, "welcome");
    }

    @Test
    void cockpitSpeaksVietnamese(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        String meeting = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).processDefinitionKey("working-meeting")
                .singleResult().getId();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        noEnglish(browser, "directives");
        open(browser, "/dashboard", "Hiện tại");
        open(browser, "/processes", "Vòng đời chỉ thị");
        open(browser, "/decisions", "bảng quyết định");
        open(browser, "/tasks", "Số công việc");
        browser.open("/camunda/app/cockpit/default/#/process-instance/" + meeting + "/runtime");
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        int tabs = browser.all(By.cssSelector(".ctn-content-bottom .nav-tabs > li")).size();
        assertThat(tabs).isGreaterThan(5);
        for (int i = 1; i <= tabs; i++) {
            String tab = ".ctn-content-bottom .nav-tabs > li:nth-child(" + i + ")";
            browser.click(By.cssSelector(tab + " a"));
            browser.find(By.cssSelector(tab + ".active"));
            noEnglish(browser, "instance, tab " + i);
        }
        open(browser, "/process-instance/khong-co/runtime", "Không hiển thị được");
    }

    @Test
    void adminSpeaksVietnamese(Browser browser) {
        browser.logIn("admin");
        browser.text("Danh sách người dùng");
        noEnglish(browser, "admin");
        for (String path : List.of("/users", "/users/bdvtu.specialist", "/groups", "/tenants", "/authorization",
                "/system?section=system-settings-general")) {
            browser.open("/camunda/app/admin/default/#" + path);
            browser.until("the page " + path, () -> !browser.page().contains("Đang tải"));
            browser.find(By.cssSelector("table, form, .alert, .well, .ctn-main h3, legend"));
            noEnglish(browser, path);
        }
    }

    private static void open(Browser browser, String path, String text) {
        browser.open("/camunda/app/cockpit/default/#" + path);
        browser.text(text);
        noEnglish(browser, path);
    }

    /** Visible texts, hints and names of controls without a Vietnamese letter that have an English word in them. */
    private static void noEnglish(Browser browser, String screen) {
        Object leftovers = browser.script("""
                const english = new RegExp('\\\\b(' + arguments[0] + ')\\\\b', 'i');
                const found = [];
                const look = (text, element) => {
                  const plain = text.replace(/\\s+/g, ' ').trim();
                  if (english.test(plain) && !/[À-ỹđĐ]/.test(plain) && !element.closest(arguments[1])) {
                    found.push(plain);
                  }
                };
                const seen = element => element.getClientRects().length && getComputedStyle(element).visibility !== 'hidden'
                  && getComputedStyle(element).fontSize !== '0px';
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                  const element = texts.currentNode.parentElement;
                  if (!/SCRIPT|STYLE/.test(element.nodeName) && seen(element)) {
                    look(texts.currentNode.data, element);
                  }
                }
                for (const name of ['placeholder', 'title', 'aria-label']) {
                  for (const element of document.querySelectorAll(`[${name}]`)) {
                    if (seen(element)) {
                      look(element.getAttribute(name), element);
                    }
                  }
                }
                look(document.title, document.body);
                return found;""", ENGLISH, String.join(", ", DATA));
        assertThat((List<?>) leftovers).as(screen).isEmpty();
    }
}
