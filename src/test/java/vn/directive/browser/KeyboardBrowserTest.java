package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.SampleDossier;

/** A day without a mouse. */
@BrowserTest
class KeyboardBrowserTest {

    @Autowired
    private CaseDriver driver;

    @Test
    void fromTheLoginToACompletedTask(Browser browser) {
        UUID directiveId = SampleDossier.open(driver);
        Task task = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0);
        browser.open("/camunda/app/tasklist/default/#/?searchQuery=" + URLEncoder.encode(
                "[{\"type\":\"processInstanceBusinessKey\",\"operator\":\"eq\",\"value\":\"" + directiveId
                + "\",\"name\":\"\"}]", StandardCharsets.UTF_8));
        browser.find(By.id("username"));
        browser.press("bdvtu.specialist");
        browser.press(Keys.TAB);
        browser.press(HttpPerson.PASSWORD);
        browser.press(Keys.ENTER);
        browser.text("Việc của tôi");
        browser.find(By.cssSelector("a[href*='task=" + task.getId() + "']"));

        browser.tabTo(".directive-skip");
        assertThat(browser.script("return document.activeElement.getBoundingClientRect().top >= 0"))
                .as("the skip link shows itself").isEqualTo(true);
        browser.press(Keys.ENTER);
        browser.until("the list", () -> browser.isFocused(".tasks-list .task a"));
        browser.tabTo("a[href*='task=" + task.getId() + "']");
        assertThat(String.valueOf(browser.script("return getComputedStyle(document.activeElement).outlineStyle")))
                .as("one sees where the keyboard is").isEqualTo("solid");
        browser.press(Keys.ENTER);
        browser.find(By.cssSelector(".fjs-form"));
        browser.find(By.cssSelector("button.claim"));
        browser.tabTo("button.claim");
        browser.press(Keys.ENTER);
        browser.find(By.cssSelector("button.unclaim"));
        browser.until("the form is open for input", () -> browser.find(field("Địa điểm")).isEnabled());

        fill(browser, "Ngày tổ chức", "25/12/2026");
        fill(browser, "Địa điểm", "Hội trường Tỉnh ủy");
        fill(browser, "Chủ trì", "Phó Bí thư Thường trực Tỉnh ủy");
        fill(browser, "Chương trình", "Nghe báo cáo, thảo luận, kết luận.");
        browser.until("the form is valid",
                () -> browser.find(By.cssSelector(".form-actions .btn-primary")).isEnabled());
        browser.tabTo(".form-actions .btn-primary");
        browser.press(Keys.ENTER);
        browser.until("the task is done",
                () -> driver.engine().getTaskService().createTaskQuery().taskId(task.getId()).count() == 0);
    }

    @Test
    void aDialogKeepsTheFocusAndGivesItBack(Browser browser) {
        browser.logIn("bdvtu.specialist");
        browser.text("Bắt đầu quy trình");
        browser.tabTo(".start-process-action a");
        browser.press(Keys.ENTER);
        browser.find(By.cssSelector(".modal-content"));
        browser.until("the focus is in the dialog", () -> browser.isFocused(".modal-content, .modal"));
        for (int i = 0; i < 12; i++) {
            browser.press(Keys.TAB);
            assertThat(browser.isFocused(".modal")).as("after %s tabs", i + 1).isTrue();
        }
        browser.press(Keys.ESCAPE);
        browser.gone(By.cssSelector(".modal-content"));
        browser.until("the focus is back", () -> browser.isFocused(".start-process-action a"));
    }

    @Test
    void theLanguageIsReachedByKeyboard(Browser browser) {
        browser.logIn("bdvtu.specialist");
        browser.text("Bắt đầu quy trình");
        browser.tabTo(".account > .dropdown-toggle");
        browser.press(Keys.ENTER);
        browser.tabTo(".directive-language a");
        browser.press(Keys.ENTER);
        browser.text("Start process");
    }

    private static void fill(Browser browser, String label, String text) {
        // The field by its label: form-js makes its ids at run time.
        String id = String.valueOf(browser.find(field(label)).getDomAttribute("id"));
        browser.tabTo("[id='" + id + "']");
        browser.press(text);
    }

    private static By field(String label) {
        return By.xpath("//div[contains(@class, 'fjs-form-field')][.//label[starts-with(normalize-space(.), '" + label
                + "')]]//*[self::input or self::textarea][not(@type='hidden')]");
    }
}
