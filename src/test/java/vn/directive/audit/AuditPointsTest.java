package vn.directive.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.OrganisationRegister;
import vn.directive.organisation.Role;
import vn.directive.organisation.SuccessionKind;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;

/** Who did what: points of the record that no other test looks at, each with who acted. */
@ProcessTest
@Transactional
class AuditPointsTest {

    @Autowired
    private MockMvc web;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Documents documents;
    @Autowired
    private OrganisationRegister organisation;
    @Autowired
    private JdbcClient jdbc;
    private long before;

    @BeforeEach
    void monday() {
        driver.moveClockTo(LocalDate.of(2023, 7, 10));
        before = jdbc.sql("select coalesce(max(seq), 0) from audit_entry").query(Long.class).single();
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void passwordsOfOneselfAndOfOthers() throws Exception {
        accounts.setPassword("mttq.clerk", "mật khẩu cũ");
        as("mttq.clerk", json(put("/api/v1/accounts/mttq.clerk/password"),
                "{\"current\":\"mật khẩu cũ\",\"password\":\"mật khẩu mới\"}"), 204);
        as("mttq.clerk", json(put("/api/v1/accounts/mttq.clerk/password"),
                "{\"current\":\"sai\",\"password\":\"mật khẩu khác\"}"), 422);
        as("admin", json(put("/api/v1/accounts/mttq.clerk/password"), "{\"password\":\"mật khẩu cấp lại\"}"), 204);
        assertThat(recorded()).containsExactly("account.password system mttq.clerk",
                "account.password mttq.clerk mttq.clerk", "account.password admin mttq.clerk");
        jdbc.sql("update account set password_hash = null where username = 'mttq.clerk'").update();
        accounts.setInitialPasswords("mật khẩu đầu");
        assertThat(recorded()).contains("account.initialPasswords system *");
        assertThat(jdbc.sql("select string_agg(details::text, ' ') from audit_entry where seq > :before")
                .param("before", before).query(String.class).single()).doesNotContain("mật khẩu");
    }

    @Test
    void absencesAndDaysOff() throws Exception {
        String id = JsonPath.read(as("bdvtu.specialist", json(post("/api/v1/substitutions"), """
                {"absent": "bdvtu.specialist", "substitute": "bdvtu.member", "from": "2023-07-10", "to": "2023-07-14",
                 "body": "BDVTU", "role": "SPECIALIST", "reason": "Đi công tác"}"""), 201), "$.id");
        as("bdvtu.clerk", delete("/api/v1/substitutions/" + id).param("lastDay", "2023-07-12"), 204);
        as("admin", post("/api/v1/working-days").contentType("text/csv")
                .content("day,working,note\n2030-01-01,false,Tết Dương lịch\n"), 200);
        assertThat(actions()).containsExactly("substitution.add bdvtu.specialist", "substitution.end bdvtu.clerk",
                "import.workingDays admin");
    }

    @Test
    void filesThatLeaveTheSystem() throws Exception {
        UUID dossier = SampleDossier.open(driver);
        UUID round = UUID.randomUUID();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id,
                    lead_body, asked_rules, reply_working_days, silence_policy, deadline, opened_at)
                values (:round, :id, 1, 1, 'WRITTEN', 'OPEN', 'x', 'BDVTU', '', 10, 'RECORDED_AS_SILENT', '2033-06-16',
                    now())
                """).param("round", round).param("id", dossier).update();
        as("vptu.manager", json(post("/api/v1/dashboard/export"), "{}"), 200);
        as("vptu.manager", json(post("/api/v1/rounds/" + round + "/bodies/export"), "{}"), 200);
        as("vptu.manager", json(post("/api/v1/directives/" + dossier + "/timeliness/export"), "{}"), 200);
        as("bdvtu.leader", json(post("/api/v1/dashboard/export"), "{}"), 403);
        as("admin", get("/api/v1/organisation/export").param("format", "YAML"), 200);
        as("admin", get("/audit/export").param("format", "CSV").param("dossier", "HS-2023-BIMAT"), 200);
        assertThat(actions()).containsExactly("export.dashboard vptu.manager", "export.round vptu.manager",
                "export.timeliness vptu.manager", "export.organisation admin", "export.audit admin");
        assertThat(jdbc.sql("select details::text from audit_entry where action = 'export.audit' and seq > :before")
                .param("before", before).query(String.class).single()).as("what was looked for")
                .doesNotContain("BIMAT").contains("CSV");
    }

    @Test
    void readingARestrictedTextAndRemindingOfATask() throws Exception {
        UUID dossier = SampleDossier.open(driver);
        UUID document = driver.as("bdvtu.specialist", () -> {
            UUID id = documents.create(new NewDocument(dossier, DocumentKind.OTHER, "Báo cáo", "BDVTU"));
            documents.addText(id, "bao-cao.txt", "Một trang chữ");
            return id;
        });
        String text = "/api/v1/documents/" + document + "/versions/1/text";
        as("bdvtu.leader", get(text), 200);
        assertThat(actions()).as("of an ordinary dossier").doesNotContain("document.view bdvtu.leader");
        String task = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(dossier.toString()).list().get(0).getId();
        as("bdvtu.leader", json(post("/api/v1/tasks/" + task + "/reminders"), "{\"reason\":\"Cần gấp\"}"), 204);
        jdbc.sql("update directive set tenant_id = 'tenant-' || id where id = :id").param("id", dossier).update();
        jdbc.sql("insert into dossier_access select tenant_id, 'BDVTU' from directive where id = :id").param("id", dossier)
                .update();
        assertThat(web.perform(get(text).with(user("bdvtu.leader"))).andReturn().getResponse().getHeader("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(actions()).contains("task.remind bdvtu.leader", "document.view bdvtu.leader");
    }

    @Test
    void theOrganisationOnItsPages() {
        Reason why = new Reason("Theo quyết định");
        LocalDate from = LocalDate.of(2023, 8, 1);
        driver.as("admin", () -> {
            organisation.add(new Body("AUDA", "Ban A", "AUDA", BodyKind.PARTY_BOARD, BodyLevel.PROVINCE, "TU", from,
                    null), why);
            organisation.addPost("AUDA", Role.LEADER, "Trưởng Ban A", from, null, stamp("AUDA"), why);
            String post = jdbc.sql("select id from post where body = 'AUDA'").query(String.class).single();
            organisation.appoint(post, "tct.leader", from, null, stamp("AUDA"), why);
            organisation.endPost(post, LocalDate.of(2023, 12, 31), stamp("AUDA"), why);
            organisation.end("AUDA", LocalDate.of(2023, 12, 31), stamp("AUDA"), why);
            organisation.succeed("AUDA", "BTCTU", SuccessionKind.MERGE, LocalDate.of(2024, 1, 1), "1-QĐ/TU", stamp("AUDA"));
        });
        assertThat(actions()).containsSubsequence("organisation.addBody admin", "organisation.addPost admin",
                "organisation.appoint admin", "organisation.endPost admin", "organisation.endBody admin",
                "organisation.succession admin");
    }

    private String stamp(String code) {
        return organisation.life(code, LocalDate.of(2023, 8, 1)).stamp();
    }

    private List<String> actions() {
        return jdbc.sql("select action || ' ' || actor from audit_entry where seq > :before order by seq")
                .param("before", before).query(String.class).list();
    }

    private List<String> recorded() {
        return jdbc.sql("select action || ' ' || actor || ' ' || subject_id from audit_entry where seq > :before"
                + " order by seq").param("before", before).query(String.class).list();
    }

    private String as(String who, MockHttpServletRequestBuilder request, int expected) throws Exception {
        return web.perform(request.with(user(who)).with(csrf())).andExpect(status().is(expected)).andReturn()
                .getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String content) {
        return request.contentType(MediaType.APPLICATION_JSON).content(content);
    }
}
