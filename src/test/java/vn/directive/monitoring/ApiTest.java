package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.directive.Phase;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.StatementCounter;

/** What {@code /api/v1} answers, to whom, and at what cost. */
@ProcessTest
class ApiTest {

    private static final LocalDate TODAY = LocalDate.of(2023, 6, 19);

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

    @BeforeEach
    void setClock() {
        driver.moveClockTo(TODAY);
    }

    @AfterEach
    void resetClock() {
        driver.clock().reset();
    }

    @Test
    void strangersAreAskedToLogIn() throws Exception {
        mvc.perform(get("/api/v1/directives")).andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
    }

    @Test
    void listsDossiersByPhaseAndByWordsWithoutAccents() throws Exception {
        String mark = "Ký hiệu riêng " + UUID.randomUUID();
        UUID id = open(mark + " về đồng bào dân tộc 100%", null);

        answer("/api/v1/directives?text={t}", mark).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].id").value(id.toString()))
                .andExpect(jsonPath("$.items[0].phase").value("MEETING"))
                .andExpect(jsonPath("$.items[0].phaseLabel").value("Buổi làm việc"))
                .andExpect(jsonPath("$.items[0].leadBody.code").value("BDVTU"))
                .andExpect(jsonPath("$.items[0].leadBody.name").value("Ban Dân vận Tỉnh ủy"))
                .andExpect(jsonPath("$.items[0].openTasks").value(0));
        String plain = mark.replace("Ký hiệu riêng", "ky HIEU rieng") + " ve dong bao";
        answer("/api/v1/directives?text={t}", plain).andExpect(jsonPath("$.total").value(1));
        answer("/api/v1/directives?text={t}&phase=MEETING&phase=DRAFTING", mark)
                .andExpect(jsonPath("$.total").value(1));
        answer("/api/v1/directives?text={t}&phase=IN_FORCE", mark).andExpect(jsonPath("$.total").value(0));
        answer("/api/v1/directives?text={t}&issuer=BTVTU&leadBody=BDVTU", mark)
                .andExpect(jsonPath("$.total").value(1));
        answer("/api/v1/directives?text={t}&leadBody=VPTU", mark).andExpect(jsonPath("$.total").value(0));
        answer("/api/v1/directives?text={t}&overdue=true", mark).andExpect(jsonPath("$.total").value(0));
        answer("/api/v1/directives?text={t}", mark.substring(0, 20) + "%").andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void pagesWithTheTotalOfTheWholeList() throws Exception {
        String mark = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            open(mark, null);
        }
        answer("/api/v1/directives?text={t}&size=2&page=2", mark).andExpect(jsonPath("$.total").value(5))
                .andExpect(jsonPath("$.page").value(2)).andExpect(jsonPath("$.size").value(2))
                .andExpect(jsonPath("$.items.length()").value(1));
        answer("/api/v1/directives?text={t}&size=2&page=9", mark).andExpect(jsonPath("$.total").value(5))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void oneDossierWithItsTimeline() throws Exception {
        UUID id = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        answer("/api/v1/directives/{id}", id).andExpect(jsonPath("$.symbol").value("22-CT/TU"))
                .andExpect(jsonPath("$.issuedOn").value("2023-10-12"))
                .andExpect(jsonPath("$.phase").value("IN_FORCE"))
                .andExpect(jsonPath("$.office.code").value("VPTU"))
                .andExpect(jsonPath("$.roundModes", contains("WRITTEN", "CONFERENCE", "GRASSROOTS")))
                .andExpect(jsonPath("$.counts.rounds").value(0));
        answer("/api/v1/directives/{id}/timeline?size=1", id).andExpect(jsonPath("$.total").value(6))
                .andExpect(jsonPath("$.items[0].title").value("Ban hành Chỉ thị 22-CT/TU ngày 12/10/2023"))
                .andExpect(jsonPath("$.items[0].by").value("bdvtu.specialist"))
                .andExpect(jsonPath("$.items[0].byName").isNotEmpty());
        answer("/api/v1/directives/{id}/deadlines", id).andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void aRestrictedDossierExistsOnlyForItsBodies() throws Exception {
        String mark = UUID.randomUUID().toString();
        UUID id = open(mark, "tenant-" + mark);
        jdbc.sql("insert into dossier_access (tenant_id, body_code) values (:tenant, 'BDVTU') on conflict do nothing")
                .param("tenant", "tenant-" + mark).update();
        for (String path : List.of("", "/timeline", "/deadlines", "/rounds", "/plans", "/periods", "/reviews")) {
            mvc.perform(get("/api/v1/directives/" + id + path).with(user("bdvtu.leader"))).andExpect(status().isOk());
            mvc.perform(get("/api/v1/directives/" + id + path).with(user("mttq.leader")))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(get("/api/v1/directives?text=" + mark).with(user("bdvtu.leader")))
                .andExpect(jsonPath("$.items[0].restricted").value(true));
        mvc.perform(get("/api/v1/directives?text=" + mark).with(user("mttq.leader")))
                .andExpect(jsonPath("$.total").value(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/directives/6a0d4e0e-6b06-4f0e-9b50-000000000000",
        "/api/v1/directives/6a0d4e0e-6b06-4f0e-9b50-000000000000/timeline", "/api/v1/directives/not-an-id",
        "/api/v1/registers/6a0d4e0e-6b06-4f0e-9b50-000000000000/entries", "/api/v1/nothing"})
    void whatDoesNotExistIsNotFound(String path) throws Exception {
        answer(path).andExpect(status().isNotFound())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.title").value("Không tìm thấy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=-1", "size=0", "size=201", "page=abc", "phase=SOMETHING", "overdue=maybe"})
    void wrongParametersAreNamed(String query) throws Exception {
        answer("/api/v1/directives?" + query).andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.errors[0].field").value(query.split("=")[0]))
                .andExpect(jsonPath("$.errors[0].message").isNotEmpty());
    }

    @Test
    void bodiesAreThoseOfTheDay() throws Exception {
        answer("/api/v1/bodies?text=ban dan van tinh uy&asOf=2023-06-01")
                .andExpect(jsonPath("$.items[0].code").value("BDVTU"))
                .andExpect(jsonPath("$.items[0].kind").value("PARTY_BOARD"))
                .andExpect(jsonPath("$.items[0].level").value("PROVINCE"));
        answer("/api/v1/bodies?asOf=1900-01-01").andExpect(jsonPath("$.total").value(0));
        answer("/api/v1/bodies?level=DISTRICT&kind=COMMITTEE&asOf=2023-06-01&size=200")
                .andExpect(jsonPath("$.items[*].level", everyItem(is("DISTRICT"))))
                .andExpect(jsonPath("$.items[*].code", hasItem("HULN")));
        answer("/api/v1/bodies?asOf=yesterday").andExpect(status().isUnprocessableEntity());
    }

    @Test
    void registersShowTheirNumbers() throws Exception {
        answer("/api/v1/registers?size=1").andExpect(status().isOk()).andExpect(jsonPath("$.items").isArray());
    }

    @Test
    void meIsTheSignedInPerson() throws Exception {
        mvc.perform(get("/api/v1/me").with(user("bdvtu.leader"))).andExpect(jsonPath("$.username").value("bdvtu.leader"))
                .andExpect(jsonPath("$.groups", hasItem("BDVTU:leader")))
                .andExpect(jsonPath("$.bodies[*].code", hasItem("BDVTU")));
    }

    @Test
    void roundsAreToldInFigures() throws Exception {
        UUID id = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.CONSULTATION));
        UUID round = UUID.randomUUID();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id, lead_body,
                    asked_rules, reply_working_days, silence_policy, letter_symbol, letter_issued_on, deadline,
                    opened_at, closed_at, closed_by)
                values (:round, :id, 1, 1, 'WRITTEN', 'CLOSED', 'x', 'BDVTU', '', 10, 'RECORDED_AS_SILENT',
                    '490-CV/BDVTU', '2023-06-01', '2023-06-15', now(), now(), 'DEADLINE')
                """).param("round", round).param("id", id).update();
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, replied_at, late, stance, reply_dated,
                    decline_reason)
                select gen_random_uuid(), :round, r.body, r.state, '2023-06-15', r.replied::timestamptz, r.late, r.stance,
                    r.replied::date, case when r.state = 'DECLINED' then 'Không thuộc phạm vi' end
                from (values ('HULN', 'ANSWERED', '2023-06-10', false, 'AGREES'),
                             ('MTTQ', 'ANSWERED', '2023-06-16', true, 'AGREES_WITH_CHANGES'),
                             ('VPTU', 'DECLINED', '2023-06-10', false, null),
                             ('UBND', 'UNANSWERED', null, false, null))
                     r (body, state, replied, late, stance)
                """).param("round", round).update();
        answer("/api/v1/directives/{id}/rounds", id).andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].letterSymbol").value("490-CV/BDVTU"))
                .andExpect(jsonPath("$[0].letterIssuedOn").value("2023-06-01"))
                .andExpect(jsonPath("$[0].requests.asked").value(4))
                .andExpect(jsonPath("$[0].requests.answered").value(2))
                .andExpect(jsonPath("$[0].requests.late").value(1))
                .andExpect(jsonPath("$[0].requests.declined").value(1))
                .andExpect(jsonPath("$[0].requests.silent").value(1))
                .andExpect(jsonPath("$[0].stances.agreesWithChanges").value(1));
        assertThat(statements.during(() -> answer("/api/v1/directives/" + id + "/rounds")))
                .hasSizeLessThanOrEqualTo(4);
        answer("/api/v1/directives/{id}/rounds/{round}/requests", id, round)
                .andExpect(jsonPath("$[*].body", hasItem("HULN")));
        answer("/api/v1/directives/{id}/rounds/{round}/comments", UUID.randomUUID(), round)
                .andExpect(status().isNotFound());
    }

    @Test
    void plansAndPeriodsShowHowFarTheBodiesAre() throws Exception {
        UUID id = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        UUID period = UUID.randomUUID();
        jdbc.sql("""
                insert into implementation_plan (id, directive_id, body, state, requested_at, due_on)
                values (gen_random_uuid(), :id, 'HULN', 'DRAFTING', now(), '2023-06-16'),
                       (gen_random_uuid(), :id, 'MTTQ', 'DRAFTING', now(), '2023-06-30')
                """).param("id", id).update();
        jdbc.sql("""
                insert into report_period (id, directive_id, calendar_event_id, kind, label, period_from, period_to,
                    due_on, state, opened_at)
                values (:period, :id, gen_random_uuid(), 'QUARTER', 'Quý II/2023', '2023-03-15', '2023-06-14',
                    '2023-06-16', 'COLLECTING', now())
                """).param("period", period).param("id", id).update();
        jdbc.sql("""
                insert into report_request (id, period_id, body, state, sent_at, late_days)
                values (gen_random_uuid(), :period, 'HULN', 'ACCEPTED', now(), 0),
                       (gen_random_uuid(), :period, 'MTTQ', 'SUBMITTED', now(), 2),
                       (gen_random_uuid(), :period, 'UBND', 'REQUESTED', null, 0)
                """).param("period", period).update();
        answer("/api/v1/directives/{id}/plans", id).andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].body.code").value("HULN"))
                .andExpect(jsonPath("$.items[0].body.name").value("Huyện ủy Lộc Ninh"))
                .andExpect(jsonPath("$.items[*].overdue", contains(true, false)));
        answer("/api/v1/directives/{id}/plans?state=ACCEPTED", id).andExpect(jsonPath("$.total").value(0));
        answer("/api/v1/directives/{id}/periods", id).andExpect(jsonPath("$[0].label").value("Quý II/2023"))
                .andExpect(jsonPath("$[0].coverage.asked").value(3))
                .andExpect(jsonPath("$[0].coverage.received").value(2))
                .andExpect(jsonPath("$[0].coverage.late").value(1))
                .andExpect(jsonPath("$[0].coverage.missing").value(1));
        answer("/api/v1/directives/{id}/periods/{period}/returns", id, period)
                .andExpect(jsonPath("$.items[*].body.code", contains("HULN", "MTTQ", "UBND")))
                .andExpect(jsonPath("$.items[1].lateDays").value(2));
    }

    @Test
    void reviewsShowTheirOutcome() throws Exception {
        UUID id = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        UUID review = UUID.randomUUID();
        jdbc.sql("""
                insert into review (id, directive_id, kind, label, period_from, period_to, state, outcome, decided_on)
                values (:review, :id, 'FINAL_REVIEW', 'Tổng kết', '2023-10-12', '2025-06-30', 'DECIDED', 'END',
                    '2025-07-15')
                """).param("review", review).param("id", id).update();
        jdbc.sql("""
                insert into review_request (id, review_id, body, state)
                values (gen_random_uuid(), :review, 'MTTQ', 'MISSED')
                """).param("review", review).update();
        answer("/api/v1/directives/{id}/reviews", id).andExpect(jsonPath("$[0].kind").value("FINAL_REVIEW"))
                .andExpect(jsonPath("$[0].outcome").value("END")).andExpect(jsonPath("$[0].asked").value(1))
                .andExpect(jsonPath("$[0].missed").value(1))
                .andExpect(jsonPath("$[0].commendation.nominated").value(0));
    }

    @Test
    void costsTheSameForOneRowAndForMany() throws Exception {
        String mark = UUID.randomUUID().toString();
        UUID id = open(mark, null);
        List<String> few = statements.during(() -> answer("/api/v1/directives?size=200&text=" + mark));
        for (int i = 0; i < 30; i++) {
            open(mark, null);
            jdbc.sql("""
                    insert into timeline_entry (directive_id, kind, title, recorded_at, recorded_by)
                    values (:id, 'test', 'Thử', now(), 'bdvtu.specialist')
                    """).param("id", id).update();
        }
        List<String> many = statements.during(() -> answer("/api/v1/directives?size=200&text=" + mark)
                .andExpect(jsonPath("$.items.length()").value(31)));
        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(3);
        assertThat(statements.during(() -> answer("/api/v1/directives/" + id))).hasSizeLessThanOrEqualTo(2);
        assertThat(statements.during(() -> answer("/api/v1/directives/" + id + "/timeline?size=200")))
                .hasSizeLessThanOrEqualTo(5);
        assertThat(statements.during(() -> answer("/api/v1/directives/" + id + "/deadlines")))
                .hasSizeLessThanOrEqualTo(5);
        assertThat(statements.during(() -> answer("/api/v1/bodies?size=200&asOf=2023-06-01")))
                .hasSizeLessThanOrEqualTo(3);
        assertThat(statements.during(() -> answer("/api/v1/registers?size=200"))).hasSizeLessThanOrEqualTo(3);
        assertThat(statements.during(() -> answer("/api/v1/me"))).hasSizeLessThanOrEqualTo(2);
        assertThat(statements.during(() -> answer("/api/v1/notifications?size=200"))).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theInterfaceDescribesItself() throws Exception {
        answer("/api/v1/openapi").andExpect(status().isOk())
                .andExpect(jsonPath("$.paths['/api/v1/directives'].get.summary").value("List dossiers, newest first"));
    }

    private ResultActions answer(String path, Object... values) throws Exception {
        return mvc.perform(get(path, values).with(user("vptu.specialist")));
    }

    private UUID open(String subject, String tenantId) {
        NewDirective usual = DirectiveFixtures.aDirective();
        return driver.as("bdvtu.specialist", () -> directives.open(new NewDirective(subject, usual.reason(),
                usual.issuer(), usual.leadBody(), usual.office(), usual.standingBoard(), usual.urgency(),
                usual.source(), usual.roundModes(), null, tenantId)));
    }
}
