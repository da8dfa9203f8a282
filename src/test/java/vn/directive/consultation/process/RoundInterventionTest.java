package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What those who oversee a round do from outside its forms, what they may not, and what is left of it. */
class RoundInterventionTest extends ConsultationScenario {

    private static final String MANAGER = "vptu.manager";

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;

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

    private void refused(String action, String body, String field, String message) throws Exception {
        act(MANAGER, action, body).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].message").value(message));
    }

    private ResultActions act(String username, String action, String body) throws Exception {
        return driver.as(username, () -> {
            try {
                return mvc.perform(post("/api/v1/rounds/{id}/" + action, view().id())
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
