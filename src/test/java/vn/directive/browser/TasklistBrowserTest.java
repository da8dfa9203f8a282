package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.SampleDossier;

/** What a specialist does all day. */
@BrowserTest
class TasklistBrowserTest {

    static final By COMPLETE = By.cssSelector(".form-actions .btn-primary");
    static final By FORM = By.cssSelector(".fjs-form");
    private static final String SPECIALIST = "bdvtu.specialist";

    @Autowired
    private CaseDriver driver;

    @Test
    void findsTheTaskCorrectsTheFormAndCompletesIt(Browser browser) {
        Task task = openTask();
        browser.logIn(SPECIALIST);
        browser.text("Việc của tôi");
        browser.text(task.getName());
        browser.screenshot("1-list");
        assertThat(browser.page()).contains("Bắt đầu quy trình", "Giai đoạn", "Việc của đơn vị tôi").doesNotContain("Camunda", "Create task");

        openAndClaim(browser, task);
        assertThat(browser.find(By.cssSelector(".directive-context")).getText()).contains("ngày làm việc", "HS-");
        browser.screenshot("2-task");

        // An empty required field: the form says so, and so does the button.
        browser.type(field("Địa điểm"), "x" + Keys.BACK_SPACE);
        browser.text("Trường này bắt buộc nhập.");
        browser.click(COMPLETE);
        browser.text("Chưa hoàn thành được, còn 4 ô cần xem lại:");
        browser.screenshot("3-required");

        // A rule of the domain: the person reads the sentence alone and the task stays.
        fillPlan(browser);
        while (!browser.all(By.cssSelector(".fjs-taglist-tag-remove")).isEmpty()) {
            int before = browser.all(By.cssSelector(".fjs-taglist-tag-remove")).size();
            browser.click(By.cssSelector(".fjs-taglist-tag-remove"));
            browser.until("a body is taken off the list",
                    () -> browser.all(By.cssSelector(".fjs-taglist-tag-remove")).size() < before);
        }
        browser.click(COMPLETE);
        browser.text("Cần mời ít nhất một cơ quan hoặc một chức danh.");
        browser.screenshot("4-refused");
        assertThat(browser.page()).doesNotContain("TaskListener", "exception", "Cannot submit");
        assertThat(isOpen(task)).isTrue();

        browser.type(field("Chức danh được mời"), "Trưởng các phòng Ban Dân vận Tỉnh ủy" + Keys.TAB);
        browser.click(COMPLETE);
        browser.until("the task is done", () -> !isOpen(task));
        browser.gone(FORM);
        browser.screenshot("5-done");
    }

    @Test
    void aSecondClickOnCompleteDoesNoHarm(Browser browser) {
        Task task = openTask();
        browser.logIn(SPECIALIST);
        openAndClaim(browser, task);
        fillPlan(browser);
        browser.script("const b = document.querySelector('.form-actions .btn-primary'); b.click(); b.click();"
                + "setTimeout(() => b.click(), 50); setTimeout(() => b.click(), 400);");
        browser.until("the task is done", () -> !isOpen(task));
        browser.gone(FORM);
        assertThat(browser.all(By.cssSelector(".alert-danger"))).noneMatch(WebElement::isDisplayed);
        browser.screenshot("done");
    }

    /** Another person was faster: the sentence says so. */
    @Test
    void aTaskThatIsGoneIsToldInVietnamese(Browser browser) {
        Task task = openTask();
        browser.logIn(SPECIALIST);
        openAndClaim(browser, task);
        fillPlan(browser);
        driver.engine().getTaskService().setVariableLocal(task.getId(), "note", "");
        driver.engine().getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "test");
        browser.click(COMPLETE);
        browser.until("a sentence or the notice that the task is gone", () -> browser.page()
                .contains("Việc này đã được hoàn thành hoặc đã chuyển cho người khác.")
                || browser.page().contains("Công việc đã bị gỡ bỏ"));
        browser.screenshot("gone");
        assertThat(browser.page()).doesNotContain("Cannot find task", "task is null");
    }

    @Test
    void whatWasTypedSurvivesALookAtTheDossier(Browser browser) {
        Task task = openTask();
        browser.logIn(SPECIALIST);
        openAndClaim(browser, task);
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy");
        browser.click(tab("Hồ sơ"));
        browser.click(By.xpath("//ul[@class='directive-index']//button[.='Tài liệu']"));
        browser.find(By.cssSelector("#directive-section-documents .directive-upload"));
        browser.screenshot("dossier");
        assertThat(browser.page()).contains("Việc được giao", "Tiến trình", "Tài liệu", "Kéo tệp vào đây");
        browser.click(tab("Biểu mẫu"));
        browser.until("the input is back",
                () -> "Hội trường Tỉnh ủy".equals(browser.find(field("Địa điểm")).getDomProperty("value")));
    }

    @Test
    void aDocumentIsUploadedIntoTheDossier(Browser browser) {
        Task task = openTask();
        browser.logIn(SPECIALIST);
        browser.text("Việc của tôi");
        browser.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
        browser.find(FORM);
        browser.click(tab("Hồ sơ"));
        browser.click(By.xpath("//ul[@class='directive-index']//button[.='Tài liệu']"));
        browser.find(By.cssSelector(".directive-upload"));
        browser.script("""
                const files = new DataTransfer();
                files.items.add(new File(['Nội dung báo cáo đề dẫn'], 'bao-cao-de-dan.txt', {type: 'text/plain'}));
                const input = document.querySelector('.directive-upload input[type=file]');
                input.files = files.files;
                input.dispatchEvent(new Event('change', {bubbles: true}));""");
        browser.click(By.cssSelector(".directive-upload .btn-primary"));
        browser.text("Hãy chọn loại tài liệu.");
        browser.find(By.cssSelector(".directive-upload select")).sendKeys("Báo cáo đề dẫn");
        browser.click(By.cssSelector(".directive-upload .btn-primary"));
        browser.text("Đã đưa “bao-cao-de-dan.txt” vào hồ sơ.");
        browser.screenshot("uploaded");
        assertThat(browser.find(By.cssSelector(".directive-document-list")).getText())
                .contains("Báo cáo đề dẫn", "Ban Dân vận Tỉnh ủy", "bản 1");
    }

    @Test
    void aDirectiveIsStartedThroughItsForm(Browser browser) {
        browser.logIn(SPECIALIST);
        browser.text("Việc của tôi");
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        String subject = "Chỉ thị thử nghiệm " + UUID.randomUUID();
        browser.type(field("Trích yếu"), subject);
        browser.type(field("Lý do"), "Thực hiện chỉ đạo của Thường trực Tỉnh ủy.");
        browser.screenshot("form");
        browser.click(By.xpath("//div[contains(@class, 'modal-footer')]//button[contains(@class, 'btn-primary')]"
                + "[not(contains(@class, 'ng-hide'))]"));
        browser.gone(By.cssSelector(".modal-content"));
        // The list shows what is due first; the new task may be pages away.
        Task first = driver.engine().getTaskService().createTaskQuery()
                .taskVariableValueEquals("dossierSubject", subject).singleResult();
        browser.open("/camunda/app/tasklist/default/#/?task=" + first.getId());
        browser.text(subject);
        browser.screenshot("started");
        assertThat(browser.all(By.cssSelector(".alert-danger"))).noneMatch(WebElement::isDisplayed);
    }

    @Test
    void theCalendarIsVietnamese(Browser browser) {
        Task task = openTask();
        browser.logIn(SPECIALIST);
        openAndClaim(browser, task);
        browser.click(field("Ngày tổ chức"));
        browser.until("Vietnamese weekdays", () -> browser.all(By.cssSelector(".flatpickr-calendar.open")).stream()
                .map(WebElement::getText).anyMatch(text -> text.contains("CN") && text.contains("Tháng")));
        browser.screenshot("calendar");
    }

    private Task openTask() {
        UUID directiveId = SampleDossier.open(driver);
        return driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0);
    }

    private boolean isOpen(Task task) {
        return driver.engine().getTaskService().createTaskQuery().taskId(task.getId()).count() == 1;
    }

    static void openAndClaim(Browser browser, Task task) {
        browser.text("Việc của tôi");
        browser.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
        browser.find(FORM);
        browser.click(By.cssSelector("button.claim"));
        browser.find(By.cssSelector("button.unclaim"));
        browser.until("the form is open for input", () -> browser.find(field("Địa điểm")).isEnabled()
                && !browser.all(By.cssSelector(".directive-context")).isEmpty());
    }

    static void fillPlan(Browser browser) {
        browser.type(field("Ngày tổ chức"), "25/12/2026" + Keys.TAB);
        browser.type(field("Địa điểm"), "Hội trường Tỉnh ủy");
        browser.type(field("Chủ trì"), "Phó Bí thư Thường trực Tỉnh ủy" + Keys.TAB);
        browser.type(field("Chương trình"), "Nghe báo cáo, thảo luận, kết luận." + Keys.TAB);
    }

    /** The input of a form field, by its label. */
    static By field(String label) {
        return By.xpath("//div[contains(@class, 'fjs-form-field')][.//label[starts-with(normalize-space(.), '" + label
                + "')]]//*[self::input or self::textarea][not(@type='hidden')]");
    }

    static By tab(String label) {
        return By.xpath("//ul[contains(@class, 'nav-tabs')]//a[starts-with(normalize-space(.), '" + label + "')]");
    }
}
