package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.organisation.Accounts;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** "Nhật ký": what is recorded, who reads what of it, and that others find no such page. */
@ProcessTest
@Transactional
class AuditPageTest {

    @Autowired
    private MockMvc web;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private Directives directives;
    @Autowired
    private Documents documents;
    @Autowired
    private Accounts accounts;
    @Autowired
    private AuditTrail trail;
    @Autowired
    private JdbcClient jdbc;
    private UUID directiveId;

    @BeforeEach
    void aDossier() {
        driver.moveClockTo(LocalDate.of(2033, 7, 11));
        directiveId = driver.as("bdvtu.specialist", () -> directives.open(new NewDirective("Bảo vệ nhật ký",
                "Kiểm thử", "BTVTU", "BDVTU", "VPTU", "TTTU", "NORMAL", "MEETING", List.of("WRITTEN"), null, null)));
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void toOthersThereIsNoSuchPage() throws Exception {
        for (String other : List.of("bdvtu.leader", "huln.clerk", "designer")) {
            for (String page : List.of("/audit", "/audit/export?format=CSV")) {
                web.perform(get(page).with(user(other))).andExpect(status().isNotFound());
            }
            web.perform(post("/audit/verify").with(user(other)).with(csrf())).andExpect(status().isNotFound());
            web.perform(get("/api/v1/audit/verification").with(user(other))).andExpect(status().isForbidden());
            web.perform(get("/api/v1/audit/state").with(user(other))).andExpect(jsonPath("$.mayRead").value(false));
        }
        web.perform(post("/audit/verify").with(user("vptu.manager")).with(csrf())).andExpect(status().isNotFound());
        web.perform(get("/api/v1/audit/verification").with(user("vptu.manager"))).andExpect(status().isForbidden());
        web.perform(get("/api/v1/audit/state").with(user("vptu.manager")))
                .andExpect(jsonPath("$.mayRead").value(true)).andExpect(jsonPath("$.chain").doesNotExist());
    }

    @Test
    void managersReadBusinessAndAdministratorsEverythingButNothingOfADossierThatIsNotTheirs() throws Exception {
        record("bdvtu.leader", "round.close");
        driver.as("admin", () -> {
            accounts.setPassword("huln.clerk", "mật khẩu mới");
            return null;
        });
        page("vptu.manager", "").andExpect(content().string(allOf(containsString("Đóng sớm vòng lấy ý kiến"),
                containsString("Lãnh đạo, Ban Dân vận Tỉnh ủy"), containsString("Bí mật của vòng"),
                not(containsString("<summary>Đặt mật khẩu")))));
        page("admin", "").andExpect(content().string(allOf(containsString("<summary>Đặt mật khẩu"),
                containsString("Bí mật của vòng"))));

        String number = jdbc.sql("select dossier_number from directive where id = :id").param("id", directiveId)
                .query(String.class).single();
        jdbc.sql("update directive set tenant_id = 'tenant-' || id where id = :id").param("id", directiveId).update();
        page("vptu.manager", "").andExpect(content().string(allOf(not(containsString("Bí mật của vòng")),
                not(containsString("<summary>Đóng sớm")), not(containsString(number)))));
        page("admin", "").andExpect(content().string(allOf(containsString("<summary>Đóng sớm"),
                containsString("Hồ sơ hạn chế"), not(containsString("Bí mật của vòng")), not(containsString(number)))));
        for (String reader : List.of("vptu.manager", "admin")) {
            page(reader, "&dossier=" + number).andExpect(content().string(containsString("Không có dòng nào")));
            String csv = web.perform(get("/audit/export?format=CSV&from=11/07/2033").with(user(reader))).andReturn()
                    .getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(csv).doesNotContain("Bí mật của vòng", number);
        }
    }

    @Test
    void filtersNarrowAndPagesFollowEachOther() throws Exception {
        for (int entry = 0; entry < 60; entry++) {
            record(entry % 2 == 0 ? "bdvtu.leader" : "vptu.leader", "round.remind");
        }
        record("bdvtu.deputy", "round.extend");
        String first = page("vptu.manager", "").andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(first.split("<summary>", -1)).as("rows of a full page").hasSize(51);
        String older = first.replaceAll("(?s).*href=\"([^\"]+)\" rel=\"next\".*", "$1").replace("&amp;", "&");
        web.perform(get(java.net.URI.create(older)).with(user("vptu.manager"))).andExpect(content().string(allOf(
                containsString("« Mới nhất"), not(containsString("rel=\"next\"")))));

        page("vptu.manager", "&action=round.extend").andExpect(content().string(allOf(
                containsString("<summary>Gia hạn góp ý"), not(containsString("<summary>Đôn đốc góp ý")))));
        page("vptu.manager", "&person=bdvtu.deputy").andExpect(content().string(
                not(containsString("<summary>Đôn đốc góp ý"))));
        page("vptu.manager", "&person=pho truong ban dan van").andExpect(content().string(
                containsString("<summary>Gia hạn góp ý")));
        page("vptu.manager", "&body=BDVTU").andExpect(content().string(containsString("<summary>")));
        page("vptu.manager", "&body=văn phòng tỉnh").andExpect(content().string(containsString("Không có dòng nào")));
        page("vptu.manager", "&dossier=bao ve nhat ky").andExpect(content().string(containsString("<summary>")));
        page("vptu.manager", "&address=10.").andExpect(content().string(containsString("Không có dòng nào")));
        page("vptu.manager", "&to=10/07/2033").andExpect(content().string(containsString("Không có dòng nào")));
        page("vptu.manager", "&to=31/02/2033").andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Ngày “31/02/2033” chưa đúng"),
                        containsString("value=\"31/02/2033\""))));
    }

    @Test
    void filesHoldTheFilteredRowsAndTakingThemIsRecorded() throws Exception {
        record("bdvtu.leader", "round.close");
        byte[] xlsx = web.perform(get("/audit/export?format=XLSX&action=round.close&from=11/07/2033")
                        .with(user("vptu.manager")))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(7)).isEqualTo("Đóng sớm vòng lấy ý kiến");
            assertThat(rows.get(1).getCellText(12)).contains("Bí mật của vòng");
        }
        String csv = web.perform(get("/audit/export?format=CSV&from=11/07/2033").with(user("admin"))).andReturn()
                .getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().toList()).hasSize(4).first().asString().startsWith("\uFEFF\"Số\"");
        assertThat(csv).contains("\"Xuất nhật ký\"", "\"'=1+1\"");
    }

    @Test
    void theAdministratorVerifies() throws Exception {
        web.perform(post("/audit/verify").with(user("admin")).with(csrf())).andExpect(redirectedUrl("/audit"));
        page("admin", "").andExpect(content().string(allOf(containsString("kiểm tra lúc <span>11/07/2033"),
                containsString("nguyên vẹn"))));
        web.perform(get("/api/v1/audit/verification").with(user("admin"))).andExpect(status().isOk())
                .andExpect(jsonPath("$.faultCount").value(0)).andExpect(jsonPath("$.right").value(true));
    }

    @Test
    void readingARestrictedDossierIsRecordedAndReadingOthersIsNot() throws Exception {
        UUID document = driver.as("bdvtu.specialist", () -> {
            UUID id = documents.create(new NewDocument(directiveId, DocumentKind.OTHER, "Báo cáo", "BDVTU"));
            documents.addText(id, "bao-cao.txt", "Một trang chữ");
            return id;
        });
        String file = "/api/v1/documents/" + document + "/versions/1/content";
        web.perform(get(file).with(user("bdvtu.specialist"))).andExpect(status().isOk());
        assertThat(recorded("document.download")).isZero();
        jdbc.sql("update directive set tenant_id = 'tenant-' || id where id = :id").param("id", directiveId).update();
        jdbc.sql("""
                insert into dossier_access (tenant_id, body_code) select tenant_id, 'BDVTU' from directive where id = :id
                """).param("id", directiveId).update();
        web.perform(get(file).with(user("bdvtu.specialist"))).andExpect(status().isOk());
        assertThat(recorded("document.download")).isOne();
        web.perform(get(file).with(user("huln.clerk"))).andExpect(status().isNotFound());
        assertThat(recorded("document.download")).isOne();
    }

    private int recorded(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = :action and directive_id = :id")
                .param("action", action).param("id", directiveId).query(Integer.class).single();
    }

    private void record(String actor, String action) {
        trail.noteOf(actor, AuditAction.of(action).orElseThrow(), new Subject("round", "=1+1", directiveId),
                new Capacity("BDVTU", "leader", null), Map.of("waiting", "Bí mật của vòng"));
    }

    private ResultActions page(String reader, String filter) throws Exception {
        return web.perform(get("/audit?from=11/07/2033" + filter).with(user(reader)));
    }
}
