package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.directive.browser.TasklistBrowserTest.COMPLETE;
import static vn.directive.browser.TasklistBrowserTest.field;
import static vn.directive.browser.TasklistBrowserTest.fillPlan;
import static vn.directive.browser.TasklistBrowserTest.openAndClaim;
import static vn.directive.browser.TasklistBrowserTest.tab;

import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.SampleDossier;

/** Nothing that was typed into a form is lost, and its button always answers. */
@BrowserTest
class FormCareBrowserTest {

    private static final String SPECIALIST = "bdvtu.specialist";
    private static final By STATE = By.cssSelector(".directive-draft-state:not(.opening)");
    private static final String TO_THE_BUTTON =
            "document.querySelector('.form-actions').scrollIntoView({block: 'end'})";
    private static final By CONFLICT = By.cssSelector(".directive-conflict");

    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private Task task;

    @BeforeEach
    void openTask() {
        UUID directiveId = SampleDossier.open(driver);
        task = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0);
    }

    @Test
    void whatWasTypedIsThereAfterTheBrowserWasKilled(Browser browser) {
        openOwnTask(browser);
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy");
        browser.type(field("Chương trình"), "Nghe báo cáo");
        browser.until("the draft is on the server", () -> saved("agenda", "Nghe báo cáo"));
        browser.text("Đã lưu lúc");
        browser.screenshot("saved");
        browser.crash();
        openAgain(browser.logIn(SPECIALIST));
        holds(browser, "Địa điểm", "Hội trường Tỉnh ủy");
        holds(browser, "Chương trình", "Nghe báo cáo");
        browser.text("Bản nháp của lần trước.");
        browser.screenshot("continued");
        browser.click(By.xpath("//button[. = 'Nhập lại từ đầu']"));
        browser.click(By.xpath("//button[. = 'Bỏ']"));
        holds(browser, "Địa điểm", "");
        browser.until("the draft is empty", () -> !saved("place", "Hội trường Tỉnh ủy"));
    }

    @Test
    void typingGoesOnWithoutANetworkAndIsSentWhenItIsBack(Browser browser) {
        openOwnTask(browser);
        browser.offline(true);
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy");
        browser.text("Mất kết nối – đã giữ trong máy, sẽ gửi khi có mạng");
        browser.type(field("Chủ trì"), "Phó Bí thư");
        browser.screenshot("offline");
        browser.click(COMPLETE);
        browser.text("Chưa hoàn thành được");
        assertThat(saved("place", "Hội trường Tỉnh ủy")).isFalse();
        browser.offline(false);
        browser.until("the draft is on the server", () -> saved("place", "Hội trường Tỉnh ủy")
                && saved("chair", "Phó Bí thư"));
        browser.text("Đã lưu lúc");
    }

    @Test
    void anExpiredSessionLeavesTheTextAndLeadsBackToIt(Browser browser) {
        openOwnTask(browser);
        browser.forgetSession();
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy" + Keys.TAB);
        browser.until("the end of the session is told", () -> browser.page().contains("Phiên làm việc đã hết"));
        browser.screenshot("expired");
        browser.script("document.querySelector('.directive-draft-state.expired button')?.click()");
        browser.logIn(SPECIALIST, HttpPerson.PASSWORD);
        holds(browser, "Địa điểm", "Hội trường Tỉnh ủy");
        assertThat(browser.address()).contains(task.getId());
        browser.until("the draft is on the server", () -> saved("place", "Hội trường Tỉnh ủy"));
    }

    @Test
    void twoBrowsersOnOneTaskMergeWhatTheyCanAndAskForTheRest(Browser browser) {
        openOwnTask(browser);
        try (Browser other = new Browser(port, "FormCareBrowserTest-other")) {
            openAgain(other.logIn(SPECIALIST));
            browser.type(field("Địa điểm"), "Phòng họp số 1");
            browser.until("the first is saved", () -> saved("place", "Phòng họp số 1"));
            other.type(field("Chủ trì"), "Phó Bí thư");
            holds(other, "Địa điểm", "Phòng họp số 1");
            other.until("both are saved", () -> saved("place", "Phòng họp số 1") && saved("chair", "Phó Bí thư"));

            retype(browser, "Địa điểm", "Phòng họp số 2");
            holds(browser, "Chủ trì", "Phó Bí thư");
            browser.until("the second is saved", () -> saved("place", "Phòng họp số 2"));
            retype(other, "Địa điểm", "Hội trường");
            assertThat(other.find(CONFLICT).getText()).contains("Bản nháp vừa được", "Địa điểm", "“Phòng họp số 2”",
                    "“Hội trường”");
            other.screenshot("conflict");
            other.resize(390, 844);
            other.script(TO_THE_BUTTON);
            other.screenshot("conflict-telephone");
            assertThat(saved("place", "Phòng họp số 2")).as("nothing is overwritten unseen").isTrue();
            other.click(By.xpath("//button[. = 'Giữ bản ở đây']"));
            other.gone(CONFLICT);
            other.until("the choice is saved", () -> saved("place", "Hội trường"));
        }
        browser.script("window.dispatchEvent(new Event('focus'))");
        holds(browser, "Địa điểm", "Hội trường");
    }

    @Test
    void theButtonListsWhatIsMissingAndLeadsThere(Browser browser) {
        openOwnTask(browser);
        browser.click(COMPLETE);
        browser.text("Chưa hoàn thành được, còn 4 ô cần xem lại:");
        assertThat(browser.find(By.cssSelector(".directive-missing")).getText())
                .contains("Ngày tổ chức", "Địa điểm", "Chủ trì", "Chương trình").doesNotContain("Thành phần");
        browser.screenshot("missing");
        browser.resize(390, 844);
        browser.script(TO_THE_BUTTON);
        browser.screenshot("missing-telephone");
        browser.click(By.xpath("//div[contains(@class, 'directive-missing')]//button[. = 'Địa điểm']"));
        browser.until("the field has the focus", () -> browser.find(field("Địa điểm"))
                .equals(browser.script("return document.activeElement")));
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy");
        browser.text("Chưa hoàn thành được, còn 3 ô cần xem lại:");
        assertThat(isOpen()).isTrue();
    }

    /** The last field is still being taken in, and was told to be wrong, when the button is pressed. */
    @Test
    void oneClickIsEnough(Browser browser) {
        openOwnTask(browser);
        browser.type(field("Ngày tổ chức"), "25/12/2026" + Keys.TAB);
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy");
        browser.type(field("Chủ trì"), "Phó Bí thư Thường trực Tỉnh ủy");
        browser.type(field("Chương trình"), "x" + Keys.BACK_SPACE + Keys.TAB);
        browser.text("Trường này bắt buộc nhập.");
        browser.find(field("Chương trình")).sendKeys("Nghe báo cáo, thảo luận, kết luận.");
        browser.find(COMPLETE).click();
        browser.until("the task is done", () -> !isOpen());
        assertThat(drafts()).isZero();
        browser.gone(TasklistBrowserTest.FORM);
        assertThat(browser.script("return Object.keys(localStorage).filter(k => /draft|camunda-form/.test(k)).length"))
                .isEqualTo(0L);
    }

    @Test
    void aDateThatDoesNotExistIsRefusedAtItsField(Browser browser) {
        openOwnTask(browser);
        fillPlan(browser);
        retype(browser, "Ngày tổ chức", "31/02/2027");
        browser.click(field("Địa điểm"));
        browser.text("Không có ngày 31/02/2027 trong lịch.");
        browser.screenshot("date");
        holds(browser, "Ngày tổ chức", "31/02/2027");
        browser.click(COMPLETE);
        assertThat(browser.find(By.cssSelector(".directive-missing")).getText())
                .contains("Ngày tổ chức", "Không có ngày 31/02/2027 trong lịch.");
        assertThat(isOpen()).isTrue();
        retype(browser, "Ngày tổ chức", "28/2/2027" + Keys.TAB);
        browser.gone(By.cssSelector(".directive-missing"));
        browser.click(COMPLETE);
        browser.until("the task is done", () -> !isOpen());
    }

    @Test
    void enterInATextFieldSubmitsNothing(Browser browser) {
        openOwnTask(browser);
        fillPlan(browser);
        browser.find(field("Địa điểm")).sendKeys(" tầng 2" + Keys.ENTER);
        browser.until("the draft is saved", () -> saved("place", "Hội trường Tỉnh ủy tầng 2"));
        assertThat(isOpen()).isTrue();
        assertThat(browser.all(By.cssSelector(".fjs-form-field-error, .directive-missing"))).isEmpty();
    }

    @Test
    void theTabTellsThatTheFormIsNotFinished(Browser browser) {
        openOwnTask(browser);
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy");
        browser.click(tab("Hồ sơ"));
        browser.find(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[. = 'Biểu mẫu (đang nhập dở)']"));
        browser.screenshot("badge");
        browser.click(tab("Biểu mẫu"));
        holds(browser, "Địa điểm", "Hội trường Tỉnh ủy");
        browser.until("the form is in sight", () ->
                "Biểu mẫu".equals(browser.find(tab("Biểu mẫu")).getText()));
    }

    @Test
    void aStartFormIsKeptInThisBrowser(Browser browser) {
        browser.logIn(SPECIALIST);
        openStartForm(browser);
        browser.type(field("Trích yếu"), "Chỉ thị nhập dở");
        browser.text("Đã giữ trong máy lúc");
        browser.open("/camunda/app/tasklist/default/");
        openStartForm(browser);
        holds(browser, "Trích yếu", "Chỉ thị nhập dở");
        browser.screenshot("start");
        browser.click(By.xpath("//button[. = 'Nhập lại từ đầu']"));
        browser.click(By.xpath("//button[. = 'Bỏ']"));
        holds(browser, "Trích yếu", "");
    }

    private static void openStartForm(Browser browser) {
        browser.text("Việc của tôi");
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        browser.find(field("Trích yếu"));
    }

    private void openOwnTask(Browser browser) {
        browser.logIn(SPECIALIST);
        openAndClaim(browser, task);
        browser.until("the draft was asked for", () -> !browser.all(STATE).isEmpty());
    }

    private void openAgain(Browser browser) {
        browser.text("Việc của tôi");
        browser.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
        browser.until("the form is open for input", () -> browser.find(field("Địa điểm")).isEnabled()
                && !browser.all(By.cssSelector(".directive-context")).isEmpty());
        browser.until("the draft was asked for", () -> !browser.all(STATE).isEmpty());
    }

    private static void retype(Browser browser, String label, String text) {
        browser.find(field(label)).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    private static void holds(Browser browser, String label, String value) {
        browser.until("%s is “%s”".formatted(label, value),
                () -> value.equals(browser.find(field(label)).getDomProperty("value")));
    }

    private boolean isOpen() {
        return driver.engine().getTaskService().createTaskQuery().taskId(task.getId()).count() == 1;
    }

    private boolean saved(String key, String value) {
        return jdbc.sql("select count(*) from task_draft where task_id = :task and data ->> :key = :value")
                .param("task", task.getId()).param("key", key).param("value", value)
                .query(Integer.class).single() == 1;
    }

    private int drafts() {
        return jdbc.sql("select count(*) from task_draft where task_id = :task").param("task", task.getId())
                .query(Integer.class).single();
    }
}
