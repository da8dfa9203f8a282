package vn.directive.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.ProcessScenario;
import vn.directive.support.StatementCounter;

/** Posts to be filled and the work that waits for it, on its page and for programmes. */
@Transactional
class VacancyPageTest extends ProcessScenario {

    private static final String API = "/api/v1/vacancies";
    private static final String PAGE = "/organisation/vacancies";

    @Autowired
    private MockMvc web;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private StatementCounter statements;

    @BeforeEach
    void monday() {
        moveClockTo(LocalDate.of(2023, 7, 10));
        // What other tests left open is theirs.
        jdbc.sql("delete from vacancy").update();
    }

    @Test
    void isForAdministratorsAndManagers() throws Exception {
        for (String path : new String[] {API, API + "/attention", PAGE}) {
            as("bdvtu.leader", path).andExpect(status().isForbidden());
            as("huln.clerk", path).andExpect(status().isForbidden());
            as("admin", path).andExpect(status().isOk());
            as("vptu.manager", path).andExpect(status().isOk());
        }
        as("admin", "/api/v1/openapi").andExpect(content().string(allOf(containsString("\"/api/v1/vacancies\""),
                containsString("/api/v1/vacancies/attention"))));
    }

    @Test
    void showsWhichPostSinceWhenHowMuchWaitsAndWhoHasIt() throws Exception {
        vacate("BDVTU:specialist");
        Task task = planMeeting();
        planMeeting();
        driver.as("tu.leader", () -> engine.getTaskService().claim(task.getId(), "tu.leader"));

        as("vptu.manager", API).andExpect(jsonPath("$.items[0].group").value("BDVTU:specialist"))
                .andExpect(jsonPath("$.items[0].body.name").value("Ban Dân vận Tỉnh ủy"))
                .andExpect(jsonPath("$.items[0].posts[0]").value("Chuyên viên Ban Dân vận Tỉnh ủy"))
                .andExpect(jsonPath("$.items[0].since").value("2023-07-05"))
                .andExpect(jsonPath("$.items[0].waiting").value(2)).andExpect(jsonPath("$.items[0].blocked").value(0))
                .andExpect(jsonPath("$.items[0].givenTo").value("Tỉnh ủy Bình Phước (lãnh đạo)"))
                .andExpect(jsonPath("$.items[0].people[0]").value("Bí thư Tỉnh ủy"));
        as("vptu.manager", API + "/attention").andExpect(jsonPath("$.waiting").value(2));
        as("vptu.manager", API + "?text=chuyen vien ban dan van").andExpect(jsonPath("$.total").value(1));
        as("vptu.manager", API + "?text=khong co dau").andExpect(jsonPath("$.total").value(0));
        as("vptu.manager", API + "?size=1000").andExpect(status().isUnprocessableEntity());

        as("admin", PAGE).andExpect(content().string(allOf(
                containsString("Chuyên viên, Ban Dân vận Tỉnh ủy"), containsString("2 việc đang chờ"),
                containsString("05/07/2023"), containsString("vì vị trí Chuyên viên Ban Dân vận Tỉnh ủy chưa có người giữ"),
                containsString("đã nhận: Bí thư Tỉnh ủy"), containsString("/organisation/bodies/BDVTU#posts-title"))));
        as("vptu.manager", PAGE).andExpect(content().string(allOf(containsString("2 việc đang chờ"),
                not(containsString("/organisation/bodies/")), not(containsString("/organisation/import")))));
        as("vptu.manager", PAGE + "?text=<b>").andExpect(content().string(allOf(not(containsString("<b>")),
                containsString("Không có vị trí nào phù hợp."))));
    }

    @Test
    void showsFirstWhatNobodyCanDoAlsoOnTheDashboard() throws Exception {
        vacate("BDVTU:specialist");
        vacate("TU:leader");
        planMeeting();
        as("admin", API).andExpect(jsonPath("$.items[0].group").value("BDVTU:specialist"))
                .andExpect(jsonPath("$.items[0].blocked").value(1))
                .andExpect(jsonPath("$.items[*].group", hasItem("TU:leader")));
        as("admin", PAGE).andExpect(content().string(containsString("không còn ai trong cả tuyến xử lý được")));
        as("vptu.manager", "/api/v1/dashboard").andExpect(jsonPath("$.attention.blocked").value(1))
                .andExpect(jsonPath("$.attention.waiting").value(1));
    }

    @Test
    void doesNotCountWorkOfDossiersThatTheReaderMayNotKnowOf() throws Exception {
        vacate("BDVTU:specialist");
        planMeeting();
        jdbc.sql("update directive set tenant_id = 'restricted-test' where id = :id").param("id", directiveId).update();
        as("vptu.manager", API).andExpect(jsonPath("$.items[?(@.group == 'BDVTU:specialist')].waiting").value(0))
                .andExpect(content().string(not(containsString("Việc này"))));
        as("vptu.manager", API + "/attention").andExpect(jsonPath("$.waiting").value(0));
        as("admin", PAGE).andExpect(content().string(not(containsString("việc đang chờ"))));
    }

    @Test
    void asksNoMoreForMorePosts() throws Exception {
        planMeeting();
        int few = statements.during(() -> as("admin", PAGE)).size();
        jdbc.sql("update holder set valid_to = '2023-07-04' where post_id like '%:clerk'").update();
        assertThat(statements.during(() -> as("admin", PAGE))).hasSize(few);
        as("admin", API + "?page=1&size=3").andExpect(jsonPath("$.items.length()").value(3));
        as("admin", PAGE).andExpect(content().string(containsString("page=1")));
    }

    private Task planMeeting() {
        openDossier();
        start("working-meeting", Map.of());
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString()).singleResult();
    }

    private void vacate(String post) {
        jdbc.sql("update holder set valid_to = '2023-07-04' where post_id = :post").param("post", post).update();
    }

    private ResultActions as(String username, String path) throws Exception {
        return web.perform(get(path).with(user(username)));
    }
}
