package vn.directive.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Accounts;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

@ProcessTest
@Transactional
class AdministrationTest {

    private static final String ABSENCE = """
            {"absent": "bdvtu.specialist", "substitute": "bdvtu.member", "from": "2023-07-10", "to": "2023-07-14",
             "body": "BDVTU", "role": "SPECIALIST", "reason": "Đi công tác"}""";

    @Autowired
    private MockMvc web;
    @Autowired
    private Accounts accounts;
    @Autowired
    private CaseDriver driver;

    @BeforeEach
    void monday() {
        driver.moveClockTo(LocalDate.of(2023, 7, 10));
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void theAbsentPersonTheirLeaderAndClerkEnterAndEndSubstitutionsOthersDoNot() throws Exception {
        as("mttq.leader", json(post("/api/v1/substitutions"), ABSENCE)).andExpect(status().isForbidden());
        as("bdvtu.member", json(post("/api/v1/substitutions"), ABSENCE)).andExpect(status().isForbidden());
        String created = as("bdvtu.specialist", json(post("/api/v1/substitutions"), ABSENCE))
                .andExpect(status().isCreated()).andReturn().getResponse().getContentAsString();
        as("bdvtu.member", get("/api/v1/substitutions")).andExpect(jsonPath("$[0].absent").value("bdvtu.specialist"));
        as("bdvtu.leader", json(post("/api/v1/substitutions"), ABSENCE)).andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("from"));

        MockHttpServletRequestBuilder end = delete("/api/v1/substitutions/" + JsonPath.read(created, "$.id"))
                .param("lastDay", "2023-07-09");
        as("bdvtu.member", end).andExpect(status().isForbidden());
        as("bdvtu.clerk", end).andExpect(status().isNoContent());
        as("bdvtu.member", get("/api/v1/substitutions")).andExpect(content().json("[]"));
    }

    @Test
    void onlyAdministratorsImport() throws Exception {
        MockHttpServletRequestBuilder days = post("/api/v1/working-days").contentType("text/csv")
                .content("day,working,note\n2030-01-01,false,Tết Dương lịch (dự kiến)\n");
        as("bdvtu.leader", days).andExpect(status().isForbidden());
        as("admin", days).andExpect(jsonPath("$.changed").value(1));
    }

    @Test
    void onesOwnPasswordNeedsThePresentOneAnotherPersonsAnAdministrator() throws Exception {
        accounts.setPassword("mttq.clerk", "mật khẩu cũ");
        MockHttpServletRequestBuilder change = json(put("/api/v1/accounts/mttq.clerk/password"),
                "{\"current\": \"sai mật khẩu\", \"password\": \"mật khẩu mới\"}");
        as("mttq.clerk", change).andExpect(jsonPath("$.errors[0].field").value("current"));
        as("mttq.leader", change).andExpect(status().isForbidden());
        assertThat(accounts.authenticate("mttq.clerk", "mật khẩu cũ")).isPresent();
        as("admin", change).andExpect(status().isNoContent());
        assertThat(accounts.authenticate("mttq.clerk", "mật khẩu mới")).isPresent();
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(username)).with(csrf()));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String content) {
        return request.contentType(MediaType.APPLICATION_JSON).content(content);
    }
}
