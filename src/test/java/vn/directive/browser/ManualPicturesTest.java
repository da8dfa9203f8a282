package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.meeting.process.ConclusionNoticeProcess;
import vn.directive.meeting.process.WorkingMeetingProcess;
import vn.directive.reporting.process.ReportRequestProcess;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.Demonstration;
import vn.directive.support.MovableClock;
import vn.directive.support.PlayedDossiers;

/**
 * Goes to every screen that the manuals show and finds there what the picture is of. With the system property
 * {@code directive.pictures} naming a folder (profile {@code screenshots}) the pictures are taken as well, of fixed data
 * on a fixed day.
 */
@BrowserTest
class ManualPicturesTest {

    private static final String FOLDER = System.getProperty("directive.pictures");
    static final LocalDate PICTURED_DAY = LocalDate.of(2026, 10, 20);
    private static final By PAGE = By.tagName("body");
    private static final String COCKPIT = "/camunda/app/cockpit/default/#/";

    private final Set<String> taken = new TreeSet<>();
    private Browser browser;

    @Autowired
    private CaseDriver driver;
    @Autowired
    private MovableClock clock;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private ObjectProvider<PlayedDossiers> dossiers;

    @AfterEach
    void letTheClocksRun() {
        clock.reset();
    }

    @Test
    void everyPictureIsOfAScreenThatExists(Browser browser) throws IOException {
        this.browser = browser;
        stopTheClocks();
        PlayedDossiers played = dossiers.getObject();
        Demonstration demonstration = new Demonstration(driver, calendar);
        UUID notice = demonstration.withNoticeToIssue();
        UUID meeting = demonstration.withMeetingToApprove();
        driver.complete("hubdp.clerk", played.inRound(), CommentRequestProcess.Nodes.ACKNOWLEDGE,
                Map.of("outcome", "ACCEPT"));
        if (FOLDER != null) {
            browser.setClock(clock.instant());
        }

        browser.viewport(760, 700);
        browser.open("/login");
        take("login", By.tagName("main"));

        specialist(played);
        leader(meeting);
        clerk(notice);
        districtOffice(played);
        manager(played);
        technicians();

        try (Stream<Path> files = Files.list(Path.of("docs/manual/pictures"))) {
            assertThat(taken).isEqualTo(files.map(f -> f.getFileName().toString().replace(".png", ""))
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private void specialist(PlayedDossiers played) throws IOException {
        browser.viewport(1200, 760);
        Tasklist tasklist = Tasklist.of(browser, "bdvtu.specialist");
        tasklist.filter("Việc của đơn vị tôi");
        tasklist.open(driver.dossierNumber(played.inForce()), "Xác nhận đợt báo cáo");
        browser.find(By.cssSelector(".directive-context"));
        take("tasklist", PAGE);
        browser.viewport(1200, 1000);
        tasklist.tab("Hồ sơ");
        browser.find(By.cssSelector(".directive-timeline li"));
        take("dossier", PAGE);
        browser.click(By.cssSelector(".directive-bell-button"));
        browser.find(By.cssSelector(".directive-bell-panel li"));
        take("bell", By.cssSelector(".directive-bell-panel"));
        browser.viewport(1000, 1500);
        tasklist.filter("Việc của tôi");
        browser.click(By.xpath("//a[contains(., 'Bắt đầu quy trình')]"));
        browser.click(By.xpath("//div[contains(@class, 'modal')]//a[contains(., 'Vòng đời chỉ thị')]"));
        tasklist.fill("Trích yếu", "Tăng cường công tác dân vận của chính quyền");
        tasklist.fill("Lý do", "Thực hiện chỉ đạo của Thường trực Tỉnh ủy.");
        take("start", By.cssSelector(".modal-content"));
        browser.viewport(760, 900);
        browser.open("/personal");
        take("absence", By.cssSelector("form.entry"));
    }

    private void leader(UUID meeting) throws IOException {
        browser.viewport(1200, 900);
        Tasklist tasklist = Tasklist.of(browser, "bdvtu.leader");
        tasklist.open(driver.task("bdvtu.leader", meeting, WorkingMeetingProcess.Element.APPROVE_PLAN).getId());
        tasklist.claim();
        tasklist.choose("Trả lại để sửa");
        tasklist.fill("Lý do trả lại", "Bổ sung đại diện Mặt trận Tổ quốc vào thành phần mời.");
        take("return", Tasklist.FORM);
    }

    private void clerk(UUID notice) throws IOException {
        Tasklist tasklist = Tasklist.of(browser, "vptu.clerk");
        tasklist.open(driver.task("vptu.clerk", notice, ConclusionNoticeProcess.Element.ISSUE).getId());
        tasklist.claim();
        take("issue", Tasklist.FORM);
    }

    private void districtOffice(PlayedDossiers played) throws IOException {
        Tasklist tasklist = Tasklist.of(browser, "hubdp.specialist");
        tasklist.open(driver.task("hubdp.specialist", played.inForce(), ReportRequestProcess.PREPARE_RETURN).getId());
        tasklist.claim();
        take("figures", PAGE);
        browser.viewport(390, 844);
        tasklist.open(driver.task("hubdp.specialist", played.inRound(), CommentRequestProcess.Nodes.PREPARE).getId());
        tasklist.claim();
        tasklist.choose("Thống nhất");
        tasklist.fill("Ý kiến chung", "Thống nhất; đề nghị làm rõ trách nhiệm của cấp ủy cơ sở.");
        take("reply", Tasklist.FORM);
    }

    private void manager(PlayedDossiers played) throws IOException {
        browser.viewport(1200, 760);
        browser.forgetSession();
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.text("Lãnh đạo theo dõi chung");
        take("directives", PAGE);
        browser.viewport(1200, 1200);
        String parent = driver.engine().getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(played.inRound().toString(), "directive-lifecycle").singleResult().getId();
        browser.open(COCKPIT + "process-instance/" + parent + "/runtime");
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[starts-with(normalize-space(.), 'Vòng lấy ý kiến')]"));
        browser.find(By.cssSelector(".directive-grid tr"));
        take("rounds", PAGE);
        browser.open(COCKPIT + "process-definition/" + definition("comment-request") + "/runtime");
        browser.viewport(1200, 900);
        browser.find(By.cssSelector(".directive-waiting a"));
        take("waiting", PAGE);
    }

    private void technicians() throws IOException {
        browser.viewport(1000, 560);
        browser.forgetSession();
        browser.logIn("admin");
        browser.click(By.xpath("//a[normalize-space(.) = 'Danh sách người dùng']"));
        browser.find(By.cssSelector("td.username"));
        take("users", PAGE);
        browser.viewport(1200, 900);
        browser.forgetSession();
        browser.logIn("designer");
        browser.open(COCKPIT + "process-definition/" + definition("comment-round") + "/runtime");
        browser.find(By.cssSelector(".djs-container .djs-shape"));
        take("definition", PAGE);
    }

    private String definition(String process) {
        return driver.engine().getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process)
                .latestVersion().singleResult().getId();
    }

    private void take(String name, By what) throws IOException {
        browser.find(what);
        taken.add(name);
        if (FOLDER != null) {
            byte[] picture = what == PAGE ? browser.picture() : browser.picture(what);
            Files.write(Path.of(FOLDER, name + ".png"), SmallPng.of(picture));
        }
    }

    /** Only where pictures are taken: elsewhere other tests work with the same server. */
    private void stopTheClocks() {
        if (FOLDER != null) {
            clock.set(PICTURED_DAY, LocalTime.of(9, 30));
        }
    }
}
