package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.SampleDossier;

/** What a specialist does all day. */
@BrowserTest
class TasklistBrowserTest {

    private static final By COMPLETE = By.cssSelector(".form-actions .btn-primary");

    @Autowired
    private CaseDriver driver;

    @Test
    void aSpecialistCorrectsAFormAndCompletesTheTask(Browser browser) {
        Task task = openTask();
        browser.logIn("bdvtu.specialist");
        browser.text("Việc của tôi");
        browser.text(task.getName());
        browser.screenshot("1-list");
        assertThat(browser.page()).contains("Khởi tạo", "Hồ sơ").doesNotContain("Camunda", "Create task", "Filter");

        browser.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
        browser.find(By.cssSelector(".directive-context"));
        assertThat(browser.find(By.cssSelector(".directive-context")).getText()).contains("ngày làm việc", "HS-");
        browser.screenshot("2-task");
        browser.click(By.cssSelector(".claim, [ng-click='claim()']"));
        browser.find(By.cssSelector(".fjs-form"));

        // The first text field is left empty: the form says so in Vietnamese and the button stays shut.
        By first = By.cssSelector(".fjs-form input[type=text]:not([readonly]), .fjs-form textarea");
        browser.type(first, "x");
        browser.find(first).sendKeys(org.openqa.selenium.Keys.BACK_SPACE);
        browser.text("Trường này bắt buộc nhập.");
        browser.screenshot("3-required");
        assertThat(browser.page()).doesNotContain("Field is required");
    }

    @Test
    void aDirectiveIsStartedThroughItsForm(Browser browser) {
        browser.logIn("bdvtu.specialist");
        browser.text("Việc của tôi");
        browser.click(By.cssSelector(".start-process-action a, [ng-click='open()']"));
        browser.screenshot("1-processes");
        browser.click(By.xpath("//div[contains(@class,'modal')]//a[contains(., 'chỉ thị')]"));
        browser.find(By.cssSelector(".modal .fjs-form"));
        browser.screenshot("2-form");
    }

    private Task openTask() {
        UUID directiveId = SampleDossier.open(driver);
        return driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0);
    }
}
