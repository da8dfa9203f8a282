package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.Directives;
import vn.directive.document.Documents;
import vn.directive.document.DraftClauses;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.HttpPerson;
import vn.directive.support.ReferenceCase;

/** A body writes its comments in the grid of the "Hồ sơ" tab. */
@BrowserTest
class CommentGridBrowserTest {

    private static final By COMPLETE = By.cssSelector(".form-actions .btn-primary");
    private static final By STATE = By.cssSelector(".comments-state");
    private static final String EDITOR = "bdvtu.specialist";

    @Autowired
    private CaseDriver driver;
    @Autowired
    private Directives directives;
    @Autowired
    private Documents documents;
    @Autowired
    private DraftClauses clauses;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private JdbcClient jdbc;

    private UUID directiveId;

    @Test
    void writesCommentsByKeyboardAloneAndSendsThem(Browser browser) {
        Task task = preparing("HULN");
        openGrid(browser, "huln.specialist", task, true);
        browser.find(cell(1, "clause")).click();
        // Without diacritics; the second of the draft's clauses that fit.
        browser.press("nhiem vu");
        browser.find(By.cssSelector(".comments-choices:not([hidden])"));
        browser.screenshot("1-clauses");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
        browser.press("Ph", Keys.ENTER);
        browser.press("Làm rõ cơ quan chủ trì", Keys.TAB, "Huyện ủy chủ trì", Keys.TAB);
        browser.press("toan van", Keys.ENTER, Keys.TAB, "Rút gọn phần mở đầu");
        browser.press(Keys.chord(Keys.ALT, Keys.ARROW_UP));
        savedAs("Toàn văn/CONTENT/Rút gọn phần mở đầu/",
                "2.1. Nhiệm vụ của Tỉnh ủy/LEGAL/Làm rõ cơ quan chủ trì/Huyện ủy chủ trì");
        browser.until("saved", () -> browser.find(STATE).getText().startsWith("Đã lưu lúc"));
        browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
        browser.press("Dòng nhầm", Keys.chord(Keys.ALT, Keys.DELETE));
        browser.until("two rows are left", () -> browser.all(By.cssSelector(".comments-row")).size() == 2);
        browser.screenshot("2-rows");
        browser.resize(390, 844);
        browser.script("document.querySelector('.comments-state').scrollIntoView()");
        browser.screenshot("3-telephone");
        browser.resize(1440, 900);

        browser.click(tab("Biểu mẫu"));
        browser.click(By.xpath("//label[contains(., 'Thống nhất, đề nghị sửa đổi')]"));
        browser.click(COMPLETE);
        browser.until("the answer is with the leader", () -> round().step(directiveId, "HULN").equals(CommentRequestProcess.Nodes.APPROVE));
        assertThat(browser.consoleErrors()).isEmpty();
        Task approval = driver.task("huln.leader", directiveId, CommentRequestProcess.Nodes.APPROVE);
        browser.forgetSession();
        openGrid(browser, "huln.leader", approval, false);
        assertThat(browser.find(By.cssSelector(".comments-grid")).getText()).contains("Rút gọn phần mở đầu", "Pháp lý",
                "2.1. Nhiệm vụ của Tỉnh ủy", "Huyện ủy chủ trì");
        assertThat(browser.all(By.cssSelector(".comments-row textarea"))).isEmpty();
        browser.script("document.querySelector('.comments-state').scrollIntoView()");
        browser.screenshot("4-leader");

        round().send(directiveId, "HULN");
        round().await(directiveId, CommentRoundProcess.Nodes.SYNTHESISE);
        driver.answerComments(EDITOR, directiveId, "1 | Giải trình | Phần mở đầu theo mẫu");
        browser.forgetSession();
        browser.logIn(EDITOR);
        browser.text("Việc của tôi");
        openForm(browser, driver.task(EDITOR, directiveId, CommentRoundProcess.Nodes.SYNTHESISE));
        browser.click(tab("Hồ sơ"));
        browser.click(section("Kết quả tiếp thu"));
        browser.find(By.cssSelector(".results-table"));
        browser.screenshot("5-results");
        assertThat(browser.find(By.cssSelector(".results-table")).getText()).contains("Huyện ủy Lộc Ninh",
                "Giải trình", "Phần mở đầu theo mẫu", "Chưa có kết quả", "Đề xuất sửa thành: Huyện ủy chủ trì");
    }

    @Test
    void twoPeopleOnOneAnswerSeeEachOther(Browser first, Browser second) {
        UUID substitution = substitutions.add(new NewSubstitution("hubdp.specialist", "hubdp.clerk",
                LocalDate.now(driver.clock()), LocalDate.now(driver.clock()), "HUBDP", Role.SPECIALIST, "Đi học"));
        try {
            Task task = preparing("HUBDP");
            driver.comment("hubdp.specialist", directiveId, "1 | Nội dung | Một |", "2 | Nội dung | Hai |");
            openGrid(first, "hubdp.specialist", task, true);
            openGrid(second, "hubdp.clerk", task, true);

            append(first, 1, " của người thứ nhất");
            append(second, 2, " của người thứ hai");
            first.until("sees the other's row", () -> value(first, 2, "comment").equals("Hai của người thứ hai"));
            second.until("sees the other's row", () -> value(second, 1, "comment").equals("Một của người thứ nhất"));

            // Both in the same cell: the slower one keeps the text, reads the other one and chooses.
            second.offline(true);
            append(second, 1, ", sửa bởi văn thư");
            append(first, 1, ", sửa bởi chuyên viên");
            savedAs("1/CONTENT/Một của người thứ nhất, sửa bởi chuyên viên/", "2/CONTENT/Hai của người thứ hai/");
            second.until("keeps what it cannot send", () -> second.find(STATE).getText().startsWith("Mất kết nối; 1 góp ý"));
            second.screenshot("offline");
            second.offline(false);
            WebElement conflict = second.find(By.cssSelector(".comments-conflict"));
            assertThat(conflict.getText()).contains("Chuyên viên Huyện ủy Bù Đốp", "vừa sửa góp ý này",
                    "Một của người thứ nhất, sửa bởi văn thư", "Một của người thứ nhất, sửa bởi chuyên viên");
            second.script("arguments[0].scrollIntoView({block: 'center'})", conflict);
            second.screenshot("conflict");
            savedAs("1/CONTENT/Một của người thứ nhất, sửa bởi chuyên viên/", "2/CONTENT/Hai của người thứ hai/");
            second.click(By.xpath("//button[contains(., 'Giữ cả hai')]"));
            savedAs("1/CONTENT/Một của người thứ nhất, sửa bởi chuyên viên\nMột của người thứ nhất, sửa bởi văn thư/",
                    "2/CONTENT/Hai của người thứ hai/");
        } finally {
            substitutions.end(substitution, LocalDate.now(driver.clock()).minusDays(1));
        }
    }

    @Test
    void nothingIsLostWhenTheBrowserDiesOrTheNetworkIsGone(Browser browser) {
        Task task = preparing("HULN");
        openGrid(browser, "huln.specialist", task, true);
        browser.find(cell(1, "comment")).click();
        browser.press("Câu đang viết dở");
        savedAs("/CONTENT/Câu đang viết dở/");
        browser.crash();
        openGrid(browser, "huln.specialist", task, false);
        assertThat(value(browser, 1, "comment")).isEqualTo("Câu đang viết dở");

        browser.offline(true);
        append(browser, 1, " khi mất mạng");
        browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
        browser.press("2", Keys.TAB, Keys.TAB, "Dòng mới khi mất mạng");
        browser.until("says that it keeps them", () -> browser.find(STATE).getText().startsWith("Mất kết nối; 2 góp ý"));
        browser.screenshot("offline");
        // The last thing a page does is to send; whether that still gets out depends on the moment the network is back.
        browser.leave();
        browser.offline(false);

        // Another day, straight to the form: the answer does not go on without what waits in this browser.
        openForm(browser, task);
        browser.click(By.xpath("//label[contains(., 'Thống nhất, đề nghị sửa đổi')]"));
        browser.click(COMPLETE);
        savedAs("/CONTENT/Câu đang viết dở khi mất mạng/", "2/CONTENT/Dòng mới khi mất mạng/");
        browser.text("Góp ý số 1 chưa ghi điều khoản");
        browser.screenshot("refused");
    }

    @Test
    void whatIsTypedAfterTheSessionEndedIsSentAfterTheLogin(Browser browser) {
        Task task = preparing("HULN");
        openGrid(browser, "huln.specialist", task, true);
        browser.find(cell(1, "comment")).click();
        browser.press("Câu đầu");
        savedAs("/CONTENT/Câu đầu/");
        browser.forgetSession();
        browser.press(" và câu viết khi đã hết phiên");
        // Tasklist asks for its list now and then, and may be the first to notice.
        By login = By.cssSelector(".comments-state a, input#username");
        browser.until("the end of the session is told", () -> !browser.all(login).isEmpty());
        browser.screenshot("expired");
        browser.script("document.querySelector('.comments-state a')?.click()");
        browser.logIn("huln.specialist", HttpPerson.PASSWORD);
        savedAs("/CONTENT/Câu đầu và câu viết khi đã hết phiên/");
        assertThat(browser.address()).contains(task.getId());
        browser.find(By.cssSelector(".fjs-form, .directive-index"));
        browser.screenshot("again");
        openSection(browser);
        assertThat(value(browser, 1, "comment")).isEqualTo("Câu đầu và câu viết khi đã hết phiên");
        assertThat(browser.all(By.cssSelector(".comments-row"))).hasSize(1);
    }

    /** The network goes between the change and its answer: what comes back is the person's own. */
    @Test
    void anAnswerThatGotLostIsNoConflict(Browser browser) {
        Task task = preparing("HULN");
        openGrid(browser, "huln.specialist", task, true);
        browser.find(cell(1, "comment")).click();
        browser.press("Một");
        savedAs("/CONTENT/Một/");
        browser.script("""
                const real = window.fetch;
                window.fetch = async (url, options) => {
                  const answer = await real(url, options);
                  if (options?.method === 'PUT') {
                    window.fetch = real;
                    throw new TypeError('the answer got lost');
                  }
                  return answer;
                };""");
        browser.press(", hai");
        savedAs("/CONTENT/Một, hai/");
        browser.press(", ba");
        savedAs("/CONTENT/Một, hai, ba/");
        browser.until("saved", () -> browser.find(STATE).getText().startsWith("Đã lưu lúc"));
        assertThat(browser.all(By.cssSelector(".comments-conflict"))).isEmpty();
    }

    @Test
    void aRowMovedWhileItIsStoredStaysWhereItWasPut(Browser browser) {
        Task task = preparing("HULN");
        openGrid(browser, "huln.specialist", task, true);
        browser.find(cell(1, "comment")).click();
        browser.press("Một");
        savedAs("/CONTENT/Một/");
        browser.script("""
                const real = window.fetch;
                const released = new Promise(resolve => window.release = resolve);
                window.fetch = async (url, options) => {
                  const answer = await real(url, options);
                  if (options?.method === 'POST' && String(url).endsWith('/rows')) {
                    await released;
                  }
                  return answer;
                };""");
        browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
        browser.press("2", Keys.TAB, Keys.TAB);
        savedAs("/CONTENT/Một/", "2/CONTENT//");
        browser.press("Hai", Keys.chord(Keys.ALT, Keys.ARROW_UP));
        browser.script("window.release()");
        savedAs("2/CONTENT/Hai/", "/CONTENT/Một/");
        assertThat(value(browser, 1, "comment")).isEqualTo("Hai");
    }

    @Test
    void anAskedBodyReadsWhatBecameOfItsComments(Browser browser) {
        preparing("HULN", "TXBL");
        driver.comment("huln.specialist", directiveId, "2.1 | Pháp lý | Làm rõ cơ quan chủ trì | Huyện ủy chủ trì",
                "Toàn văn | Câu chữ | Rút gọn phần mở đầu |", "3 | Nội dung | Thêm phụ lục kinh phí |");
        driver.comment("txbl.specialist", directiveId, "1 | Nội dung | Chuyện của thị ủy |");
        round().answer(directiveId, "HULN");
        round().answer(directiveId, "TXBL");
        round().await(directiveId, CommentRoundProcess.Nodes.SYNTHESISE);
        driver.answerComments(EDITOR, directiveId, "1 | Tiếp thu |\n2 | Giải trình | Phần mở đầu theo mẫu\n"
                + "3 | Tiếp thu một phần | Ghi ở kế hoạch kinh phí hằng năm\n4 | Tiếp thu |");
        driver.complete(EDITOR, directiveId, CommentRoundProcess.Nodes.SYNTHESISE, Map.of());
        driver.complete(EDITOR, directiveId, CommentRoundProcess.Nodes.REVISE,
                new HashMap<>(Map.of("draftText", "Nội dung dự thảo bản 2")));
        driver.complete("bdvtu.leader", directiveId, CommentRoundProcess.Nodes.APPROVE,
                new HashMap<>(Map.of("outcome", "ANOTHER_ROUND", "note", "Lấy ý kiến lại")));
        round().ask(directiveId, "HULN");

        openForm(browser.logIn("huln.specialist"),
                driver.task("huln.specialist", directiveId, CommentRequestProcess.Nodes.PREPARE));
        browser.click(tab("Hồ sơ"));
        browser.click(section("Kết quả tiếp thu"));
        WebElement table = browser.find(By.cssSelector(".results-table"));
        assertThat(table.getText()).contains("2.1. Nhiệm vụ của Tỉnh ủy", "Phần mở đầu theo mẫu", "Tiếp thu một phần",
                "Ghi ở kế hoạch kinh phí hằng năm").doesNotContain("Chuyện của thị ủy", "Chưa có kết quả");
        assertThat(browser.accessibilityViolations(".results-round")).isEmpty();
        browser.screenshot("desk");
        browser.viewport(390, 844);
        browser.script("document.querySelector('.results-round').scrollIntoView()");
        browser.screenshot("telephone");
        browser.until("nothing is cut off at the side", () -> Boolean.TRUE.equals(browser.script(
                "return [...document.querySelectorAll('.results-round *')].every(e => "
                        + "e.getBoundingClientRect().right <= innerWidth + 1)")));
        browser.viewport(1440, 900);
        browser.click(By.xpath("//button[starts-with(., 'Giải trình (1)')]"));
        browser.until("only those", () -> browser.all(By.cssSelector(".results-table tbody tr")).size() == 1);
        assertThat(browser.find(By.cssSelector(".results-table")).getText()).contains("Rút gọn phần mở đầu");
    }

    @Test
    void pastesRowsOfATableAndShowsTheBadOnes(Browser browser) {
        Task task = preparing("HULN");
        openGrid(browser, "huln.specialist", task, true);
        paste(browser, cell(1, "comment"), """
                <table><tr><td>1. Mục đích, yêu cầu</td><td>Câu chữ</td><td>Diễn đạt gọn hơn</td><td>Quán triệt sâu sắc</td>
                </tr><tr><td>2</td><td>Pháp chế</td><td>Trái quy định</td><td></td></tr>
                <tr><td>3</td><td></td><td><p>Thiếu kinh phí</p><p>Bổ sung nguồn lực</p></td><td></td></tr></table>""");
        WebElement preview = browser.find(By.cssSelector(".comments-preview"));
        assertThat(preview.getText()).contains("3 dòng vừa dán, 1 dòng chưa đúng", "loại “Pháp chế” không có");
        browser.screenshot("preview");
        browser.click(By.cssSelector(".comments-take"));
        savedAs("1. Mục đích, yêu cầu/WORDING/Diễn đạt gọn hơn/Quán triệt sâu sắc",
                "3/CONTENT/Thiếu kinh phí\nBổ sung nguồn lực/");
        paste(browser, cell(2, "comment"), "<table><tr><td>2</td><td>Pháp chế</td><td>Trái quy định</td><td></td></tr></table>");
        browser.click(By.cssSelector(".comments-take-all"));
        savedAs("1. Mục đích, yêu cầu/WORDING/Diễn đạt gọn hơn/Quán triệt sâu sắc",
                "3/CONTENT/Thiếu kinh phí\nBổ sung nguồn lực/", "2/CONTENT/Trái quy định\nPháp chế/");
    }

    /** A written round asks the body about a draft, and its clerk has accepted. */
    private Task preparing(String... bodies) {
        directiveId = round().open(new Clause("1", "Mục đích, yêu cầu"), new Clause("2", "Nhiệm vụ trọng tâm"),
                new Clause("2.1", "Nhiệm vụ của Tỉnh ủy"), new Clause("2.2", "Nhiệm vụ của huyện ủy"),
                new Clause("3", "Tổ chức thực hiện"));
        round().ask(directiveId, bodies);
        return driver.task(ReferenceCase.user(bodies[0], "specialist"), directiveId, CommentRequestProcess.Nodes.PREPARE);
    }

    private WrittenRound round() {
        return new WrittenRound(driver, directives, documents, clauses, calendar);
    }

    private void openGrid(Browser browser, String username, Task task, boolean claim) {
        browser.logIn(username);
        browser.text("Việc của tôi");
        openForm(browser, task);
        if (claim && driver.engine().getTaskService().createTaskQuery().taskId(task.getId()).taskUnassigned().count() > 0) {
            browser.click(By.cssSelector("button.claim"));
            browser.find(By.cssSelector("button.unclaim"));
        }
        openSection(browser);
    }

    private static void openSection(Browser browser) {
        browser.click(tab("Hồ sơ"));
        browser.click(section("Góp ý của cơ quan"));
        browser.find(By.cssSelector(".comments-row"));
    }

    private static void openForm(Browser browser, Task task) {
        browser.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
        browser.find(By.cssSelector(".fjs-form"));
    }

    private void append(Browser browser, int row, String text) {
        browser.find(cell(row, "comment")).click();
        browser.press(Keys.chord(Keys.CONTROL, Keys.END), text);
    }

    private static void paste(Browser browser, By cell, String html) {
        browser.script("""
                const data = new DataTransfer();
                data.setData('text/html', arguments[1]);
                arguments[0].focus();
                arguments[0].dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                """, browser.find(cell), html);
    }

    private static String value(Browser browser, int row, String field) {
        return String.valueOf(browser.find(cell(row, field)).getDomProperty("value"));
    }

    private void savedAs(String... wanted) {
        List<String> expected = List.of(wanted);
        Browser.await(() -> "saved: " + expected + " but there is " + saved(), () -> saved().equals(expected));
    }

    /** On the server, in order, as clause/kind/comment/proposed. */
    private List<String> saved() {
        return jdbc.sql("""
                select w.clause || '/' || w.kind || '/' || w.comment || '/' || w.proposed from reply_row w
                join round_request q on q.id = w.request_id join comment_round r on r.id = q.round_id
                where r.directive_id = :id and w.deleted_at is null order by w.position
                """).param("id", directiveId).query(String.class).list();
    }

    private static By cell(int row, String field) {
        return By.cssSelector(".comments-row:nth-child(%d) [data-field=%s]".formatted(row, field));
    }

    private static By section(String title) {
        return By.xpath("//ul[contains(@class, 'directive-index')]//button[contains(., '" + title + "')]");
    }

    private static By tab(String label) {
        return By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.)='" + label + "']");
    }
}
