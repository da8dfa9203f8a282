package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.Directives;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.DraftClauses;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;

/** The editor works through the comments of a round in the "Hồ sơ" tab. */
@BrowserTest
class SynthesisBrowserTest {

    private static final By COMPLETE = By.cssSelector(".form-actions .btn-primary");
    private static final By STATE = By.cssSelector(".synthesis .comments-state");
    private static final String EDITOR = "bdvtu.specialist";
    private static final String SAME = "Làm rõ trách nhiệm của cấp ủy cơ sở trong việc nắm tình hình Nhân dân";

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
    void answersEverythingByKeyboardAndIsLedToWhatIsMissing(Browser browser) {
        Task task = toAnswer();
        openTable(browser, EDITOR, task);
        assertThat(browser.find(By.cssSelector(".synthesis-about")).getText()).contains("5 ý kiến", "5 chưa xử lý");
        assertThat(browser.accessibilityViolations(".synthesis")).isEmpty();
        browser.screenshot("1-tab");
        browser.click(By.cssSelector(".synthesis-widen"));
        browser.find(By.cssSelector("dialog[open] .synthesis-line"));
        browser.screenshot("2-wide");
        assertThat(browser.accessibilityViolations(".synthesis")).isEmpty();

        browser.script("document.querySelector('.synthesis-line').focus()");
        browser.press("1");
        decided("1 ACCEPTED null");
        browser.press(Keys.ARROW_DOWN, "3");
        browser.until("the reason waits", () -> browser.isFocused("[data-field=reason]"));
        browser.press(Keys.TAB);
        browser.until("said at the field", () -> browser.find(By.cssSelector(".synthesis-line .directive-error")).getText()
                .equals("“Giải trình” phải nêu lý do."));
        browser.screenshot("3-reason-missing");
        decided("1 ACCEPTED null");
        browser.script("document.querySelectorAll('.synthesis-line')[1].querySelector('[data-field=reason]').focus()");
        browser.press("Đã có quy định");
        decided("1 ACCEPTED null", "4 EXPLAINED Đã có quy định");
        browser.press(Keys.ESCAPE);
        browser.until("back on the line", () -> browser.isFocused(".synthesis-line"));

        browser.press(Keys.ESCAPE);
        browser.gone(By.cssSelector("dialog[open] .synthesis-line"));
        browser.click(tab("Biểu mẫu"));
        browser.click(COMPLETE);
        browser.text("Còn 3 ý kiến chưa có kết quả xử lý: số 2-3, 5");
        browser.screenshot("4-refused");
        browser.click(By.cssSelector(".directive-go"));
        browser.until("only what is missing", () -> browser.all(By.cssSelector(".synthesis-line")).size() == 3);
        browser.until("on the first of them", () -> browser.isFocused(".synthesis-line"));
        browser.screenshot("5-led-there");

        browser.click(By.cssSelector(".synthesis-many label"));
        browser.click(By.cssSelector(".synthesis-many .accepted"));
        browser.click(By.cssSelector(".synthesis-answer"));
        browser.text("Đã ghi “Tiếp thu” cho 3 dòng.");
        browser.click(tab("Biểu mẫu"));
        browser.click(COMPLETE);
        round().await(directiveId, CommentRoundProcess.Nodes.REVISE);

        Task revision = driver.task(EDITOR, directiveId, CommentRoundProcess.Nodes.REVISE);
        driver.as(EDITOR, () -> {
            UUID draft = documents.latest(directiveId, DocumentKind.DRAFT).orElseThrow().id();
            documents.addText(draft, "du-thao-2.txt", "Nội dung dự thảo bản 2");
            clauses.replace(draft, 2, List.of(new Clause("1", "Quan điểm"), new Clause("2", "Mục đích, yêu cầu"),
                    new Clause("3", "Nhiệm vụ trọng tâm")));
        });
        open(browser, revision);
        assertThat(browser.find(By.cssSelector(".synthesis-clause")).getText()).contains("1. Mục đích, yêu cầu",
                "nay là khoản 2 của bản 2");
        browser.find(By.cssSelector("[data-field=place]")).sendKeys("3", Keys.TAB);
        Browser.await("the place is kept", () -> jdbc.sql("""
                select revised_place from round_comment c join comment_round r on r.id = c.round_id
                where r.directive_id = :id and c.number = 1
                """).param("id", directiveId).query(String.class).optional().filter("3"::equals).isPresent());
        browser.text("Đưa vào");
        browser.screenshot("6-revision");
        browser.viewport(390, 844);
        browser.script("document.querySelector('.synthesis').scrollIntoView()");
        browser.screenshot("7-telephone");
        browser.until("nothing is cut off at the side", () -> Boolean.TRUE.equals(browser.script(
                "return [...document.querySelectorAll('.synthesis *')].filter(e => e.checkVisibility()).every(e => "
                        + "e.getBoundingClientRect().right <= innerWidth + 1)")));
        browser.viewport(1440, 900);
    }

    @Test
    void filtersMergesAndAnswersManyAtOnce(Browser browser) {
        Task task = toAnswer();
        openTable(browser, EDITOR, task);
        browser.type(By.cssSelector(".synthesis-filter input[type=search]"), "DIEN DAT");
        lines(browser, 1);
        assertThat(browser.find(By.cssSelector(".synthesis-line")).getText()).contains("Diễn đạt gọn hơn",
                "Đề xuất sửa thành", "Quán triệt");
        browser.click(By.xpath("//button[normalize-space(.)='Bỏ lọc']"));
        lines(browser, 5);
        browser.click(By.xpath("//select/option[starts-with(., '2. Nhiệm vụ trọng tâm (2')]"));
        lines(browser, 2);
        browser.screenshot("1-filter");
        browser.click(By.xpath("//button[normalize-space(.)='Bỏ lọc']"));
        lines(browser, 5);

        browser.click(By.cssSelector(".synthesis-find"));
        assertThat(browser.find(By.cssSelector(".synthesis-proposals")).getText()).contains("1 nhóm ý kiến gần giống nhau",
                "Huyện ủy Lộc Ninh", "Thị ủy Bình Long");
        browser.screenshot("2-duplicates");
        browser.click(By.cssSelector(".synthesis-take"));
        lines(browser, 4);
        browser.text("2 ý kiến gộp");
        browser.gone(By.cssSelector(".synthesis-proposals"));
        browser.click(By.cssSelector(".synthesis-members summary"));
        browser.until("both are there", () -> browser.all(By.cssSelector(".synthesis-members li")).size() == 2);
        browser.screenshot("3-merged");

        browser.click(By.cssSelector(".synthesis-line:nth-of-type(2) .synthesis-check"));
        browser.click(By.cssSelector(".synthesis-many > p label"));
        browser.click(By.cssSelector(".synthesis-many .partly_accepted"));
        browser.click(By.cssSelector(".synthesis-answer"));
        browser.until("the reason is asked for", () -> browser.find(By.cssSelector(".synthesis-many .directive-error"))
                .getText().equals("“Tiếp thu một phần” phải nêu lý do."));
        browser.screenshot("4-many");
        browser.find(By.cssSelector("[data-many=reason]")).sendKeys("Ghi ở kế hoạch");
        browser.click(By.cssSelector(".synthesis-answer"));
        decided("1 PARTLY_ACCEPTED Ghi ở kế hoạch", "2 PARTLY_ACCEPTED Ghi ở kế hoạch", "3 PARTLY_ACCEPTED Ghi ở kế hoạch",
                "4 PARTLY_ACCEPTED Ghi ở kế hoạch", "5 PARTLY_ACCEPTED Ghi ở kế hoạch");
        browser.until("all is answered", () -> browser.find(By.cssSelector(".synthesis-about")).getText()
                .contains("đã xử lý hết"));
        browser.screenshot("5-done");
    }

    @Test
    void nothingIsLostWhenTheBrowserDiesAndTwoEditorsSeeEachOther(Browser first, Browser second) {
        UUID substitution = substitutions.add(new NewSubstitution(EDITOR, "bdvtu.clerk", LocalDate.now(driver.clock()),
                LocalDate.now(driver.clock()), "BDVTU", Role.SPECIALIST, "Đi học"));
        try {
            Task task = toAnswer();
            openTable(first, EDITOR, task);
            openTable(second, "bdvtu.clerk", task);
            reason(first, 1, "Giải trình của người thứ nhất");
            decided("1 EXPLAINED Giải trình của người thứ nhất");
            second.until("sees the other's answer", () -> "Giải trình của người thứ nhất".equals(value(second, 1)));

            second.offline(true);
            reason(second, 1, ", thêm của văn thư");
            reason(first, 1, ", thêm của chuyên viên");
            decided("1 EXPLAINED Giải trình của người thứ nhất, thêm của chuyên viên");
            second.until("keeps what it cannot send", () -> second.find(STATE).getText().startsWith("Mất kết nối; 1 dòng"));
            second.offline(false);
            WebElement conflict = second.find(By.cssSelector(".synthesis-conflict"));
            assertThat(conflict.getText()).contains("Chuyên viên Ban Dân vận", "thêm của văn thư", "thêm của chuyên viên");
            second.script("arguments[0].scrollIntoView({block: 'center'})", conflict);
            second.screenshot("conflict");
            second.click(By.xpath("//button[normalize-space(.)='Giữ của tôi']"));
            decided("1 EXPLAINED Giải trình của người thứ nhất, thêm của văn thư");

            reason(first, 2, "Viết dở");
            decided("1 EXPLAINED Giải trình của người thứ nhất, thêm của văn thư", "2 EXPLAINED Viết dở");
            first.crash();
            openTable(first, EDITOR, task);
            assertThat(value(first, 2)).isEqualTo("Viết dở");
            first.offline(true);
            reason(first, 2, " khi mất mạng");
            first.until("keeps it", () -> first.find(STATE).getText().startsWith("Mất kết nối; 1 dòng"));
            first.screenshot("offline");
            first.leave();
            first.offline(false);
            // Another day, straight to the form: the table does not go on without what waits in this browser.
            first.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
            first.find(By.cssSelector(".fjs-form"));
            first.click(COMPLETE);
            decided("1 EXPLAINED Giải trình của người thứ nhất, thêm của văn thư", "2 EXPLAINED Viết dở khi mất mạng");
            first.text("Còn 3 ý kiến chưa có kết quả xử lý");
        } finally {
            substitutions.end(substitution, LocalDate.now(driver.clock()).minusDays(1));
        }
    }

    /** Comments 1 to 3 of Lộc Ninh, 4 and 5 of Bình Long; 1 and 4 say the same. */
    private Task toAnswer() {
        directiveId = round().open(new Clause("1", "Mục đích, yêu cầu"), new Clause("2", "Nhiệm vụ trọng tâm"),
                new Clause("3", "Tổ chức thực hiện"));
        round().ask(directiveId, "HULN", "TXBL");
        driver.comment("huln.specialist", directiveId, "1 | Nội dung | " + SAME + " |",
                "2 | Câu chữ | Diễn đạt gọn hơn | Quán triệt", "3 | Pháp lý | Trái quy định về tài chính |");
        driver.comment("txbl.specialist", directiveId, "1 | Nội dung | " + SAME + "! |",
                "2 | Khả thi | Thiếu kinh phí thực hiện |");
        round().answer(directiveId, "HULN");
        round().answer(directiveId, "TXBL");
        round().await(directiveId, CommentRoundProcess.Nodes.SYNTHESISE);
        return driver.task(EDITOR, directiveId, CommentRoundProcess.Nodes.SYNTHESISE);
    }

    private WrittenRound round() {
        return new WrittenRound(driver, directives, documents, clauses, calendar);
    }

    private void openTable(Browser browser, String username, Task task) {
        browser.logIn(username);
        browser.text("Việc của tôi");
        browser.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
        browser.find(By.cssSelector(".fjs-form"));
        if (driver.engine().getTaskService().createTaskQuery().taskId(task.getId()).taskUnassigned().count() > 0) {
            browser.click(By.cssSelector("button.claim"));
            browser.find(By.cssSelector("button.unclaim"));
        }
        openSection(browser);
    }

    private static void open(Browser browser, Task task) {
        browser.open("/camunda/app/tasklist/default/#/?task=" + task.getId());
        browser.find(By.cssSelector(".fjs-form"));
        openSection(browser);
    }

    private static void openSection(Browser browser) {
        browser.click(tab("Hồ sơ"));
        browser.click(By.xpath("//ul[contains(@class, 'directive-index')]//button[contains(., 'Bảng tổng hợp')]"));
        browser.find(By.cssSelector(".synthesis-line"));
    }

    private static void lines(Browser browser, int wanted) {
        browser.until(wanted + " lines", () -> browser.all(By.cssSelector(".synthesis-line")).size() == wanted);
    }

    private static By line(int number) {
        return By.xpath("//div[contains(@class, 'synthesis-line')][.//label[contains(@class, 'synthesis-check')]"
                + "[normalize-space(.) = '%d']]".formatted(number));
    }

    /** Chooses "Giải trình" and writes on at the end of the reason. */
    private static void reason(Browser browser, int number, String text) {
        WebElement line = browser.find(line(number));
        WebElement explained = line.findElement(By.cssSelector("input[value=EXPLAINED]"));
        if (!explained.isSelected()) {
            browser.script("arguments[0].click()", explained);
        }
        line.findElement(By.cssSelector("[data-field=reason]")).click();
        browser.press(Keys.chord(Keys.CONTROL, Keys.END), text);
    }

    private static String value(Browser browser, int number) {
        return browser.find(line(number)).findElement(By.cssSelector("[data-field=reason]")).getDomProperty("value");
    }

    /** On the server, in order, as "number outcome reason". */
    private void decided(String... wanted) {
        Browser.await(() -> "decided: " + List.of(wanted) + " but there is " + decided(), () -> decided().equals(List.of(wanted)));
    }

    private List<String> decided() {
        return jdbc.sql("""
                select c.number || ' ' || c.outcome || ' ' || coalesce(c.outcome_reason, 'null') from round_comment c
                join comment_round r on r.id = c.round_id
                where r.directive_id = :id and c.outcome is not null order by c.number
                """).param("id", directiveId).query(String.class).list();
    }

    private static By tab(String label) {
        return By.xpath("//ul[contains(@class, 'nav-tabs')]//a[starts-with(normalize-space(.), '" + label + "')]");
    }
}
