package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Phase;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.StatementCounter;

/** A round body by body, who answers in time, and what of both goes into a spreadsheet. */
@ProcessTest
class RoundReadingTest {

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
    @Autowired
    private ObjectMapper json;

    private UUID directiveId;
    private UUID round;

    @BeforeEach
    void aRoundWithAnswers() {
        driver.moveClockTo(TODAY);
        directiveId = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        round = round(directiveId);
        asked("HULN", "ANSWERED", "2023-06-09", "2023-06-12T09:30+07", true, null);
        asked("MTTQ", "ANSWERED", "2023-06-16", "2023-06-15T23:30+07", false, "GRANTED");
        asked("UBND", "SENT", "2023-06-16", null, false, null);
        asked("VPTU", "SENT", "2023-06-30", null, false, null);
        jdbc.sql("update round_request set reply_symbol = '=1+1' where body = 'MTTQ' and round_id = :round")
                .param("round", round).update();
        comment(1, "HULN", "Mục 10", "ACCEPTED");
        comment(2, "HULN", "Mục 2", "EXPLAINED");
        comment(3, "MTTQ", "Mục 2", null);
    }

    @AfterEach
    void resetClock() {
        driver.clock().reset();
    }

    @Test
    void everyAskedBodyStandsWithItsLevelAndLateness() throws Exception {
        String body = "$[?(@.body.code == '%s')]";
        answer("/rounds/{id}/bodies", round).andExpect(jsonPath("$", hasSize(4)))
                .andExpect(jsonPath(body.formatted("HULN") + ".level", contains("DISTRICT")))
                .andExpect(jsonPath(body.formatted("HULN") + ".late", contains(true)))
                .andExpect(jsonPath(body.formatted("HULN") + ".comments", contains(2)))
                .andExpect(jsonPath(body.formatted("MTTQ") + ".extended", contains(true)))
                .andExpect(jsonPath(body.formatted("UBND") + ".late", contains(true)))
                .andExpect(jsonPath(body.formatted("VPTU") + ".late", contains(false)));
    }

    /** Each part of the bar leads to as many comments as it stands for. */
    @Test
    void commentFiguresAreTheTotalsOfTheirComments() throws Exception {
        answer("/rounds/{id}/comment-figures", round)
                .andExpect(jsonPath("$[*].clause", contains("Mục 2", "Mục 10")))
                .andExpect(jsonPath("$[0].total").value(2)).andExpect(jsonPath("$[0].explained").value(1))
                .andExpect(jsonPath("$[0].unprocessed").value(1));
        answer("/rounds/{id}/comments?clause=Mục 2", round).andExpect(jsonPath("$.total").value(2));
        answer("/rounds/{id}/comments?clause=Mục 2&outcome=UNPROCESSED", round)
                .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].number").value(3));
        answer("/rounds/{id}/comments?body=HULN&text=gop y so 1", round).andExpect(jsonPath("$.total").value(1));
    }

    @Test
    void theHeatMapTellsOnTimeLateExtendedAndMissingApart() throws Exception {
        String cells = "$.bodies[?(@.body.code == '%s')].cells[0]";
        answer("/directives/{id}/timeliness", directiveId)
                .andExpect(jsonPath("$.occasions[0].label").value("Góp ý vòng 1"))
                .andExpect(jsonPath(cells.formatted("HULN") + ".state", contains("LATE")))
                .andExpect(jsonPath(cells.formatted("HULN") + ".days", contains(3)))
                .andExpect(jsonPath(cells.formatted("MTTQ") + ".state", contains("EXTENDED")))
                .andExpect(jsonPath(cells.formatted("UBND") + ".state", contains("MISSING")))
                .andExpect(jsonPath(cells.formatted("UBND") + ".days", contains(3)))
                .andExpect(jsonPath(cells.formatted("VPTU") + ".state", contains("WAITING")));
    }

    /** Read back: the wanted rows in their order, days as days in our zone, and no text that could become a formula. */
    @Test
    void aRoundIsExportedAsItIsOnTheScreen() throws Exception {
        UUID mttq = request("MTTQ");
        UUID huln = request("HULN");
        List<Row> rows = sheet(export("vptu.manager", "/rounds/" + round + "/bodies/export",
                Map.of("ids", List.of(mttq, huln, UUID.randomUUID())))
                .andExpect(header().string("Content-Disposition",
                        Matchers.containsString("lay-y-kien-vong-1-2023-06-19.xlsx"))));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getCellText(0)).isEqualTo("Cơ quan");
        assertThat(rows.get(1).getCellText(1)).isEqualTo("MTTQ");
        assertThat(rows.get(2).getCellText(1)).isEqualTo("HULN");
        assertThat(rows.get(1).getCell(11).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(1).getCell(11).getFormula()).isNull();
        assertThat(rows.get(1).getCellText(11)).isEqualTo("=1+1");
        assertThat(rows.get(1).getCellAsDate(5)).hasValueSatisfying(due ->
                assertThat(due.toLocalDate()).isEqualTo(LocalDate.of(2023, 6, 16)));
        assertThat(rows.get(1).getCellAsDate(9)).hasValueSatisfying(replied ->
                assertThat(replied.toString()).isEqualTo("2023-06-15T23:30"));
    }

    @Test
    void theHeatMapAndTheDashboardAreExported() throws Exception {
        List<Row> map = sheet(export("vptu.manager", "/directives/" + directiveId + "/timeliness/export",
                Map.of("bodies", List.of("UBND", "HULN"))));
        assertThat(map.get(0).getCellText(3)).isEqualTo("Góp ý vòng 1");
        assertThat(map.get(1).getCellText(3)).isEqualTo("Chưa có, quá 3 ngày");
        assertThat(map.get(2).getCellText(3)).isEqualTo("Trễ 3 ngày");
        List<Row> dossiers = sheet(export("vptu.manager", "/dashboard/export", Map.of("ids", List.of(directiveId))));
        assertThat(dossiers).hasSize(2);
        assertThat(dossiers.get(1).getCellText(1)).isEqualTo(driver.dossierNumber(directiveId));
        assertThat(dossiers.get(1).getCell(10).asNumber().intValue()).isEqualTo(1);
    }

    @Test
    void exportsAskForTheRightsOfTheScreen() throws Exception {
        export("bdvtu.specialist", "/dashboard/export", Map.of()).andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"));
        export("bdvtu.specialist", "/directives/" + directiveId + "/timeliness/export", Map.of())
                .andExpect(status().isForbidden());
        UUID hidden = driver.as("bdvtu.specialist", () -> DirectiveFixtures.openAt(directives, Phase.MEETING));
        UUID hiddenRound = round(hidden);
        jdbc.sql("update directive set tenant_id = :tenant where id = :id").param("tenant", "tenant-" + hidden)
                .param("id", hidden).update();
        for (String path : List.of("/rounds/{id}/bodies", "/rounds/{id}/comments", "/rounds/{id}/comment-figures")) {
            answer(path, hiddenRound).andExpect(status().isNotFound());
        }
        export("vptu.manager", "/rounds/" + hiddenRound + "/bodies/export", Map.of()).andExpect(status().isNotFound());
        export("vptu.manager", "/directives/" + hidden + "/timeliness/export", Map.of())
                .andExpect(status().isNotFound());
        assertThat(sheet(export("vptu.manager", "/dashboard/export", Map.of("ids", List.of(hidden))))).hasSize(1);
    }

    /** What another body answered is none of its business; what became of its own comments is, once that is approved. */
    @Test
    void anAskedBodyReadsItsOwnAnswerOnly() throws Exception {
        String comments = "/directives/" + directiveId + "/rounds/" + round + "/comments";
        String requests = "/directives/" + directiveId + "/rounds/" + round + "/requests";
        for (String everything : List.of("vptu.manager", "bdvtu.member", "vptu.clerk")) {
            answerTo(everything, comments).andExpect(jsonPath("$.total").value(3))
                    .andExpect(jsonPath("$.items[0].outcome").value("ACCEPTED"));
            answerTo(everything, requests).andExpect(jsonPath("$", hasSize(4)));
            answerTo(everything, "/rounds/" + round + "/comments").andExpect(jsonPath("$.total").value(3));
            answerTo(everything, "/rounds/" + round + "/bodies").andExpect(jsonPath("$", hasSize(4)));
        }
        for (String path : List.of(comments, "/rounds/" + round + "/comments?outcome=ACCEPTED&body=MTTQ")) {
            answerTo("ubnd.specialist", path).andExpect(jsonPath("$.total").value(0));
        }
        for (String path : List.of(comments, "/rounds/" + round + "/comments")) {
            answerTo("huln.clerk", path).andExpect(jsonPath("$.total").value(2))
                    .andExpect(jsonPath("$.items[0].outcome").doesNotExist())
                    .andExpect(jsonPath("$.items[0].outcomeReason").doesNotExist());
        }
        answerTo("huln.clerk", requests).andExpect(jsonPath("$[*].body", contains("HULN")));
        answerTo("huln.clerk", "/rounds/" + round + "/bodies").andExpect(jsonPath("$[*].body.code", contains("HULN")));
        answerTo("huln.clerk", "/rounds/" + round + "/comment-figures").andExpect(jsonPath("$", hasSize(2)))
                .andExpect(jsonPath("$[0].unprocessed").value(1)).andExpect(jsonPath("$[0].explained").value(0));
        assertThat(sheet(export("huln.clerk", "/rounds/" + round + "/bodies/export",
                Map.of("ids", List.of(request("MTTQ"), request("HULN")))))).hasSize(2);

        jdbc.sql("""
                update comment_round set state = 'FINISHED', closed_by = 'DEADLINE', closed_at = now(), finished_at = now()
                where id = :round""").param("round", round).update();
        for (String path : List.of(comments, "/rounds/" + round + "/comments")) {
            answerTo("huln.clerk", path).andExpect(jsonPath("$.items[0].outcome").value("ACCEPTED"));
        }
    }

    /** Each page costs the same, however many comments there are. */
    @Test
    void commentsComeInPages() throws Exception {
        String comments = "/directives/" + directiveId + "/rounds/" + round + "/comments?size=2";
        answer(comments).andExpect(jsonPath("$.items", hasSize(2)));
        answer(comments + "&page=1").andExpect(jsonPath("$.items[*].number", contains(3)));
        answer(comments.replace("size=2", "size=201")).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void tenThousandBodiesCostTheStatementsOfFour() throws Exception {
        List<String> paths = List.of("/rounds/" + round + "/bodies", "/directives/" + directiveId + "/timeliness");
        List<Integer> few = List.of(statements.during(() -> answer(paths.get(0))).size(),
                statements.during(() -> answer(paths.get(1))).size());
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, sent_at)
                select gen_random_uuid(), :round, 'X' || to_char(i, 'FM00000'), 'SENT', '2023-06-30', now()
                from generate_series(1, 10000) i
                """).param("round", round).update();
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            assertThat(statements.during(() -> answer(path))).as(path).hasSize(few.get(i)).hasSizeLessThanOrEqualTo(6);
        }
        List<String> exported = statements.during(() -> assertThat(sheet(export("vptu.manager",
                "/rounds/" + round + "/bodies/export", Map.of()))).hasSize(10_005));
        assertThat(exported).as("with two for the audit trail").hasSizeLessThanOrEqualTo(8);
    }

    private ResultActions answer(String path, Object... values) throws Exception {
        return mvc.perform(get("/api/v1" + path, values).with(user("vptu.manager")));
    }

    private ResultActions answerTo(String username, String path) throws Exception {
        return mvc.perform(get("/api/v1" + path).with(user(username))).andExpect(status().isOk());
    }

    private ResultActions export(String username, String path, Map<String, ?> wanted) throws Exception {
        return mvc.perform(post("/api/v1" + path).with(user(username)).with(csrf())
                .contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(wanted)));
    }

    private static List<Row> sheet(ResultActions answer) throws Exception {
        byte[] file = answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        } catch (IOException e) {
            throw new AssertionError("no workbook", e);
        }
    }

    private UUID round(UUID directive) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into comment_round (id, directive_id, number, ordinal, mode, state, process_instance_id,
                    lead_body, asked_rules, reply_working_days, silence_policy, deadline, opened_at)
                values (:round, :id, 1, 1, 'WRITTEN', 'OPEN', 'x', 'BDVTU', '', 10, 'RECORDED_AS_SILENT', '2023-06-16',
                    '2023-06-01T08:00+07')
                """).param("round", id).param("id", directive).update();
        return id;
    }

    private void asked(String body, String state, String due, String replied, boolean late, String extension) {
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, sent_at, replied_at, late,
                    extension_decision, stance, reply_dated)
                values (gen_random_uuid(), :round, :body, :state, cast(:due as date), '2023-06-01T08:00+07',
                    cast(:replied as timestamptz), :late, :extension,
                    case when :state = 'ANSWERED' then 'AGREES' end,
                    case when :state = 'ANSWERED' then date '2023-06-12' end)
                """).param("round", round).param("body", body).param("state", state).param("due", due)
                .param("replied", replied).param("late", late).param("extension", extension).update();
    }

    private void comment(int number, String body, String clause, String outcome) {
        jdbc.sql("""
                insert into round_comment (id, round_id, request_id, body, position, number, clause, kind, comment,
                    outcome, outcome_reason)
                values (gen_random_uuid(), :round, :request, :body, :number, :number, :clause, 'CONTENT',
                    'Góp ý số ' || :number, :outcome, 'Lý do')
                """).param("round", round).param("request", request(body)).param("body", body)
                .param("number", number).param("clause", clause).param("outcome", outcome).update();
    }

    private UUID request(String body) {
        return jdbc.sql("select id from round_request where round_id = :round and body = :body").param("round", round)
                .param("body", body).query(UUID.class).single();
    }
}
