package vn.directive.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.springframework.core.io.ClassPathResource;
import vn.directive.support.EmbeddedDatabase;
import vn.directive.support.HttpPerson;
import vn.directive.support.ServerProcess;

/** The server is stopped in the middle of a specialist's day and started again on the same database. */
@Tag("server")
@ExtendWith(BrowserExtension.class)
class RestartBrowserTest {

    private static final String TASK = "Lập kế hoạch buổi làm việc";

    @Test
    void theWorkIsThereAfterARestart() throws IOException {
        int port = freePort();
        try (EmbeddedDatabase database = EmbeddedDatabase.temporary();
                Browser browser = new Browser(port, getClass().getSimpleName())) {
            Tasklist tasklist;
            try (ServerProcess server = ServerProcess.start(port, database)) {
                tasklist = Tasklist.of(browser, "bdvtu.specialist");
                browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
                browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
                tasklist.fill("Trích yếu", "Nâng cao chất lượng công tác dân vận");
                tasklist.fill("Lý do", "Thực hiện chỉ đạo của Thường trực Tỉnh ủy.");
                browser.click(By.xpath("//div[contains(@class, 'modal-footer')]//button[contains(@class, "
                        + "'btn-primary')][not(contains(@class, 'ng-hide'))]"));
                browser.gone(By.cssSelector(".modal-content"));
                browser.click(By.xpath("//li[contains(@class, 'task')]//h4//a[normalize-space(.) = '" + TASK + "']"));
                tasklist.opened(TASK);
                tasklist.claim();
                tasklist.fill("Địa điểm", "Hội trường Tỉnh ủy");
            }
            browser.screenshot("stopped");
            assertThat(browser.find(Tasklist.field("Địa điểm")).getDomProperty("value")).isEqualTo("Hội trường Tỉnh ủy");

            try (ServerProcess server = ServerProcess.start(port, database)) {
                tasklist.filter("Quá hạn");
                browser.text("Phiên làm việc đã hết hạn.");
                browser.logIn("bdvtu.specialist", HttpPerson.PASSWORD);
                tasklist.filter("Việc của tôi");
                browser.click(By.xpath("//li[contains(@class, 'task')]//h4//a[normalize-space(.) = '" + TASK + "']"));
                tasklist.opened(TASK);
                browser.find(By.cssSelector("button.unclaim"));
                tasklist.fill("Ngày tổ chức", aWorkingDay());
                tasklist.fill("Địa điểm", "Hội trường Tỉnh ủy");
                tasklist.fill("Chủ trì", "Phó Bí thư Thường trực Tỉnh ủy");
                tasklist.fill("Chương trình", "Nghe báo cáo, thảo luận, kết luận.");
                tasklist.completeAndLeave();
                browser.screenshot("completed");

                Tasklist.of(browser, "bdvtu.leader");
                browser.find(By.xpath("//li[contains(@class, 'task')]//h4//a[normalize-space(.) = "
                        + "'Duyệt kế hoạch và giấy mời']"));
            }
        }
    }

    /** A day next week or later that is neither at a weekend nor in the list of days off. */
    private static String aWorkingDay() throws IOException {
        String exceptions = new ClassPathResource("reference/working-days.csv").getContentAsString(UTF_8);
        LocalDate day = LocalDate.now().plusWeeks(1);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || exceptions.contains(day.toString())) {
            day = day.plusDays(1);
        }
        return day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
