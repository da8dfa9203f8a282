package vn.directive.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;

/** Absence, mail and calendar as a person arranges them, and who may not. */
@ProcessTest
@Transactional
class PersonalPageTest {

    @Autowired
    private MockMvc web;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void monday() {
        driver.moveClockTo(LocalDate.of(2023, 7, 10));
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void aPersonEntersTheirAbsenceAndEndsItEarly() throws Exception {
        enter("bdvtu.specialist", "bdvtu.specialist", "bdvtu.member", "10/7/2023", "14/07/2023", "")
                .andExpect(redirectedUrl("/personal"));
        page("bdvtu.specialist").andExpect(content().string(Matchers.allOf(
                Matchers.containsString("Đang có hiệu lực"), Matchers.containsString("Đi công tác"))));
        page("bdvtu.member").andExpect(content().string(Matchers.allOf(
                Matchers.containsString("Đang có hiệu lực"), Matchers.not(Matchers.containsString("Kết thúc sớm")))));
        page("bdvtu.clerk").andExpect(content().string(Matchers.containsString("Kết thúc sớm")));
        page("mttq.clerk").andExpect(content().string(Matchers.containsString("Không có ai vắng mặt")));

        UUID id = jdbc.sql("select id from substitution where absent = 'bdvtu.specialist'").query(UUID.class).single();
        end("mttq.clerk", id, "10/07/2023").andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Chỉ người vắng mặt, lãnh đạo hoặc văn thư")));
        end("bdvtu.specialist", id, "01/07/2023").andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("sớm nhất là hôm qua")));
        end("bdvtu.specialist", id, "11/07/2023").andExpect(redirectedUrl("/personal"));
        assertThat(jdbc.sql("select valid_to from substitution where id = :id").param("id", id)
                .query(LocalDate.class).single()).isEqualTo(LocalDate.of(2023, 7, 11));
    }

    @Test
    void theClerkEntersForTheBodyOthersDoNotAndNobodyMakesACircle() throws Exception {
        enter("bdvtu.clerk", "bdvtu.specialist", "bdvtu.member", "12/07/2023", "14/07/2023", "BDVTU")
                .andExpect(redirectedUrl("/personal"));
        page("bdvtu.specialist").andExpect(content().string(Matchers.allOf(
                Matchers.containsString("Sắp tới"), Matchers.containsString("Mọi vị trí, Ban Dân vận Tỉnh ủy"))));
        enter("bdvtu.member", "bdvtu.specialist", "bdvtu.member", "17/07/2023", "18/07/2023", "")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Chỉ người vắng mặt")));
        enter("bdvtu.member", "bdvtu.member", "bdvtu.specialist", "13/07/2023", "13/07/2023", "")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.allOf(
                        Matchers.containsString("Người thay thế cũng đang được chính người vắng mặt thay"),
                        Matchers.containsString("value=\"13/07/2023\""))));
        enter("bdvtu.member", "bdvtu.member", "bdvtu.clerk", "30/02/2023", "13/07/2023", "")
                .andExpect(content().string(Matchers.containsString("Ngày “30/02/2023” chưa đúng")));
    }

    @Test
    void aTaskTakenBySomebodyWhoIsAwaySaysWhoStandsIn() throws Exception {
        UUID directiveId = SampleDossier.open(driver);
        enter("bdvtu.specialist", "bdvtu.specialist", "bdvtu.member", "10/07/2023", "14/07/2023", "BDVTU")
                .andExpect(redirectedUrl("/personal"));
        String taskId = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0).getId();
        driver.engine().getTaskService().claim(taskId, "bdvtu.specialist");
        as("bdvtu.member", get("/api/v1/tasks/{id}/context", taskId)).andExpect(jsonPath("$.waitingFor").value(
                Matchers.containsString("(vắng mặt đến hết 14/07/2023, ")));
    }

    @Test
    void theChoiceOfMailIsKept() throws Exception {
        as("bdvtu.specialist", post("/personal/mail").param("timing", "DAILY")).andExpect(redirectedUrl("/personal"));
        String page = page("bdvtu.specialist").andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).containsPattern("value=\"DAILY\"[^>]*checked").doesNotContainPattern("value=\"AT_ONCE\"[^>]*checked");
    }

    @Test
    void theCalendarOpensWithItsSecretOnlyAndUntilItIsRevoked() throws Exception {
        UUID directiveId = SampleDossier.open(driver);
        String taskId = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0).getId();
        String first = address("bdvtu.specialist");
        String calendar = calendar(first).andExpect(status().isOk())
                .andExpect(content().contentType("text/calendar;charset=UTF-8"))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8).replace("\r\n ", "");
        assertThat(calendar).contains("X-WR-CALNAME:Hạn xử lý – ", "UID:" + taskId + "@", "SUMMARY:Hạn: ",
                "/camunda/app/tasklist/default/#/?task=" + taskId);
        assertThat(jdbc.sql("select encode(token_hash, 'base64') from calendar_feed where username = "
                + "'bdvtu.specialist'").query(String.class).single()).isNotIn(first);

        String second = address("bdvtu.specialist");
        calendar(first).andExpect(status().isNotFound());
        calendar(second).andExpect(status().isOk());
        assertThat(calendar(address("mttq.clerk")).andReturn().getResponse().getContentAsString())
                .doesNotContain(taskId);
        as("bdvtu.specialist", post("/personal/calendar/revoke")).andExpect(redirectedUrl("/personal"));
        calendar(second).andExpect(status().isNotFound());
        calendar("http://localhost/calendar/x.ics").andExpect(status().isNotFound());
    }

    @Test
    void aCalendarOfAClosedAccountIsGone() throws Exception {
        String address = address("mttq.clerk");
        jdbc.sql("update account set enabled = false where username = 'mttq.clerk'").update();
        calendar(address).andExpect(status().isNotFound());
    }

    @Test
    void aBodysCalendarIsForThoseWhoLeadItOrKeepItsPapersAndWhileTheyDo() throws Exception {
        UUID directiveId = SampleDossier.open(driver);
        String taskId = driver.engine().getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).list().get(0).getId();
        driver.engine().getTaskService().claim(taskId, "bdvtu.specialist");
        String address = String.valueOf(as("bdvtu.clerk", post("/personal/calendar").param("body", "BDVTU")).andReturn()
                .getFlashMap().get("calendarAddress"));

        assertThat(calendar(address).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8)
                .replace("\r\n ", "")).contains("X-WR-CALNAME:Hạn xử lý – Ban Dân vận Tỉnh ủy", "UID:" + taskId + "@");
        page("bdvtu.clerk").andExpect(content().string(Matchers.containsString("Việc của Ban Dân vận Tỉnh ủy")));
        page("bdvtu.specialist").andExpect(content().string(
                Matchers.not(Matchers.containsString("Việc của Ban Dân vận Tỉnh ủy"))));
        as("bdvtu.specialist", post("/personal/calendar").param("body", "BDVTU"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(Matchers.containsString("Chỉ lãnh đạo hoặc văn thư của cơ quan")));
        as("mttq.leader", post("/personal/calendar").param("body", "BDVTU"))
                .andExpect(status().isUnprocessableEntity());

        jdbc.sql("update holder set valid_to = date '2023-07-09' where username = 'bdvtu.clerk'").update();
        calendar(address).andExpect(status().isNotFound());
    }

    @Test
    void thePageNeedsALogin() throws Exception {
        web.perform(get("/personal").accept("text/html").with(anonymous()))
                .andExpect(redirectedUrl("/login?next=%2Fpersonal"));
    }

    private String address(String username) throws Exception {
        return String.valueOf(as(username, post("/personal/calendar")).andReturn().getFlashMap()
                .get("calendarAddress"));
    }

    private ResultActions calendar(String address) throws Exception {
        return web.perform(get(URI.create(address).getPath()).with(anonymous()));
    }

    private ResultActions page(String username) throws Exception {
        return as(username, get("/personal")).andExpect(status().isOk());
    }

    private ResultActions enter(String who, String absent, String substitute, String from, String to, String scope)
            throws Exception {
        return as(who, post("/personal/absences").param("absent", absent).param("substitute", substitute)
                .param("from", from).param("to", to).param("scope", scope).param("reason", "Đi công tác"));
    }

    private ResultActions end(String who, UUID id, String lastDay) throws Exception {
        return as(who, post("/personal/absences/{id}/end", id).param("lastDay", lastDay));
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(username)).with(csrf()));
    }
}
