package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.support.CaseDriver;
import vn.directive.support.SampleDossier;

/** Finding one's work: by directive, by phase, watched, late. */
@BrowserTest
class TaskListBrowserTest {

    private static final String SPECIALIST = "bdvtu.specialist";
    private static final By CARDS = By.cssSelector(".tasks-list > li.task");
    private static final By CHOOSER = By.cssSelector(".directive-find input");

    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void findsTheLateWorkOfOneDirectiveAndFollowsIt(Browser browser) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Task task = open("Đẩy mạnh chuyển đổi số " + mark + " trong các cơ quan Đảng, Mặt trận Tổ quốc và các tổ chức "
                + "chính trị - xã hội từ tỉnh đến cơ sở giai đoạn 2026 – 2030 và những năm tiếp theo");
        open("Chỉ thị khác " + mark);
        driver.engine().getTaskService().setDueDate(task.getId(),
                Timestamp.from(driver.clock().instant().minus(Duration.ofDays(2))));

        browser.logIn(SPECIALIST);
        browser.text("Việc của đơn vị tôi");
        browser.type(CHOOSER, "day manh chuyen doi so " + mark);
        browser.until("the directive is found without accents", () -> browser.all(By.cssSelector("#directive-found li"))
                .stream().anyMatch(item -> item.getText().contains("Đẩy mạnh chuyển đổi số " + mark)));
        browser.screenshot("1-found");
        browser.find(CHOOSER).sendKeys(Keys.ENTER);
        browser.find(By.cssSelector(".directive-chosen"));
        onlyCardIs(browser, mark);
        assertThat(browser.find(CARDS).getText()).contains("trễ 2 ngày", "Buổi làm việc", "Ban Dân vận Tỉnh ủy");
        assertThat(browser.find(By.cssSelector(".directive-card .directive-due.overdue .glyphicon-alert"))
                .isDisplayed()).isTrue();
        assertThat(browser.page()).doesNotContain(task.getProcessInstanceId(), "Mã hồ sơ của phiên quy trình");

        // The choice is in the address.
        browser.open(browser.address().replaceFirst("^https?://[^/]+", ""));
        browser.script("location.reload()");
        browser.find(By.cssSelector(".directive-chosen"));
        onlyCardIs(browser, mark);

        choosePhase(browser, "Lấy ý kiến");
        browser.text("Không có công việc nào khớp với bộ lọc.");
        choosePhase(browser, "Buổi làm việc");
        onlyCardIs(browser, mark);
        browser.screenshot("2-chosen");

        browser.click(By.cssSelector(".tasks-list > li.task h4 a"));
        browser.click(By.cssSelector(".directive-star[aria-pressed=false]"));
        browser.find(By.cssSelector(".directive-star[aria-pressed=true]"));
        browser.click(By.cssSelector(".directive-chosen button"));
        browser.click(By.xpath("//*[contains(@class, 'task-filter')]//a[contains(., 'Đang theo dõi')]"));
        onlyCardIs(browser, mark);
        browser.until("the count follows", () -> browser.all(By.cssSelector(".task-filter.active .directive-count"))
                .stream().anyMatch(count -> "1".equals(count.getText())));
        browser.screenshot("3-watched");
        browser.resize(390, 844);
        browser.find(CARDS);
        browser.screenshot("4-phone");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private static void onlyCardIs(Browser browser, String mark) {
        browser.until("only that directive's task is listed", () -> browser.all(CARDS).size() == 1
                && browser.find(CARDS).getText().contains("Đẩy mạnh chuyển đổi số " + mark));
    }

    private static void choosePhase(Browser browser, String label) {
        browser.click(By.xpath("//label[contains(@class, 'directive-phase')]//option[. = '" + label + "']"));
    }

    private Task open(String subject) {
        Map<String, Object> form = SampleDossier.startForm();
        form.put("subject", subject);
        String instance = driver.submitStartForm(SPECIALIST, "directive-lifecycle", form).getId();
        String key = driver.engine().getRuntimeService().createProcessInstanceQuery().processInstanceId(instance)
                .singleResult().getBusinessKey();
        jdbc.sql("delete from directive_watch").update();
        return driver.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(key).singleResult();
    }
}
