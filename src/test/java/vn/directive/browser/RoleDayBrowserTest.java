package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.meeting.process.ConclusionNoticeProcess;
import vn.directive.meeting.process.WorkingMeetingProcess;
import vn.directive.reporting.process.ReportRequestProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.Demonstration;
import vn.directive.support.PlayedDossiers;
import vn.directive.support.ReferenceCase;

/** What each role does in a day, from the login to the result, in real clicks. */
@BrowserTest
class RoleDayBrowserTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String REASON = "Bổ sung đại diện Mặt trận Tổ quốc";

    @Autowired
    private CaseDriver driver;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private PlayedDossiers played;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void aSpecialistOpensADossierPlansTheMeetingAndCorrectsWhatIsReturned(Browser browser) {
        Tasklist tasklist = Tasklist.of(browser, "bdvtu.specialist");
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        String subject = "Đổi mới công tác dân vận " + UUID.randomUUID();
        tasklist.fill("Trích yếu", subject);
        tasklist.fill("Lý do", "Thực hiện chỉ đạo của Thường trực Tỉnh ủy.");
        browser.click(By.xpath("//div[contains(@class, 'modal-footer')]//button[contains(@class, 'btn-primary')]"
                + "[not(contains(@class, 'ng-hide'))]"));
        browser.gone(By.cssSelector(".modal-content"));
        UUID directiveId = jdbc.sql("select id from directive where subject = :subject").param("subject", subject)
                .query(UUID.class).single();
        String number = driver.dossierNumber(directiveId);

        tasklist.open(number, "Lập kế hoạch buổi làm việc");
        tasklist.claim();
        tasklist.fill("Ngày tổ chức", calendar.plus(LocalDate.now(), 5).format(DAY));
        tasklist.fill("Địa điểm", "Hội trường Tỉnh ủy");
        tasklist.fill("Chủ trì", "Phó Bí thư Thường trực Tỉnh ủy");
        tasklist.fill("Chương trình", "Nghe báo cáo, thảo luận, kết luận.");
        tasklist.completeAndLeave();

        driver.complete("bdvtu.leader", directiveId, WorkingMeetingProcess.Element.APPROVE_PLAN,
                Map.of("outcome", "RETURN", "note", REASON));
        tasklist.filter("Việc của tôi");
        tasklist.open(number, "Lập kế hoạch buổi làm việc");
        browser.text(REASON);
        assertThat(browser.find(Tasklist.field("Địa điểm")).getDomProperty("value")).isEqualTo("Hội trường Tỉnh ủy");
        if (browser.all(By.cssSelector("button.unclaim")).isEmpty()) {
            tasklist.claim();
        }
        tasklist.fill("Chức danh được mời", "Chủ tịch Mặt trận Tổ quốc tỉnh");
        tasklist.completeAndLeave();
        assertThat(open(directiveId, WorkingMeetingProcess.Element.APPROVE_PLAN)).hasSize(1);
    }

    @Test
    void aLeaderReturnsOnePlanWithAReasonAndApprovesAnother(Browser browser) {
        UUID returned = new Demonstration(driver, calendar).withMeetingToApprove();
        UUID approved = new Demonstration(driver, calendar).withMeetingToApprove();
        Tasklist tasklist = Tasklist.of(browser, "bdvtu.leader");
        tasklist.open(driver.dossierNumber(returned), "Duyệt kế hoạch và giấy mời");
        tasklist.claim();
        tasklist.choose("Trả lại để sửa");
        tasklist.complete();
        browser.until("why it cannot be returned so", () -> browser.page().toLowerCase().contains("lý do trả lại"));
        assertThat(open(returned, WorkingMeetingProcess.Element.APPROVE_PLAN)).hasSize(1);
        tasklist.fill("Lý do trả lại", REASON);
        tasklist.completeAndLeave();
        assertThat(open(returned, WorkingMeetingProcess.Element.PLAN_MEETING)).hasSize(1);

        tasklist.open(driver.dossierNumber(approved), "Duyệt kế hoạch và giấy mời");
        tasklist.claim();
        tasklist.choose("Duyệt và gửi giấy mời");
        tasklist.completeAndLeave();
        assertThat(open(approved, WorkingMeetingProcess.Element.PREPARE_REPORT)).hasSize(1);
        browser.until("the list is without it", () -> browser.all(
                Tasklist.card(driver.dossierNumber(approved), "Duyệt kế hoạch và giấy mời")).isEmpty());
    }

    @Test
    void aClerkIssuesANoticeAndItsNumberStandsInTheDossier(Browser browser) {
        UUID directiveId = new Demonstration(driver, calendar).withNoticeToIssue();
        String number = driver.dossierNumber(directiveId);
        Tasklist tasklist = Tasklist.of(browser, "vptu.clerk");
        tasklist.open(number, "Phát hành thông báo");
        tasklist.claim();
        tasklist.fill("Ngày ban hành", LocalDate.now().plusDays(1).format(DAY));
        tasklist.fill("Nơi nhận", "Ban Dân vận Tỉnh ủy");
        tasklist.complete();
        browser.until("a day in the future is refused", () -> browser.page().toLowerCase().contains("hôm nay")
                && !open(directiveId, ConclusionNoticeProcess.Element.ISSUE).isEmpty());
        tasklist.fill("Ngày ban hành", LocalDate.now().format(DAY));
        tasklist.completeAndLeave();
        assertThat(open(directiveId, ConclusionNoticeProcess.Element.ISSUE)).isEmpty();

        Tasklist leader = Tasklist.of(browser, "bdvtu.leader");
        leader.open(number, "Phân công soạn thảo");
        browser.openDossier();
        browser.until("the number of the notice", () -> browser.page().contains("-TB/TU"));
    }

    /** On a telephone: the clerk takes the request in, the specialist writes, the leader sends; then the return. */
    @Test
    void aDistrictOfficeAnswersAndReportsOnATelephone(Browser browser) {
        UUID round = played.inRound();
        browser.resize(390, 844);
        Tasklist clerk = Tasklist.of(browser, "huln.clerk");
        browser.click(By.cssSelector(".directive-bell-button"));
        browser.click(By.xpath("//*[contains(@class, 'directive-bell-panel')]//a[contains(., 'Tiếp nhận yêu cầu')]"
                + "[contains(., '" + driver.dossierNumber(round) + "')]"));
        clerk.opened("Tiếp nhận yêu cầu");
        clerk.claim();
        clerk.choose("Nhận, chuyển chuyên viên chuẩn bị ý kiến");
        clerk.completeAndLeave();

        Tasklist specialist = Tasklist.of(browser, "huln.specialist");
        specialist.open(task(round, CommentRequestProcess.Nodes.PREPARE, "huln.specialist"));
        specialist.claim();
        specialist.tab("Hồ sơ");
        browser.click(By.xpath("//ul[contains(@class, 'directive-index')]//button[contains(., 'Góp ý của cơ quan')]"));
        browser.type(By.cssSelector(".comments-row [data-field=clause]"), "2");
        browser.type(By.cssSelector(".comments-row [data-field=comment]"), "Làm rõ trách nhiệm của cấp ủy cơ sở");
        browser.until("the comment is saved", () -> browser.find(By.cssSelector(".comments-state")).getText()
                .startsWith("Đã lưu lúc"));
        specialist.tab("Biểu mẫu");
        specialist.choose("Thống nhất, đề nghị sửa đổi");
        specialist.completeAndLeave();

        Tasklist leader = Tasklist.of(browser, "huln.leader");
        leader.open(task(round, CommentRequestProcess.Nodes.APPROVE, "huln.leader"));
        browser.text("Làm rõ trách nhiệm của cấp ủy cơ sở");
        leader.claim();
        leader.choose("Gửi cơ quan chủ trì");
        leader.fill("Số, ký hiệu", "87-CV/HU");
        leader.fill("Ngày", LocalDate.now().format(DAY));
        leader.completeAndLeave();

        Tasklist reporter = Tasklist.of(browser, "huln.specialist");
        reporter.open(task(played.inForce(), ReportRequestProcess.PREPARE_RETURN, "huln.specialist"));
        reporter.claim();
        WebElement figures = browser.find(Tasklist.field("Số liệu theo chỉ tiêu"));
        String filled = figures.getDomProperty("value").lines().map(row -> row + " 5\n").reduce("", String::concat);
        reporter.fill("Số liệu theo chỉ tiêu", filled);
        reporter.fill("Đánh giá chung", "Triển khai đúng kế hoạch");
        reporter.completeAndLeave();
        assertThat(task(played.inForce(), ReportRequestProcess.APPROVE_RETURN, "huln.leader")).isNotBlank();
    }

    @Test
    void aManagerSeesWhoIsLateAndGoesFromTheFigureToTheBody(Browser browser) {
        String number = driver.dossierNumber(played.inRound());
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.type(By.id("directive-text"), number);
        browser.until("one dossier is left",
                () -> browser.all(By.cssSelector(".directive-table tbody tr")).size() == 1);
        assertThat(browser.find(By.cssSelector(".directive-table tbody tr")).getText()).contains("Lấy ý kiến");
        browser.click(By.xpath("//table[contains(@class, 'directive-table')]//a[contains(., '" + number + "')]"));
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.) = 'Vòng lấy ý kiến']"));
        browser.type(By.cssSelector(".directive-search input"), "Bù Đốp");
        browser.text("Huyện ủy Bù Đốp");
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.) = 'Tiến trình']"));
        browser.find(By.cssSelector(".directive-timeline li"));
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void anAdministratorReadsAccountsAndRightsAndChangesNone(Browser browser) {
        browser.logIn("admin");
        browser.click(By.xpath("//a[normalize-space(.) = 'Danh sách người dùng']"));
        browser.text("Quản trị hệ thống");
        browser.open("/camunda/app/admin/default/#/users/bdvtu.specialist?tab=groups");
        browser.text("BDVTU:specialist");
        browser.open("/camunda/app/cockpit/default/#/processes");
        browser.text("Vòng đời chỉ thị");
        browser.open("/camunda/app/tasklist/default/");
        browser.until("no list of tasks for a technical account", () -> browser.all(By.cssSelector(".tasks-list .task"))
                .isEmpty() && !browser.page().contains("Việc của tôi"));
    }

    /** "Trợ giúp" opens the manual of the person's role at what is before them, in a page of its own. */
    @Test
    void helpOpensAtTheTaskThatIsOpen(Browser browser) {
        List<String> asked = driver.bodiesWith(played.inForce(), ReportRequestProcess.PREPARE_RETURN);
        String person = ReferenceCase.user(asked.get(asked.size() - 1), "specialist");
        Tasklist tasklist = Tasklist.of(browser, person);
        tasklist.open(task(played.inForce(), ReportRequestProcess.PREPARE_RETURN, person));
        browser.click(By.cssSelector(".directive-help a"));
        browser.newestWindow();
        browser.text("Muốn gửi báo cáo định kỳ");
        assertThat(browser.address()).contains("/help/local-office#");
        assertThat(browser.script("return [...document.images].every(i => i.complete && i.naturalWidth > 1)"))
                .isEqualTo(true);
        browser.resize(390, 844);
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private List<Task> open(UUID directiveId, String key) {
        return driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).taskDefinitionKey(key).list();
    }

    /** Id of the open task of a dossier that this person may work on. */
    private String task(UUID directiveId, String key, String username) {
        return driver.task(username, directiveId, key).getId();
    }
}
