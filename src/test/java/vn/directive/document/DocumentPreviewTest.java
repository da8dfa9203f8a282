package vn.directive.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.StatementCounter;

/** Looking at the files of a dossier in the browser, without a download. */
@ProcessTest
class DocumentPreviewTest {

    private static final String SPECIALIST = "bdvtu.specialist";
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvc mvc;
    @Autowired
    private Directives directives;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;

    private UUID dossier;

    @BeforeEach
    void openDossier() {
        dossier = driver.as(SPECIALIST, () -> directives.open(DirectiveFixtures.aDirective()));
    }

    @Test
    void aWordDocumentReadsAsItsParagraphsWithTheNumbersThatWordCounts() throws Exception {
        String versions = uploaded("Dự thảo.docx", word());
        mvc.perform(get(versions + "/1/preview").with(user(SPECIALIST))).andExpect(jsonPath("$.show").value("TEXT"));
        String etag = mvc.perform(get(versions + "/1/text").with(user(SPECIALIST))).andExpect(status().isOk())
                .andExpect(jsonPath("$.paragraphs[*].text", contains("Dự thảo chỉ thị", "I. Mục đích, yêu cầu",
                        "II. Nhiệm vụ <script>alert(1)</script>", "Cơ quan | Việc", "Lời kết")))
                .andExpect(jsonPath("$.paragraphs[*].heading", contains(true, false, false, false, false)))
                .andExpect(jsonPath("$.truncated").value(false)).andReturn().getResponse().getHeader("ETag");
        mvc.perform(get(versions + "/1/text").header("If-None-Match", etag).with(user(SPECIALIST)))
                .andExpect(status().isNotModified());
    }

    @Test
    void aLongTextIsCutWhereABrowserWouldFreeze() throws Exception {
        byte[] long7MB = ("Điều này được nhắc lại. ".repeat(20) + "\n").repeat(13_000).getBytes(StandardCharsets.UTF_8);
        String versions = uploaded("dài.txt", long7MB);
        String text = mvc.perform(get(versions + "/1/text").with(user(SPECIALIST)))
                .andExpect(jsonPath("$.truncated").value(true))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(text.length()).isBetween(5_500_000, 7_000_000);
    }

    @Test
    void damagedFilesAndBombsAreToldAndHarmNobody() throws Exception {
        String bomb = uploaded("bom.docx", zip("<w:document>" + " ".repeat(40_000_000)));
        String damaged = uploaded("hỏng.docx", zip("<w:document><w:p>"));
        String external = uploaded("lạ.docx", zip("""
                <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="urn:w"><w:p><w:r><w:t>&e;</w:t>\
                </w:r></w:p></w:document>"""));
        for (String versions : List.of(bomb, damaged, external)) {
            mvc.perform(get(versions + "/1/text").with(user(SPECIALIST))).andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.detail").value(startsWith("Không đọc được nội dung tệp để xem trước")));
        }
        String broken = uploaded("đứt.pdf", "%PDF-1.7 nửa chừng".getBytes(StandardCharsets.UTF_8));
        mvc.perform(get(broken + "/1/preview").with(user(SPECIALIST))).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(startsWith("Tệp PDF bị hỏng hoặc chưa trọn vẹn")));
        upload("chạy.docx", new byte[] {'M', 'Z', 0, 3}).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("file"));
        mvc.perform(get(broken + "/1/text").with(user(SPECIALIST))).andExpect(status().isUnprocessableEntity());
        mvc.perform(get(broken + "/9/text").with(user(SPECIALIST))).andExpect(status().isNotFound());
    }

    @Test
    void onlyOurOwnPagesFrameAFileAndOnlySafeKindsOpenInIt() throws Exception {
        String pdf = uploaded("kế hoạch.pdf", PDF);
        mvc.perform(get(pdf + "/1/preview").with(user(SPECIALIST))).andExpect(jsonPath("$.show").value("FRAME"));
        mvc.perform(get(pdf + "/1/content").with(user(SPECIALIST)))
                .andExpect(header().string("Content-Disposition", startsWith("inline")))
                .andExpect(header().string("X-Frame-Options", "SAMEORIGIN"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"));
        mvc.perform(get(pdf).with(user(SPECIALIST))).andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
                .andExpect(jsonPath("$[0].createdBy").value("Chuyên viên Ban Dân vận Tỉnh ủy"))
                .andExpect(jsonPath("$[0].show").value("FRAME"));
        mvc.perform(get(uploaded("a.docx", word()) + "/1/content").with(user(SPECIALIST)))
                .andExpect(header().string("Content-Disposition", startsWith("attachment")));
    }

    @Test
    void outsidersOfARestrictedDossierFindNothing() throws Exception {
        String tenant = "tenant-" + dossier;
        NewDirective usual = DirectiveFixtures.aDirective();
        dossier = driver.as(SPECIALIST, () -> directives.open(new NewDirective(usual.subject(), usual.reason(),
                usual.issuer(), usual.leadBody(), usual.office(), usual.standingBoard(), usual.urgency(),
                usual.source(), usual.roundModes(), null, tenant)));
        jdbc.sql("insert into dossier_access (tenant_id, body_code) values (:tenant, 'BDVTU')").param("tenant", tenant)
                .update();
        String versions = uploaded("kín.pdf", PDF);
        for (String path : List.of(versions, versions + "/1/preview", versions + "/1/text", versions + "/1/content",
                "/api/v1/directives/" + dossier + "/documents/search",
                "/api/v1/directives/" + dossier + "/documents/kinds")) {
            mvc.perform(get(path).with(user("mttq.leader"))).andExpect(status().isNotFound());
        }
    }

    @Test
    void findsDocumentsPageByPageAtTheSameCost() throws Exception {
        uploaded("một.pdf", PDF);
        String search = "/api/v1/directives/" + dossier + "/documents/search?size=20";
        List<String> one = statements.during(() -> mvc.perform(get(search).with(user(SPECIALIST))));
        jdbc.sql("""
                insert into document (id, directive_id, kind, subject, body, created_by, created_at)
                select gen_random_uuid(), :id, 'RETURN', 'Báo cáo số ' || n, 'HULN', 'huln.specialist', now()
                from generate_series(1, 1000) n""").param("id", dossier).update();
        List<String> many = statements.during(() -> mvc.perform(get(search).with(user(SPECIALIST)))
                .andExpect(jsonPath("$.total").value(1001)).andExpect(jsonPath("$.items.length()").value(20)));
        assertThat(many).hasSameSizeAs(one);
        mvc.perform(get(search + "&kind=RETURN&text=BAO cao so 77").with(user(SPECIALIST)))
                .andExpect(jsonPath("$.total").value(11));
        mvc.perform(get(search + "&text=100%").with(user(SPECIALIST))).andExpect(jsonPath("$.total").value(0));
        mvc.perform(get(search + "&kind=DRAFT").with(user(SPECIALIST))).andExpect(jsonPath("$.items[0].extensible")
                .value(true));
        mvc.perform(get(search + "&kind=DRAFT").with(user("huln.specialist")))
                .andExpect(jsonPath("$.items[0].extensible").value(false));
    }

    @Test
    void everybodyIsOfferedTheKindsTheyMayBring() throws Exception {
        String kinds = "/api/v1/directives/" + dossier + "/documents/kinds";
        mvc.perform(get(kinds).with(user(SPECIALIST))).andExpect(jsonPath("$[?(@.kind == 'DRAFT')].allowed").value(true));
        mvc.perform(get(kinds).with(user("huln.specialist")))
                .andExpect(jsonPath("$[?(@.kind == 'DRAFT')].allowed").value(false))
                .andExpect(jsonPath("$[?(@.kind == 'REPLY_LETTER')].allowed").value(true))
                .andExpect(jsonPath("$[?(@.kind == 'REPLY_LETTER')].label").value("Văn bản góp ý"));
    }

    private String uploaded(String name, byte[] content) throws Exception {
        String created = upload(name, content).andExpect(status().isCreated()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return "/api/v1/documents/" + JsonPath.read(created, "$.id") + "/versions";
    }

    private ResultActions upload(String name, byte[] content) throws Exception {
        return mvc.perform(multipart("/api/v1/directives/{id}/documents", dossier)
                .file(new MockMultipartFile("file", name, null, content))
                .param("kind", "DRAFT").param("subject", "Dự thảo").with(user(SPECIALIST)).with(csrf()));
    }

    private static byte[] word() throws IOException {
        try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var title = document.createParagraph();
            title.setStyle("Heading1");
            title.createRun().setText("Dự thảo chỉ thị");
            CTAbstractNum list = CTAbstractNum.Factory.newInstance();
            list.setAbstractNumId(BigInteger.ONE);
            CTLvl level = list.addNewLvl();
            level.setIlvl(BigInteger.ZERO);
            level.addNewStart().setVal(BigInteger.ONE);
            level.addNewNumFmt().setVal(STNumberFormat.UPPER_ROMAN);
            level.addNewLvlText().setVal("%1.");
            XWPFNumbering numbering = document.createNumbering();
            BigInteger number = numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(list)));
            for (String text : List.of("Mục đích, yêu cầu", "Nhiệm vụ <script>alert(1)</script>")) {
                var paragraph = document.createParagraph();
                paragraph.setNumID(number);
                paragraph.createRun().setText(text);
            }
            XWPFTable table = document.createTable(1, 2);
            table.getRow(0).getCell(0).setText("Cơ quan");
            table.getRow(0).getCell(1).setText("Việc");
            document.createParagraph().createRun().setText("Lời kết");
            document.write(out);
            return out.toByteArray();
        }
    }

    /** A package with this main part, whatever it is. */
    private static byte[] zip(String document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument\
                    .wordprocessingml.document.main+xml"/></Types>""");
            entry(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/\
                    officeDocument/2006/relationships/officeDocument"/></Relationships>""");
            entry(zip, "word/document.xml", document);
        }
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
