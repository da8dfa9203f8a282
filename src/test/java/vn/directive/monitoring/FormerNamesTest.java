package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** What is finished keeps the names of its bodies after every body got a new one. */
@ProcessTest
@Transactional
class FormerNamesTest {

    private static final LocalDate THEN = LocalDate.of(2023, 6, 19);
    private static final LocalDate NOW = LocalDate.of(2026, 2, 2);

    @Autowired
    private MockMvc mvc;
    @Autowired
    private Directives directives;
    @Autowired
    private Documents documents;
    @Autowired
    private AuditTrail audit;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;

    private UUID directive;
    private UUID round;

    @BeforeEach
    void aDossierOfThen() {
        driver.moveClockTo(THEN);
        directive = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        driver.as("bdvtu.specialist", () -> {
            UUID report = documents.create(new NewDocument(directive, DocumentKind.OTHER, "Báo cáo", "BDVTU"));
            documents.addText(report, "bao-cao.txt", "Nội dung");
            audit.record(AuditAction.ROUND_CLOSE.code(), new Subject("round", "1", directive),
                    new Capacity("BDVTU", "leader", null), new Reason("Đã đủ góp ý"), Map.of());
        });
        round = UUID.randomUUID();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id,
                    lead_body, asked_rules, reply_working_days, silence_policy, deadline, opened_at, closed_at, closed_by,
                    finished_at)
                values (:round, :id, 1, 1, 'WRITTEN', 'FINISHED', 'x', 'BDVTU', '', 10, 'RECORDED_AS_SILENT', '2023-06-16',
                    '2023-06-01T08:00+07', '2023-06-17T08:00+07', 'ALL_REPLIED', '2023-06-18T08:00+07')
                """).param("round", round).param("id", directive).update();
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, sent_at, replied_at, late, stance, reply_dated)
                values (:round, :round, 'HULN', 'ANSWERED', '2023-06-16', '2023-06-01T08:00+07', '2023-06-12T08:00+07',
                    false, 'AGREES', '2023-06-12')""").param("round", round).update();
        jdbc.sql("""
                insert into round_comment (id, round_id, request_id, body, position, number, clause, kind, comment,
                    outcome, outcome_reason)
                values (:round, :round, :round, 'HULN', 1, 1, 'Mục 1', 'CONTENT', 'Góp ý', 'ACCEPTED', 'Đúng')""")
                .param("round", round).update();
        jdbc.sql("""
                insert into implementation_plan (id, directive_id, body, state, requested_at, due_on, submitted_at,
                    decided_at) values (:round, :id, 'HULN', 'ACCEPTED', now(), '2023-11-01', '2023-10-30T08:00+07',
                    '2023-10-31T08:00+07')""").param("round", round).param("id", directive).update();
        jdbc.sql("update body set valid_to = '2025-06-30' where valid_to is null").update();
        jdbc.sql("""
                insert into body (code, name, symbol, kind, level, parent, valid_from)
                select code, 'Đã đổi tên ' || code, 'MOI', kind, level, parent, '2025-07-01' from body
                where valid_to = '2025-06-30'""").update();
        driver.moveClockTo(NOW);
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void whatIsFinishedIsCalledAsItWas() throws Exception {
        String district = "Huyện ủy Lộc Ninh";
        String lead = "Ban Dân vận Tỉnh ủy";
        keeps("vptu.manager", "/directives/" + directive, lead);
        keeps("vptu.manager", "/directives/" + directive + "/rounds/" + round + "/requests", district);
        keeps("vptu.manager", "/directives/" + directive + "/rounds/" + round + "/comments", district);
        keeps("vptu.manager", "/rounds/" + round + "/bodies", district);
        keeps("vptu.manager", "/rounds/" + round + "/comments?text=loc ninh", district);
        keeps("huln.clerk", "/directives/" + directive + "/comment-results/" + round, district);
        keeps("vptu.manager", "/directives/" + directive + "/plans", district);
        keeps("bdvtu.clerk", "/directives/" + directive + "/documents", lead);
        keeps("vptu.manager", "/audit?directive=" + directive, lead);
        keeps("vptu.manager", "/directives/" + directive + "/timeline", "22-CT/TU");
    }

    /** Otherwise the test above could not fail. */
    @Test
    void whatGoesOnIsCalledAsItIs() throws Exception {
        assertThat(answer("vptu.manager", "/bodies?text=HULN")).contains("Đã đổi tên HULN");
        jdbc.sql("update comment_round set state = 'OPEN', closed_at = null, closed_by = null, finished_at = null "
                + "where id = :round").param("round", round).update();
        assertThat(answer("vptu.manager", "/rounds/" + round + "/bodies")).contains("Đã đổi tên HULN");
    }

    private void keeps(String username, String path, String name) throws Exception {
        assertThat(answer(username, path)).as(path).contains(name).doesNotContain("Đã đổi tên");
    }

    private String answer(String username, String path) throws Exception {
        return mvc.perform(get("/api/v1" + path).with(user(username))).andExpect(status().isOk()).andReturn()
                .getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
