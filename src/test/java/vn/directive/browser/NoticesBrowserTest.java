package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.SampleDossier;

/** The bell rings by itself and leads to the task; a person arranges their absence. */
@BrowserTest
class NoticesBrowserTest {

    private static final By BELL = By.cssSelector(".directive-bell-button");
    private static final By COUNT = By.cssSelector(".directive-bell-count");
    private static final By PANEL = By.cssSelector(".directive-bell-panel");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Autowired
    private CaseDriver driver;

    @Test
    void theBellRingsWithoutReloadingAndLeadsToTheTask(Browser browser) {
        SampleDossier.open(driver);
        browser.logIn("bdvtu.specialist");
        browser.find(COUNT);
        browser.click(BELL);
        browser.click(By.xpath("//button[normalize-space(.)='Đánh dấu đã đọc hết']"));
        browser.gone(COUNT);
        browser.find(BELL).sendKeys(Keys.ESCAPE);
        browser.gone(PANEL);
        assertThat(browser.find(BELL).getDomAttribute("aria-expanded")).isEqualTo("false");

        SampleDossier.open(driver);
        browser.until("the bell counts by itself", () -> "1".equals(browser.find(COUNT).getText()));
        assertThat(browser.find(BELL).getDomAttribute("aria-label")).isEqualTo("Thông báo, 1 chưa đọc");
        browser.click(BELL);
        browser.find(By.cssSelector(".directive-bell-panel li.new"));
        browser.screenshot("1-panel");
        browser.click(By.cssSelector(".directive-bell-panel li.new a"));
        browser.find(By.cssSelector(".fjs-form"));
        browser.gone(COUNT);
        assertThat(browser.address()).contains("task=");
        browser.screenshot("2-task");

        browser.resize(390, 844);
        browser.click(BELL);
        browser.find(PANEL);
        browser.screenshot("3-telephone");
        assertThat(browser.script("const b = document.querySelector('.directive-bell-panel').getBoundingClientRect();"
                + "return b.left >= 0 && b.right <= window.innerWidth")).isEqualTo(true);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void theManagerHasTheBellToo(Browser browser) {
        browser.logIn("vptu.manager");
        browser.click(BELL);
        browser.text("Chưa có thông báo nào.");
        browser.screenshot("cockpit");
    }

    @Test
    void aPersonEntersAnAbsenceAndTakesItBack(Browser browser) {
        String from = LocalDate.now().plusDays(30).format(DAY);
        String to = LocalDate.now().plusDays(34).format(DAY);
        browser.resize(390, 844);
        browser.open("/personal").logIn("mttq.specialist", HttpPerson.PASSWORD);
        browser.text("Ghi một lần vắng mặt");
        browser.type(By.id("from"), to);
        browser.type(By.id("to"), from);
        new Select(browser.find(By.id("substitute"))).selectByValue("mttq.leader");
        browser.type(By.id("reason"), "Nghỉ phép");
        browser.click(By.cssSelector(".entry button"));
        browser.text("Ngày kết thúc phải từ ngày bắt đầu trở đi.");
        assertThat(browser.find(By.id("to")).getDomAttribute("aria-invalid")).isEqualTo("true");
        browser.screenshot("1-refused");
        browser.type(By.id("from"), from);
        browser.type(By.id("to"), to);
        browser.click(By.cssSelector(".entry button"));
        browser.text("Đã ghi việc thay thế.");
        browser.text("Sắp tới");
        browser.screenshot("2-entered");
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
        browser.click(By.xpath("//button[normalize-space(.)='Hủy việc thay thế này']"));
        browser.text("Không có ai vắng mặt.");
        browser.click(By.xpath("//button[normalize-space(.)='Tạo địa chỉ lịch']"));
        assertThat(browser.find(By.id("address")).getDomProperty("value")).contains("/calendar/").endsWith(".ics");
        browser.click(By.xpath("//button[normalize-space(.)='Thu hồi địa chỉ']"));
        browser.text("Đã thu hồi địa chỉ lịch.");
        browser.screenshot("3-page");
    }
}
