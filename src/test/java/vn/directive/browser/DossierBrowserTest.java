package vn.directive.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.Documents.Upload;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.Demonstration;
import vn.directive.support.ReferenceCase;

/** The tab "Hồ sơ" beside the form, as somebody uses it whose reply was returned. */
@BrowserTest
class DossierBrowserTest {

    private static final String READER = "huln.specialist";
    private static final String PDF = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """;

    @Autowired
    private CaseDriver driver;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private Documents documents;
    @Autowired
    private Timeline timeline;

    @Test
    void whoseReplyWasReturnedFindsOutWhyReadsTheDraftAndBringsDocuments(Browser browser, @TempDir Path folder)
            throws IOException {
        UUID dossier = aReturnedReply();
        bring(dossier, DocumentKind.LEGAL_BASIS, "Văn bản căn cứ số một", "căn cứ.pdf",
                PDF.getBytes(StandardCharsets.US_ASCII));
        bring(dossier, DocumentKind.LEGAL_BASIS, "Thuyết minh dự thảo", "thuyết minh.docx", word());
        browser.logIn(READER);
        browser.text("Việc của tôi");
        browser.open("/camunda/app/tasklist/default/#/?task="
                + driver.task(READER, dossier, CommentRequestProcess.Nodes.PREPARE).getId());
        browser.click(tab("Hồ sơ"));

        go(browser, "assigned", "Việc được giao");
        assertThat(section(browser, "assigned")).contains("Ban Dân vận Tỉnh ủy", "Trả lại để chuẩn bị lại",
                "Cần nêu rõ mục 3", "ngày làm việc", "Huyện ủy Lộc Ninh (lãnh đạo)");
        go(browser, "progress", "Tiến trình");
        assertThat(browser.find(By.cssSelector(".directive-phases [aria-current=step]")).getText())
                .contains("Lấy ý kiến");
        browser.screenshot("1-asked");

        go(browser, "documents", "Tài liệu");
        browser.click(By.cssSelector("[aria-label='Xem Thuyết minh dự thảo']"));
        browser.until("the words of the Word file", () -> section(browser, "documents").contains("Nội dung <b>thuyết minh</b>"));
        browser.click(By.cssSelector("[aria-label='Xem Văn bản căn cứ số một']"));
        browser.find(By.cssSelector("iframe.directive-frame"));
        browser.screenshot("2-previews");

        Path letter = Files.writeString(folder.resolve("cong-van.txt"), "Công văn góp ý");
        Path programme = Files.write(folder.resolve("bien-ban.exe"), new byte[] {'M', 'Z', 0, 1});
        browser.all(By.cssSelector(".directive-upload input[multiple]")).get(0).sendKeys(letter + "\n" + programme);
        browser.find(By.cssSelector(".directive-queue li:nth-child(2)"));
        browser.find(By.cssSelector(".directive-queue select")).sendKeys("Văn bản góp ý" + Keys.ENTER);
        browser.find(By.cssSelector(".directive-upload .btn-primary")).sendKeys(Keys.ENTER);
        browser.text("Đã đưa “cong-van.txt” vào hồ sơ.");
        browser.until("the refused file stays with its reason", () -> browser.all(By.cssSelector(".directive-queue li"))
                .size() == 1 && browser.find(By.cssSelector(".directive-queue li")).getText()
                        .contains("Không nhận loại tệp này."));
        browser.until("the new document is in the list",
                () -> browser.find(By.cssSelector(".directive-document-list")).getText().contains("cong-van.txt"));
        browser.screenshot("3-uploaded");

        go(browser, "draft", "Dự thảo");
        browser.click(By.xpath("//ol[@class='directive-clauses']//button[starts-with(., 'Mục 2')]"));
        assertThat(browser.find(By.cssSelector(".directive-text .found")).getText()).isEqualTo("2. Nhiệm vụ trọng tâm");
        browser.click(By.cssSelector("[aria-label='Chép trích dẫn Mục 3']"));
        browser.text("Đã chép: Mục 3 “Tổ chức thực hiện”, Dự thảo bản 1");
        browser.screenshot("4-clause");

        go(browser, "task-history", "Lịch sử việc này");
        assertThat(section(browser, "task-history")).contains("Bí thư Huyện ủy Lộc Ninh", "Trả lại để chuẩn bị lại",
                "Văn thư Huyện ủy Lộc Ninh", "(việc này)");
        go(browser, "people", "Người liên hệ");
        assertThat(section(browser, "people")).contains("chủ bút dự thảo", "Văn phòng Tỉnh ủy");
        browser.screenshot("5-people");

        // Closed by keyboard, and still closed after a look at the form.
        By heading = By.id("directive-section-people-title");
        browser.find(heading).sendKeys(Keys.ENTER);
        assertThat(browser.find(heading).getDomAttribute("aria-expanded")).isEqualTo("false");
        browser.click(tab("Biểu mẫu"));
        browser.click(tab("Hồ sơ"));
        assertThat(browser.find(heading).getDomAttribute("aria-expanded")).isEqualTo("false");
        // What could not be sent still waits.
        go(browser, "documents", "Tài liệu");
        assertThat(browser.find(By.cssSelector(".directive-queue li")).getText()).contains("bien-ban.exe");

        browser.resize(390, 844);
        browser.screenshot("6-telephone");
        assertThat(browser.script("const d = document.querySelector('.directive-dossier');"
                + "return d.scrollWidth <= d.clientWidth")).isEqualTo(true);

        browser.resize(1440, 900);
        browser.click(tab("Biểu mẫu"));
        driver.as("bdvtu.specialist", () -> timeline.record(dossier, "round.reminded", "Nhắc hai cơ quan"));
        driver.as("bdvtu.leader", () -> timeline.record(dossier, "round.extended", "Gia hạn vòng 1"));
        reload(browser);
        browser.find(tab("Hồ sơ (2 mới)"));
        browser.screenshot("7-news");
        browser.click(tab("Hồ sơ (2 mới)"));
        browser.find(tab("Hồ sơ"));
        browser.click(tab("Biểu mẫu"));
        driver.as("bdvtu.leader", () -> timeline.record(dossier, "round.bodiesAdded", "Bổ sung một cơ quan"));
        reload(browser);
        browser.find(tab("Hồ sơ (1 mới)"));
        assertThat(browser.consoleErrors()).allMatch(error -> error.contains(" 422 "));
    }

    private static By tab(String label) {
        return By.xpath("//ul[contains(@class, 'nav-tabs')]//a[normalize-space(.) = '" + label + "']");
    }

    /** The task as somebody finds it who comes back. */
    private static void reload(Browser browser) {
        String address = browser.address().replaceFirst("https?://[^/]+", "");
        browser.leave();
        browser.open(address);
    }

    private UUID aReturnedReply() {
        LocalDate opened = LocalDate.now(driver.clock()).minusDays(
                4 + ReferenceCase.FIRST_LETTER.toEpochDay() - ReferenceCase.OPENED.toEpochDay());
        return new Demonstration(driver, calendar).play(() -> {
            ReferenceCase dossier = new ReferenceCase(driver, calendar, opened, "Tăng cường công tác dân vận");
            dossier.open();
            dossier.meet();
            dossier.concludeNotice();
            dossier.draft();
            dossier.openWrittenRound();
            dossier.complete("huln.clerk", CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
            dossier.prepareAnswer("HULN", true);
            dossier.complete("huln.leader", CommentRequestProcess.Nodes.APPROVE,
                    Map.of("outcome", "RETURN", "note", "Cần nêu rõ mục 3."));
            return dossier.directiveId();
        });
    }

    private void bring(UUID dossier, DocumentKind kind, String subject, String name, byte[] content) {
        driver.as("bdvtu.specialist", () -> documents.addVersion(
                documents.create(new NewDocument(dossier, kind, subject, "BDVTU")),
                new Upload(name, null, new ByteArrayInputStream(content))));
    }

    private static byte[] word() throws IOException {
        try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Nội dung <b>thuyết minh</b>");
            document.write(out);
            return out.toByteArray();
        }
    }

    /** To a section by the index on top of the tab. */
    private static void go(Browser browser, String id, String title) {
        browser.click(By.xpath("//ul[@class='directive-index']//button[normalize-space(.)='" + title + "']"));
        browser.until("the section is there", () -> !section(browser, id).isBlank()
                && !section(browser, id).startsWith("Đang tải"));
    }

    private static String section(Browser browser, String id) {
        return browser.find(By.id("directive-section-" + id)).getText();
    }
}
