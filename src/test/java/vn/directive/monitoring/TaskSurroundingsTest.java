package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.ReferenceCase;
import vn.directive.support.StatementCounter;

/** What the tab "Hồ sơ" says around a task: who asked, what went before, where the dossier stands, whom to call. */
@ProcessTest
class TaskSurroundingsTest {

    @Autowired
    private MockMvc mvc;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private Directives directives;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;

    @AfterEach
    void resetClock() {
        driver.clock().reset();
    }

    @Test
    void aReturnedReplyShowsWhoReturnedItWhyAndWhomToCall() throws Exception {
        ReferenceCase dossier = new ReferenceCase(driver, calendar);
        dossier.open();
        dossier.meet();
        dossier.concludeNotice();
        dossier.draft();
        dossier.openWrittenRound();
        UUID id = dossier.directiveId();
        dossier.complete("huln.clerk", CommentRequestProcess.Nodes.ACKNOWLEDGE, Map.of("outcome", "ACCEPT"));
        dossier.prepareAnswer("HULN", true);
        answer("huln.leader", "/api/v1/tasks/{id}/assignment",
                driver.task("huln.leader", id, CommentRequestProcess.Nodes.APPROVE).getId())
                .andExpect(jsonPath("$.after[*].answer", hasItem("Lấy ý kiến cơ sở? Không")));
        dossier.complete("huln.leader", CommentRequestProcess.Nodes.APPROVE,
                Map.of("outcome", "RETURN", "note", "Cần bổ sung ý kiến về mục 3."));
        String task = driver.task("huln.specialist", id, CommentRequestProcess.Nodes.PREPARE).getId();

        answer("huln.specialist", "/api/v1/tasks/{id}/context", task)
                .andExpect(jsonPath("$.processKey").value("comment-request"))
                .andExpect(jsonPath("$.taskKey").value(CommentRequestProcess.Nodes.PREPARE));
        answer("huln.specialist", "/api/v1/tasks/{id}/history", task)
                .andExpect(jsonPath("$[0].state").value("OPEN")).andExpect(jsonPath("$[0].self").value(true))
                .andExpect(jsonPath("$[0].waitsFor").value("Huyện ủy Lộc Ninh (chuyên viên)"))
                .andExpect(jsonPath("$[1].by").value("Bí thư Huyện ủy Lộc Ninh"))
                .andExpect(jsonPath("$[1].decision").value("Trả lại để chuẩn bị lại"))
                .andExpect(jsonPath("$[1].note").value("Cần bổ sung ý kiến về mục 3."))
                .andExpect(jsonPath("$[2].outcome").doesNotExist())
                .andExpect(jsonPath("$.length()").value(4));
        answer("huln.specialist", "/api/v1/tasks/{id}/assignment", task)
                .andExpect(jsonPath("$.requester.name").value("Ban Dân vận Tỉnh ủy"))
                .andExpect(jsonPath("$.before.outcome").value("RETURN"))
                .andExpect(jsonPath("$.after[0].who").value("Huyện ủy Lộc Ninh (lãnh đạo)"))
                .andExpect(jsonPath("$.standsInFor.length()").value(0));
        answer("huln.specialist", "/api/v1/tasks/{id}/people", task)
                .andExpect(jsonPath("$[?(@.editor == true)].name").value("Chuyên viên Ban Dân vận Tỉnh ủy"))
                .andExpect(jsonPath("$[*].body.code", hasItems("BDVTU", "HULN", "VPTU")));
        for (String path : List.of("history", "assignment", "people")) {
            answer("mttq.specialist", "/api/v1/tasks/{id}/" + path, task).andExpect(status().isNotFound());
        }
        List<String> few = statements.during(() -> answer("huln.specialist", "/api/v1/tasks/{id}/history", task));
        jdbc.sql("""
                insert into act_hi_taskinst (id_, proc_inst_id_, name_, start_time_)
                select gen_random_uuid()::text, (select proc_inst_id_ from act_ru_task where id_ = :task), 'Việc cũ',
                    timestamp '2023-01-01' from generate_series(1, 50)""").param("task", task).update();
        assertThat(statements.during(() -> answer("huln.specialist", "/api/v1/tasks/{id}/history", task)
                .andExpect(jsonPath("$.length()").value(54)))).hasSameSizeAs(few);

        answer("huln.specialist", "/api/v1/directives/{id}/progress", id)
                .andExpect(jsonPath("$.phases[?(@.state == 'PRESENT')].label").value("Lấy ý kiến"))
                .andExpect(jsonPath("$.phases[0].label").value("Buổi làm việc"))
                .andExpect(jsonPath("$.phases[0].since").value("2023-06-12"))
                .andExpect(jsonPath("$.phases[?(@.label == 'Soạn thảo')].since").value("2023-07-04"))
                .andExpect(jsonPath("$.deadlines[*].what", hasItem("Vòng 1 lấy ý kiến: hạn trả lời")));
        answer("huln.specialist", "/api/v1/directives/{id}/draft", id)
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.clauses[*].place", contains("Mục 1", "Mục 2", "Mục 3")))
                .andExpect(jsonPath("$.clauses[1].reference").value("Mục 2 “Nhiệm vụ trọng tâm”, Dự thảo bản 1"))
                .andExpect(jsonPath("$.clauses[1].comments").value(0));
        answer("huln.specialist", "/api/v1/directives/{id}/draft?version=7", id).andExpect(status().isNotFound());

        // The rows of the returned answer are still there; another one comes to them.
        dossier.prepareAnswer("HULN", true);
        dossier.sendAnswer("HULN");
        answer("bdvtu.specialist", "/api/v1/directives/{id}/draft", id)
                .andExpect(jsonPath("$.clauses[1].comments").value(2));
        answer("huln.specialist", "/api/v1/tasks/{id}/history", task).andExpect(status().isNotFound());
    }

    @Test
    void whoStandsInReadsForWhomAndUntilWhen() throws Exception {
        driver.moveClockTo(LocalDate.of(2023, 6, 19));
        UUID substitution = substitutions.add(new NewSubstitution("bdvtu.specialist", "bdvtu.clerk",
                LocalDate.of(2023, 6, 19), LocalDate.of(2023, 6, 30), "BDVTU", Role.SPECIALIST, "Đi công tác"));
        try {
            ReferenceCase dossier = new ReferenceCase(driver, calendar, LocalDate.of(2023, 6, 19), "Thử");
            dossier.open();
            String task = driver.engine().getTaskService().createTaskQuery()
                    .processInstanceBusinessKey(dossier.directiveId().toString()).singleResult().getId();
            answer("bdvtu.clerk", "/api/v1/tasks/{id}/assignment", task)
                    .andExpect(jsonPath("$.standsInFor[0].absent").value("Chuyên viên Ban Dân vận Tỉnh ủy"))
                    .andExpect(jsonPath("$.standsInFor[0].to").value("2023-06-30"));
            answer("bdvtu.clerk", "/api/v1/tasks/{id}/people", task)
                    .andExpect(jsonPath("$[?(@.role == 'Chuyên viên')].away.from", hasItem("2023-06-19")))
                    .andExpect(jsonPath("$[?(@.role == 'Chuyên viên')].away.substitute",
                            hasItem("Văn thư Ban Dân vận Tỉnh ủy")));
        } finally {
            jdbc.sql("delete from substitution where id = :id").param("id", substitution).update();
        }
    }

    @Test
    void outsidersOfARestrictedDossierFindNeitherProgressNorDraft() throws Exception {
        String tenant = "tenant-" + UUID.randomUUID();
        NewDirective usual = DirectiveFixtures.aDirective();
        UUID id = driver.as("bdvtu.specialist", () -> directives.open(new NewDirective(usual.subject(), usual.reason(),
                usual.issuer(), usual.leadBody(), usual.office(), usual.standingBoard(), usual.urgency(),
                usual.source(), usual.roundModes(), null, tenant)));
        jdbc.sql("insert into dossier_access (tenant_id, body_code) values (:tenant, 'BDVTU')").param("tenant", tenant)
                .update();
        answer("bdvtu.leader", "/api/v1/directives/{id}/progress", id).andExpect(status().isOk());
        answer("bdvtu.leader", "/api/v1/directives/{id}/draft", id).andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("Hồ sơ chưa có dự thảo."));
        for (String path : List.of("progress", "draft")) {
            answer("mttq.leader", "/api/v1/directives/{id}/" + path, id).andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.detail").value("Không tìm thấy hồ sơ chỉ thị."));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2      | Mục 2
            II.3   | Phần II, mục 3
            2.1.a  | Mục 2, khoản 1, điểm a
            Điều 5 | Điều 5
            """)
    void clausesAreCitedTheWayPeopleDo(String number, String place) {
        assertThat(ClauseReference.of(number)).isEqualTo(place);
    }

    private ResultActions answer(String username, String path, Object... values) throws Exception {
        return mvc.perform(get(path, values).with(user(username)));
    }
}
