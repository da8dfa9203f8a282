package vn.directive.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
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
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.OrganisationImport;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.SuccessionKind;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;

/** Reforms as administrators prepare, see and decide them, and that nobody else does. */
@ProcessTest
@Transactional
class ReformPageTest {

    private static final String BODY = """
            {"symbol": "01-QĐ/TU", "effectiveOn": "2023-08-01", "title": "Hợp nhất hai ban",
             "items": [{"predecessor": "BDVTU", "successor": "RPN", "kind": "MERGE", "takesWork": true}]}""";

    @Autowired
    private MockMvc web;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private OrganisationImport importer;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aDossierOfABoardThatIsToBeMerged() {
        driver.moveClockTo(LocalDate.of(2023, 7, 10));
        SampleDossier.open(driver);
        importer.apply(new ByteArrayInputStream("""
                bodies:
                  - {code: RPN, name: Ban Tuyên giáo và Dân vận, kind: PARTY_BOARD, level: PROVINCE, parent: TU,
                     validFrom: 2023-08-01, posts: [
                     {role: specialist, title: Chuyên viên, holder: rpn.specialist, validFrom: 2023-08-01}]}
                """.getBytes(StandardCharsets.UTF_8)));
        jdbc.sql("insert into body_succession values ('BDVTU', 'RPN', 'MERGE', '2023-08-01', '01-QĐ/TU')").update();
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void onlyAdministratorsDoThis() throws Exception {
        UUID any = UUID.randomUUID();
        for (String other : List.of("vptu.manager", "bdvtu.leader", "designer")) {
            for (String path : List.of("/organisation/reforms", "/organisation/reforms/new",
                    "/organisation/reforms/waiting",
                    "/organisation/reforms/" + any, "/organisation/reforms/" + any + "/edit", "/api/v1/reforms",
                    "/api/v1/reforms/" + any, "/api/v1/reforms/" + any + "/affected", "/api/v1/reforms/" + any
                            + "/moves",
                    "/api/v1/reforms/waiting")) {
                as(other, get(path)).andExpect(status().isForbidden());
            }
            for (String path : List.of("/confirmation", "/withdrawal", "/execution")) {
                as(other, json(post("/api/v1/reforms/" + any + path), "{\"reason\": \"Thử\"}")).andExpect(status()
                        .isForbidden());
            }
            as(other, json(post("/api/v1/reforms"), BODY)).andExpect(status().isForbidden());
            as(other, json(put("/api/v1/reforms/" + any), BODY)).andExpect(status().isForbidden());
            as(other, json(post("/api/v1/reforms/waiting/decision"), "{\"reason\": \"Thử\"}")).andExpect(status()
                    .isForbidden());
            for (String path : List.of("", "/waiting", "/" + any + "/edit", "/" + any + "/confirm", "/" + any
                    + "/withdraw",
                    "/" + any + "/carry-out")) {
                as(other, post("/organisation/reforms" + path).param("reason", "Thử").param("effectiveOn", "1/8/2023"))
                        .andExpect(status().isForbidden());
            }
        }
        web.perform(get("/api/v1/reforms")).andExpect(status().isUnauthorized());
        as("admin", get("/api/v1/reforms/" + any)).andExpect(status().isNotFound());
        as("admin", get("/organisation/reforms/" + any)).andExpect(status().isNotFound());
    }

    @Test
    void isPreparedShownConfirmedAndCarriedOutOnPages() throws Exception {
        as("admin", post("/organisation/reforms").param("symbol", "01-QĐ/TU").param("effectiveOn", "32/8/2023")
                .param("title", "Hợp nhất <hai> ban").param("items", "BDVTU | RPN | gộp"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("Ngày “32/8/2023” chưa đúng"),
                        containsString("value=\"Hợp nhất &lt;hai&gt; ban\""), containsString("BDVTU | RPN | gộp"))));
        as("admin", post("/organisation/reforms").param("symbol", "01-QĐ/TU").param("effectiveOn", "1/8/2023")
                .param("title", "Hợp nhất").param("items", "BDVTU | RPN | gộp"))
                .andExpect(content().string(containsString("Dòng 1: hình thức “gộp”; chỉ nhận sáp nhập, hợp nhất")));
        as("admin", post("/organisation/reforms").param("symbol", "01-QĐ/TU").param("effectiveOn", "1/8/2023")
                .param("take", "records")).andExpect(status().isOk())
                .andExpect(content().string(containsString("BDVTU | RPN | Hợp nhất, sáp nhập | x")));
        String page = as("admin", post("/organisation/reforms").param("symbol", "01-QĐ/TU").param("effectiveOn",
                "1/8/2023")
                .param("title", "Hợp nhất hai ban").param("items",
                        "Cơ quan cũ\tKế thừa\tHình thức\nBDVTU\tRPN\tHợp nhất\tx\t"))
                .andExpect(redirectedUrlPattern("/organisation/reforms/*")).andReturn().getResponse()
                        .getRedirectedUrl();
        as("admin", get(page)).andExpect(status().isOk()).andExpect(content().string(allOf(
                containsString("Ban Dân vận Tỉnh ủy → Ban Tuyên giáo và Dân vận"), containsString("việc đang mở"),
                containsString("Lập kế hoạch buổi"), containsString("Kết thúc cơ quan BDVTU"),
                        not(containsString("??")))));
        as("admin", get(page + "/edit")).andExpect(content().string(
                containsString("BDVTU | RPN | Hợp nhất, sáp nhập | x")));
        as("admin", post(page + "/confirm")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Hãy ghi lý do.")));
        as("admin", post(page + "/confirm").param("reason", "Nghị quyết 18")).andExpect(redirectedUrl(page));
        as("admin", post(page + "/carry-out")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("đến ngày đó mới thực hiện được")));
        driver.moveClockTo(LocalDate.of(2023, 8, 1));
        as("admin", get(page)).andExpect(content().string(containsString("Thực hiện ngay")));
        as("admin", post(page + "/carry-out")).andExpect(redirectedUrl(page));
        as("admin", get(page)).andExpect(content().string(allOf(containsString("Đã chuyển giao"),
                containsString("Đã thực hiện"), not(containsString("Rút quyết định")))));
        as("admin", get("/organisation/reforms")).andExpect(content().string(allOf(
                containsString("01-QĐ/TU: Hợp nhất hai ban"), containsString("Đã thực hiện"))));
        as("rpn.specialist", get("/api/v1/reforms")).andExpect(status().isForbidden());
    }

    @Test
    void isPreparedAndCarriedOutByProgrammes() throws Exception {
        as("admin", json(post("/api/v1/reforms"), BODY.replace("RPN", "KHONGCO"))).andExpect(status()
                .isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("items"))
                .andExpect(jsonPath("$.detail").value(containsString("Dòng 1 (BDVTU → KHONGCO)")));
        String id = JsonPath.read(as("admin", json(post("/api/v1/reforms"), BODY)).andExpect(status().isCreated())
                .andReturn().getResponse().getContentAsString(), "$.id");
        String path = "/api/v1/reforms/" + id;
        as("admin", get(path)).andExpect(jsonPath("$.state").value("PREPARED"))
                .andExpect(jsonPath("$.items[0].takesWork").value(true));
        as("admin", get(path + "/affected")).andExpect(jsonPath("$.counts[0].label").value("việc đang mở"))
                .andExpect(jsonPath("$.things[0].successor").value("RPN"));
        as("admin", json(put(path), BODY.replace("\"takesWork\": true", "\"takesWork\": false")))
                .andExpect(status().isNoContent());
        as("admin", json(post(path + "/confirmation"), "{}")).andExpect(jsonPath("$.errors[0].field").value("reason"));
        as("admin", json(post(path + "/confirmation"), "{\"reason\": \"Nghị quyết 18\"}")).andExpect(status()
                .isNoContent());
        as("admin", post(path + "/execution")).andExpect(status().isUnprocessableEntity());
        driver.moveClockTo(LocalDate.of(2023, 8, 1));
        as("admin", post(path + "/execution")).andExpect(status().isNoContent());
        String waiting = as("admin", get("/api/v1/reforms/waiting").param("reform", id)).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].candidates[0].code").value("RPN")).andReturn().getResponse()
                        .getContentAsString();
        assertThat(waiting).contains("Lập kế hoạch buổi");
        as("admin", get("/organisation/reforms/waiting")).andExpect(content().string(allOf(
                containsString("Ban Tuyên giáo và Dân vận (RPN)"), containsString("(việc đang mở)"))));
        String first = JsonPath.read(waiting, "$[0].id");
        as("admin", post("/organisation/reforms/waiting").param("ids", first).param("successor", "MTTQ")
                .param("reason", "Gấp"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("chỉ giao được cho: RPN")));
        List<String> all = JsonPath.read(waiting, "$[*].id");
        as("admin", json(post("/api/v1/reforms/waiting/decision"), ("{\"ids\": [\"%s\"], \"sameDossiers\": true, "
                + "\"successor\": \"RPN\", \"reason\": \"Phân công\"}").formatted(String.join("\", \"", all))))
                .andExpect(status().isOk()).andExpect(jsonPath("$.moved").value(all.size()));
        as("admin", get("/api/v1/reforms/waiting")).andExpect(jsonPath("$", hasSize(0)));
        as("admin", get(path + "/moves")).andExpect(jsonPath("$[0].decidedBy").value("admin"));
        as("admin", json(post(path + "/withdrawal"), "{\"reason\": \"Thử\"}")).andExpect(status()
                .isUnprocessableEntity());
        assertThat(as("admin", get("/api/v1/openapi")).andReturn().getResponse().getContentAsString())
                .contains("/api/v1/reforms/{id}/affected", "/api/v1/reforms/waiting/decision");
    }

    @Test
    void rowsAreReadAsTyped() {
        assertThat(ReformText.read("A | B | Sáp nhập\n\nC\tD\tchia\nC\tC\ttách\tx\nE | không | giải thể | | \nG|H|đổi tên|không|x"))
                .containsExactly(new Item("A", "B", SuccessionKind.MERGE, true, false),
                        new Item("C", "D", SuccessionKind.SPLIT, false, false),
                        new Item("C", "C", SuccessionKind.SPLIT, true, false),
                        new Item("E", null, SuccessionKind.DISSOLVE, false, false),
                        new Item("G", "H", SuccessionKind.RENAME, false, true));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(username)).with(csrf()));
    }
}
