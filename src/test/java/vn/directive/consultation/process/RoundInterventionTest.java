package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import vn.directive.consultation.ClosingCause;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundState;
import vn.directive.support.StatementCounter;

/** What those who oversee a round do from outside its forms, what they may not, and what is left of it. */
class RoundInterventionTest extends ConsultationScenario {

    private static final String MANAGER = "vptu.manager";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;

    @Test
    void remindsWhoHasNotAnsweredOnceADay() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ", "UBND");
        reply("MTTQ", "stance", "AGREES");
        act(MANAGER, "reminders", """
                {"bodies": ["HULN", "MTTQ", "HUHQ"], "reason": "Cần kịp phiên họp tuần tới"}""")
                .andExpect(status().isOk()).andExpect(jsonPath("$.sent").value(1))
                .andExpect(jsonPath("$.skipped[0].body").value("HUHQ"))
                .andExpect(jsonPath("$.skipped[0].why").value("không được hỏi trong vòng này"))
                .andExpect(jsonPath("$.skipped[1].bodyName").value(containsString("Mặt trận")))
                .andExpect(jsonPath("$.skipped[1].why").value("đã trả lời"));
        assertThat(notices("huln.clerk")).singleElement().asString()
                .contains("Nhắc góp ý dự thảo chỉ thị (vòng 1)", "Cần kịp phiên họp tuần tới");
        assertThat(notices("huln.leader")).hasSize(1);
        assertThat(notices("mttq.clerk")).isEmpty();
        assertThat(audited("round.remind")).isEqualTo(
                "vptu.manager|manager|Cần kịp phiên họp tuần tới|{\"sent\": 1, \"bodies\": [\"HULN\"]}");

        act(MANAGER, "reminders", "{\"bodies\": [\"HULN\"], \"reason\": \"Nhắc lại\"}")
                .andExpect(jsonPath("$.sent").value(0))
                .andExpect(jsonPath("$.skipped[0].why").value("đã nhắc trong hôm nay"));
        moveClockTo(START.plusDays(1));
        act(MANAGER, "reminders", "{\"bodies\": [\"HULN\"], \"reason\": \"Nhắc lại\"}")
                .andExpect(jsonPath("$.sent").value(1));
        assertThat(notices("huln.clerk")).hasSize(2);
    }

    @Test
    void remindingNeedsBodiesAndAReason() throws Exception {
        aWrittenRoundTo("HULN");
        refused("reminders", "{\"bodies\": [\"HULN\"], \"reason\": \"  \"}", "reason", "Hãy ghi lý do.");
        refused("reminders", "{\"reason\": \"Gấp\"}", "bodies", "Hãy chọn ít nhất một cơ quan để nhắc.");
        assertThat(notices("huln.clerk")).isEmpty();
    }

    @Test
    void onlyThoseWhoOverseeTheDossierMayIntervene() throws Exception {
        aWrittenRoundTo("HULN");
        String wanted = "{\"bodies\": [\"HULN\"], \"reason\": \"Gấp\"}";
        for (String other : List.of("bdvtu.specialist", "huln.leader", "admin", "vptu.specialist")) {
            act(other, "reminders", wanted).andExpect(status().isForbidden());
        }
        act("bdvtu.leader", "reminders", wanted).andExpect(status().isOk());
        assertThat(audited("round.remind")).startsWith("bdvtu.leader|leader|Gấp");
    }

    @Test
    void aRestrictedDossierHasNoRoundsForManagersOutside() throws Exception {
        aWrittenRoundTo("HULN");
        jdbc.sql("update directive set tenant_id = 'tenant-' || id where id = :id").param("id", directiveId).update();
        act(MANAGER, "reminders", "{\"bodies\": [\"HULN\"], \"reason\": \"Gấp\"}").andExpect(status().isNotFound());
        act(MANAGER, "closing", "{\"reason\": \"Gấp\"}").andExpect(status().isNotFound());
    }

    /** 30 June 2023 is the deadline, a Friday. */
    @Test
    void extendsTheRoundAndWhoeverWouldBeDueEarlier() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ");
        accept("HULN");
        refused("extensions", "{\"deadline\": \"2023-07-03\"}", "reason", "Hãy ghi lý do.");
        refused("extensions", "{\"reason\": \"Bão\"}", "deadline", "Hạn mới: hãy chọn ngày.");
        refused("extensions", "{\"deadline\": \"2023-06-16\", \"reason\": \"Bão\"}", "deadline",
                "Hạn mới phải sau hôm nay (19/06/2023).");
        refused("extensions", "{\"deadline\": \"2023-06-30\", \"reason\": \"Bão\"}", "deadline",
                "Hạn mới phải sau hạn đang áp dụng (30/06/2023).");
        refused("extensions", "{\"deadline\": \"2023-07-01\", \"reason\": \"Bão\"}", "deadline",
                "Hạn mới 01/07/2023 là ngày nghỉ; ngày làm việc gần nhất sau đó là 03/07/2023.");
        assertThat(view().deadline()).isEqualTo(DEADLINE);

        act(MANAGER, "extensions", "{\"deadline\": \"2023-07-05\", \"reason\": \"Bão\"}").andExpect(status().isOk())
                .andExpect(jsonPath("$.extended").value(2));
        assertThat(view().deadline()).isEqualTo(LocalDate.of(2023, 7, 5));
        assertThat(task("huln.specialist", CommentRequestProcess.Nodes.PREPARE).getDueDate())
                .isInSameDayAs("2023-07-04");
        assertThat(notices("huln.specialist")).singleElement().asString().contains("Gia hạn", "05/07/2023");
        assertThat(audited("round.extend")).contains("Bão", "2023-06-30", "2023-07-05");
        moveClockTo(LocalDate.of(2023, 7, 4));
        executeJobs();
        assertThat(view().state()).isEqualTo(RoundState.OPEN);
        moveClockTo(LocalDate.of(2023, 7, 6));
        executeJobs();
        assertThat(view().state()).isEqualTo(RoundState.CLOSED);
    }

    /** As it is left for the process when more bodies move than one transaction should carry. */
    @Test
    void aDateThatLagsBehindInTheTasksFollowsInTheNextChunk() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ");
        accept("HULN");
        jdbc.sql("update round_request set due = '2023-07-05' where round_id = :id and body = 'HULN'")
                .param("id", view().id()).update();
        act(MANAGER, "withdrawals", "{\"bodies\": [\"MTTQ\"], \"reason\": \"Thừa\"}").andExpect(status().isNoContent());
        assertThat(task("huln.specialist", CommentRequestProcess.Nodes.PREPARE).getDueDate())
                .isInSameDayAs("2023-06-29");
        executeJobs();
        assertThat(task("huln.specialist", CommentRequestProcess.Nodes.PREPARE).getDueDate())
                .isInSameDayAs("2023-07-04");
        task(SPECIALIST, CommentRoundProcess.Nodes.FOLLOW);
    }

    @Test
    void extendsSomeBodiesOnly() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ");
        act(MANAGER, "extensions", """
                {"bodies": ["HULN", "UBND"], "deadline": "2023-07-05", "reason": "Bão"}""")
                .andExpect(jsonPath("$.extended").value(1)).andExpect(jsonPath("$.skipped[0].body").value("UBND"));
        assertThat(request("HULN").due()).isEqualTo(LocalDate.of(2023, 7, 5));
        assertThat(request("MTTQ").due()).isEqualTo(DEADLINE);
        assertThat(view().deadline()).isEqualTo(DEADLINE);
        refused("extensions", "{\"bodies\": [\"HULN\"], \"deadline\": \"2023-07-04\", \"reason\": \"Bão\"}",
                "deadline", "Hạn mới phải sau hạn đang áp dụng (05/07/2023).");
    }

    @Test
    void anExtensionOfABodysTaskIsOneOfItsRequest() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ");
        accept("HULN");
        String task = task("huln.specialist", CommentRequestProcess.Nodes.PREPARE).getId();
        post(MANAGER, "/api/v1/tasks/" + task + "/extension", "{\"deadline\": \"2023-07-05\", \"reason\": \"Bão\"}")
                .andExpect(status().isNoContent());
        assertThat(request("HULN").due()).isEqualTo(LocalDate.of(2023, 7, 5));
        assertThat(request("MTTQ").due()).isEqualTo(DEADLINE);
        assertThat(audited("round.extend")).contains("HULN");
    }

    @Test
    void addsABodyThatIsAskedWithinMoments() throws Exception {
        aWrittenRoundTo("HULN");
        refused("bodies", "{\"bodies\": [\"HUBDP\"], \"reason\": \"\"}", "reason", "Hãy ghi lý do.");
        refused("bodies", "{\"bodies\": [\"KHONGCO\"], \"reason\": \"Sót\"}", "bodies",
                "Không có cơ quan nào đang hoạt động với mã “KHONGCO”.");
        refused("bodies", "{\"bodies\": [\"HULN\"], \"reason\": \"Sót\"}", "bodies",
                "Huyện ủy Lộc Ninh đã được hỏi trong vòng này (đã gửi).");
        act(MANAGER, "bodies", "{\"bodies\": [\"HUBDP\"], \"reason\": \"Sót\"}").andExpect(status().isNoContent());
        executeJobs();
        task("hubdp.clerk", CommentRequestProcess.Nodes.ACKNOWLEDGE);
        task(SPECIALIST, CommentRoundProcess.Nodes.FOLLOW);
        assertThat(audited("round.addBodies")).contains("Sót", "HUBDP");
    }

    @Test
    void withdrawingTheLastAwaitedBodyClosesTheRound() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ");
        reply("MTTQ", "stance", "AGREES");
        act(MANAGER, "withdrawals", "{\"bodies\": [\"HULN\"], \"reason\": \"Đã sáp nhập\"}")
                .andExpect(status().isNoContent());
        assertThat(view().closedBy()).isEqualTo(ClosingCause.ALL_REPLIED);
        assertThat(audited("round.withdrawBodies")).contains("Đã sáp nhập");
    }

    @Test
    void closesEarlyOnce() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ");
        refused("closing", "{\"reason\": \" \"}", "reason", "Hãy ghi lý do.");
        act(MANAGER, "closing", "{\"reason\": \"Cần ban hành gấp\"}").andExpect(status().isNoContent());
        assertThat(view().state()).isEqualTo(RoundState.CLOSED);
        assertThat(view().closedBy()).isEqualTo(ClosingCause.EARLY);
        task(SPECIALIST, CommentRoundProcess.Nodes.SYNTHESISE);
        assertThat(audited("round.close")).contains("Cần ban hành gấp", "\"waiting\": 2");
        act(MANAGER, "closing", "{\"reason\": \"Lần nữa\"}").andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.detail").value(
                        "Việc này chỉ làm được khi vòng 1 đang lấy ý kiến; hiện đang tổng hợp."));
    }

    @Test
    void anEarlyClosingStopsTheSending() throws Exception {
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation("HULN"));
        sign();
        act(MANAGER, "closing", "{\"reason\": \"Gửi nhầm\"}").andExpect(status().isNoContent());
        executeJobs();
        assertThat(view().state()).isEqualTo(RoundState.CLOSED);
        assertThat(request("HULN").state()).isEqualTo(RequestState.WITHDRAWN);
    }

    @Test
    void aFailedJobRunsAgain() throws Exception {
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation("HULN"));
        sign();
        Job job = engine.getManagementService().createJobQuery().processInstanceId(round.getId()).singleResult();
        engine.getManagementService().setJobRetries(job.getId(), 0);
        String incident = engine.getRuntimeService().createIncidentQuery().processInstanceId(round.getId())
                .singleResult().getId();
        String path = "/api/v1/incidents/" + incident + "/retry";
        post("bdvtu.specialist", path, "{\"reason\": \"Đã sửa\"}").andExpect(status().isForbidden());
        post(MANAGER, path, "{}").andExpect(jsonPath("$.errors[0].message").value("Hãy ghi lý do."));
        post("admin", path, "{\"reason\": \"Đã sửa\"}").andExpect(status().isNoContent());
        assertThat(audited("incident.retry")).startsWith("admin|administrator|Đã sửa");
        executeJobs();
        assertThat(request("HULN").state()).isEqualTo(RequestState.SENT);
        post(MANAGER, path, "{\"reason\": \"Lần nữa\"}").andExpect(status().isNotFound());
    }

    /** One statement more or less a body would be thousands here. */
    @Test
    void remindingThousandsCostsWhatRemindingOneCosts() throws Exception {
        aWrittenRoundTo("HULN", "MTTQ");
        List<String> one = statements.during(() -> act(MANAGER, "reminders",
                "{\"bodies\": [\"HULN\"], \"reason\": \"Gấp\"}"));
        jdbc.sql("""
                insert into round_request (id, round_id, body, state, due, process_instance_id, shown_due)
                select gen_random_uuid(), :round, 'X' || i, 'SENT', '2023-06-30', 'none-' || i, '2023-06-30'
                from generate_series(1, 3000) i
                """).param("round", view().id()).update();
        String bodies = IntStream.rangeClosed(1, 3000).mapToObj(i -> "\"X" + i + "\"").collect(Collectors.joining(","));
        List<String> many = statements.during(() -> act(MANAGER, "reminders",
                "{\"bodies\": [\"MTTQ\", " + bodies + "], \"reason\": \"Gấp\"}")
                .andExpect(jsonPath("$.sent").value(3001)));
        assertThat(many).hasSameSizeAs(one);
    }

    @Test
    void whatWasDoneIsReadByManagersAndAdministratorsAndChangedByNobody() throws Exception {
        aWrittenRoundTo("HULN");
        act(MANAGER, "reminders", "{\"bodies\": [\"HULN\"], \"reason\": \"Gấp\"}");
        for (String reader : List.of(MANAGER, "admin")) {
            mvc.perform(get("/api/v1/audit?directive=" + directiveId)
                            .with(SecurityMockMvcRequestPostProcessors.user(reader)))
                    .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].action").value("round.remind"))
                    .andExpect(jsonPath("$.items[0].actorName").value(containsString("Lãnh đạo theo dõi")))
                    .andExpect(jsonPath("$.items[0].remoteAddress").value("127.0.0.1"))
                    .andExpect(jsonPath("$.items[0].details.sent").value(1));
        }
        for (String other : List.of("bdvtu.leader", "huln.clerk", "designer")) {
            mvc.perform(get("/api/v1/audit").with(SecurityMockMvcRequestPostProcessors.user(other)))
                    .andExpect(status().isForbidden());
        }
        for (String tampering : List.of("update audit_entry set reason = 'khác'", "delete from audit_entry",
                "truncate audit_entry")) {
            assertThatThrownBy(() -> jdbc.sql(tampering).update())
                    .hasStackTraceContaining("never changed or removed");
        }
        mvc.perform(get("/api/v1/directives/{id}/actions", directiveId)
                .with(SecurityMockMvcRequestPostProcessors.user(MANAGER))).andExpect(jsonPath("$.mayAct").value(true));
        mvc.perform(get("/api/v1/directives/{id}/actions", directiveId)
                .with(SecurityMockMvcRequestPostProcessors.user("admin")))
                .andExpect(jsonPath("$.mayAct").value(false)).andExpect(jsonPath("$.mayRetry").value(true));
    }

    private void refused(String action, String body, String field, String message) throws Exception {
        act(MANAGER, action, body).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(message));
    }

    private ResultActions act(String username, String action, String body) {
        return post(username, "/api/v1/rounds/" + view().id() + "/" + action, body);
    }

    private ResultActions post(String username, String path, String body) {
        return driver.as(username, () -> {
            try {
                return mvc.perform(MockMvcRequestBuilders.post(path)
                        .with(SecurityMockMvcRequestPostProcessors.user(username)).with(csrf())
                        .contentType(MediaType.APPLICATION_JSON).content(body));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Titles and texts of reminders. */
    private List<String> notices(String username) {
        return jdbc.sql("""
                select title || ' ' || text from notice where recipient = :user and directive_id = :id
                    and kind like 'REMINDER%' order by id
                """).param("user", username).param("id", directiveId).query(String.class).list();
    }

    /** The one entry of this action in the dossier. */
    private String audited(String action) {
        return jdbc.sql("""
                select actor || '|' || acting_role || '|' || reason || '|' || details::text from audit_entry
                where directive_id = :id and action = :action
                """).params(Map.of("id", directiveId, "action", action)).query(String.class).single();
    }
}
