package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.workflow.DossierVariables;

/** What a manager sets going: a round of two bodies is reminded, extended, handed over and closed. */
@BrowserTest
class OversightBrowserTest {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Autowired
    private CaseDriver driver;
    @Autowired
    private Directives directives;
    @Autowired
    private Documents documents;
    @Autowired
    private WorkingCalendar calendar;

    private LocalDate today;
    private UUID directiveId;
    private ProcessInstance round;

    @BeforeEach
    void aRoundThatWaitsForTwoBodies() {
        today = LocalDate.now(driver.clock());
        directiveId = driver.as("bdvtu.specialist", () -> {
            UUID id = DirectiveFixtures.openAt(directives, Phase.DRAFTING);
            UUID draft = documents.create(new NewDocument(id, DocumentKind.DRAFT, "Dự thảo chỉ thị", "BDVTU"));
            documents.addText(draft, "du-thao.txt", "Nội dung dự thảo");
            return id;
        });
        round = driver.engine().getRuntimeService().startProcessInstanceByKey(CommentRoundProcess.KEY,
                directiveId.toString(), Map.of(DossierVariables.DIRECTIVE_ID.name(), directiveId.toString(),
                        DossierVariables.LEAD_BODY.name(), "BDVTU", DossierVariables.ISSUER.name(), "BTVTU",
                        DossierVariables.OFFICE.name(), "VPTU", DossierVariables.STANDING_BOARD.name(), "TTTU",
                        CommentRoundProcess.ROUND_NUMBER.name(), 1, CommentRoundProcess.ROUND_MODE.name(), "WRITTEN"));
        driver.complete("bdvtu.specialist", directiveId, CommentRoundProcess.Nodes.PREPARE, new HashMap<>(Map.of(
                "bodyRules", List.of(), "bodies", List.of("HULN", "MTTQ"), "excludedBodies", List.of(),
                "deadline", calendar.plus(today, 5).toString(), "silence", "COUNTED_AS_AGREEING", "questions", "Ý kiến")));
        driver.complete("bdvtu.leader", directiveId, CommentRoundProcess.Nodes.SIGN, Map.of("outcome", "SIGN"));
    }

    @Test
    void aManagerRemindsExtendsReassignsAndClosesEarly(Browser browser) {
        browser.logIn("vptu.manager");
        browser.find(By.cssSelector(".directive-table"));
        browser.until("both bodies have their task", () -> driver.bodiesWith(directiveId,
                CommentRequestProcess.Nodes.ACKNOWLEDGE).size() == 2);
        browser.open("/camunda/app/cockpit/default/#/process-instance/" + round.getId() + "/runtime");
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.)='Điều hành']"));
        browser.text("Chưa có can thiệp nào.");
        browser.screenshot("1-tab");

        browser.click(button("Nhắc cơ quan chưa trả lời"));
        refusedWithoutReason(browser, "Gửi nhắc");
        browser.screenshot("2-refused");
        give(browser, "Cần kịp phiên họp tuần tới", "Gửi nhắc");
        browser.text("Đã nhắc 2 cơ quan.");
        logged(browser, "Nhắc cơ quan góp ý", "Cần kịp phiên họp tuần tới");

        browser.click(button("Gia hạn vòng"));
        browser.type(By.cssSelector("dialog [name=deadline]"), "31/2/2027");
        browser.click(submit("Gia hạn"));
        browser.text("Ngày “31/2/2027” chưa đúng");
        LocalDate later = calendar.plus(today, 10);
        browser.type(By.cssSelector("dialog [name=deadline]"), DAY.format(later));
        refusedWithoutReason(browser, "Gia hạn");
        give(browser, "Mưa bão", "Gia hạn");
        browser.until("the new date of the round", () -> browser.page().replaceAll("\\s+", " ")
                .contains("Hạn " + DAY.format(later) + " · 0/2 cơ quan đã trả lời"));
        logged(browser, "Gia hạn lấy ý kiến", "Mưa bão");

        By reassign = By.cssSelector("button[aria-label='Giao lại: Theo dõi vòng lấy ý kiến']");
        browser.click(reassign);
        browser.click(By.xpath("//dialog//option[. = 'Chuyên viên Ban Dân vận Tỉnh ủy']"));
        refusedWithoutReason(browser, "Giao lại");
        browser.screenshot("3-reassign");
        give(browser, "Theo phân công mới", "Giao lại");
        browser.until("whose it is", () -> browser.find(By.xpath("//tr[.//button[@aria-label='Giao lại: Theo dõi vòng "
                + "lấy ý kiến']]")).getText().contains("Chuyên viên Ban Dân vận Tỉnh ủy"));
        logged(browser, "Giao lại việc", "Theo phân công mới");

        browser.click(button("Đóng sớm"));
        browser.find(By.cssSelector("dialog textarea")).sendKeys(Keys.ESCAPE);
        browser.gone(By.cssSelector("dialog"));
        browser.click(button("Đóng sớm"));
        refusedWithoutReason(browser, "Đóng vòng");
        give(browser, "Cần ban hành gấp", "Đóng vòng");
        browser.find(By.cssSelector("button[aria-label='Giao lại: Tổng hợp, tiếp thu, giải trình']"));
        assertThat(browser.all(button("Đóng sớm"))).isEmpty();
        logged(browser, "Đóng sớm vòng lấy ý kiến", "Cần ban hành gấp");
        browser.screenshot("4-done");
        assertThat(browser.consoleErrors()).allMatch(error -> error.contains("422"));
    }

    /** The message stands at the reason, and everything else that was typed is still there. */
    private static void refusedWithoutReason(Browser browser, String button) {
        browser.click(submit(button));
        browser.until("the reason is asked for", () -> browser.find(By.cssSelector(
                "dialog textarea[name=reason][aria-invalid=true]")).isDisplayed()
                && browser.page().contains("Hãy ghi lý do."));
    }

    private static void give(Browser browser, String reason, String button) {
        browser.type(By.cssSelector("dialog textarea[name=reason]"), reason);
        browser.click(submit(button));
        browser.gone(By.cssSelector("dialog"));
    }

    private static void logged(Browser browser, String act, String reason) {
        browser.until("an entry about it", () -> {
            String newest = browser.find(By.cssSelector(".directive-log li")).getText();
            return newest.contains(act) && newest.contains(reason) && newest.contains("Lãnh đạo theo dõi chung");
        });
    }

    private static By button(String label) {
        return By.xpath("//div[contains(@class, 'directive-oversight')]//button[normalize-space(.)='" + label + "']");
    }

    private static By submit(String label) {
        return By.xpath("//dialog//button[@type='submit'][normalize-space(.)='" + label + "']");
    }
}
