package vn.directive.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** The organisation as administrators see and change it, and that nobody else does. */
@ProcessTest
@Transactional
class OrganisationPageTest {

    private static final String TABLE = "Mã,Tên,Loại,Cấp,Cấp trên,Từ ngày\nNEWA,Ban mới,Ban Đảng,Tỉnh,TU,01/01/2024\n";

    @Autowired
    private MockMvc web;
    @Autowired
    private CaseDriver driver;
    @Autowired
    private Organisation organisation;
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
    void nobodyButAdministratorsSeesOrChangesAnything() throws Exception {
        for (MockHttpServletRequestBuilder request : List.of(get("/organisation"), get("/organisation/bodies/BDVTU"),
                get("/organisation/import"), upload("/organisation/import", TABLE),
                post("/organisation/bodies/BDVTU").param("from", "01/01/2024").param("name", "X").param("reason", "x")
                        .param("kind", "OFFICE").param("level", "PROVINCE"),
                post("/organisation/bodies/BDVTU/end").param("lastDay", "01/01/2024").param("reason", "x"),
                post("/organisation/bodies/BDVTU/posts/end").param("post", "BDVTU:leader")
                        .param("lastDay", "01/01/2024").param("reason", "x"),
                post("/organisation/bodies/BDVTU/posts/holder").param("post", "BDVTU:leader")
                        .param("username", "mttq.clerk").param("from", "01/01/2024").param("reason", "x"),
                upload("/api/v1/organisation/imports", TABLE), get("/api/v1/organisation/export"))) {
            as("bdvtu.leader", request).andExpect(status().isForbidden());
            as("vptu.manager", request).andExpect(status().isForbidden());
        }
        as("admin", get("/api/v1/openapi")).andExpect(content().string(allOf(
                containsString("/api/v1/organisation/imports/{id}/apply"),
                containsString("/api/v1/organisation/export"))));
    }

    @Test
    void theTreeIsSeenAsOfADayAndSearchedWithoutAccents() throws Exception {
        as("admin", get("/organisation")).andExpect(content().string(allOf(
                containsString("Tỉnh ủy Bình Phước"), not(containsString("Ban Dân vận Tỉnh ủy")))));
        as("admin", get("/organisation").param("text", "dan van tinh uy")).andExpect(content()
                .string(containsString("Ban Dân vận Tỉnh ủy")));
        as("admin", get("/organisation").param("text", "100%_")).andExpect(content()
                .string(containsString("Không có cơ quan nào phù hợp")));
        as("admin", get("/organisation").param("day", "01/01/2019")).andExpect(content()
                .string(not(containsString("Tỉnh ủy Bình Phước"))));
        as("admin", get("/organisation").param("day", "31/02/2023")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Ngày “31/02/2023” chưa đúng")));
        as("admin", get("/organisation/bodies/TU")).andExpect(content().string(allOf(
                containsString("Ban Dân vận Tỉnh ủy"), containsString("Bí thư Tỉnh ủy (tu.leader)"))));
        as("admin", get("/organisation/bodies/NOWHERE")).andExpect(status().isNotFound());
    }

    @Test
    void aBodyIsRenamedFromADayOnAndItsPastStays() throws Exception {
        MockHttpServletRequestBuilder rename = post("/organisation/bodies/BDVTU").param("from", "1/3/2025")
                .param("name", "Ban Tuyên giáo và Dân vận Tỉnh ủy").param("symbol", "BTGDVTU")
                .param("kind", "PARTY_BOARD").param("level", "PROVINCE").param("parent", "TU");
        as("admin", rename).andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(
                containsString("Hãy ghi lý do"), containsString("value=\"Ban Tuyên giáo và Dân vận Tỉnh ủy\""))));
        as("admin", rename.param("reason", "12-QĐ/TU")).andExpect(redirectedUrl("/organisation/bodies/BDVTU"));
        assertThat(organisation.names(List.of("BDVTU"), LocalDate.of(2025, 2, 28)))
                .containsEntry("BDVTU", "Ban Dân vận Tỉnh ủy");
        assertThat(organisation.find("BDVTU", LocalDate.of(2025, 3, 1)).orElseThrow().symbol()).isEqualTo("BTGDVTU");
        assertThat(organisation.find("BDVTU", LocalDate.of(2019, 1, 1))).isEmpty();
        as("admin", get("/organisation/bodies/BDVTU").param("day", "01/03/2025")).andExpect(content().string(allOf(
                containsString("<h1 id=\"body-title\">Ban Tuyên giáo và Dân vận Tỉnh ủy"),
                containsString("28/02/2025"))));
        assertThat(jdbc.sql("select reason from audit_entry where action = 'organisation.changeBody' "
                + "and subject_id = 'BDVTU'").query(String.class).single()).isEqualTo("12-QĐ/TU");
    }

    @Test
    void aBodyWithOthersBelowDoesNotEndAndEachOfThemIsNamed() throws Exception {
        as("admin", post("/organisation/bodies/DULNH/end").param("lastDay", "30/06/2025").param("reason", "1-NQ"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(
                        containsString("LNHA2"), containsString("LNHA3"), containsString("còn hiệu lực sau khi"))));
        assertThat(organisation.body("DULNH").validTo()).isNull();
    }

    @Test
    void aPostChangesItsHolderAndEnds() throws Exception {
        MockHttpServletRequestBuilder appoint = post("/organisation/bodies/BDVTU/posts/holder")
                .param("post", "BDVTU:leader").param("from", "11/07/2023").param("reason", "5-QĐ/TU");
        as("admin", appoint.param("username", "khong.co")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("không có tài khoản “khong.co”")));
        as("admin", post("/organisation/bodies/BDVTU/posts/holder").param("post", "BDVTU:leader")
                .param("username", "bdvtu.deputy").param("from", "11/07/2023").param("charge", "IN_CHARGE")
                .param("reason", "5-QĐ/TU")).andExpect(redirectedUrl("/organisation/bodies/BDVTU"));
        as("admin", get("/organisation/bodies/BDVTU")).andExpect(content()
                .string(containsString("(bdvtu.deputy), phụ trách, từ 11/07/2023")));
        GroupId leader = new GroupId("BDVTU", Role.LEADER);
        assertThat(organisation.holders(leader)).containsExactly("bdvtu.leader");
        driver.moveClockTo(LocalDate.of(2023, 7, 11));
        assertThat(organisation.holders(leader)).containsExactly("bdvtu.deputy");
        as("admin", post("/organisation/bodies/BDVTU/posts/end").param("post", "BDVTU:leader")
                .param("lastDay", "12/07/2023").param("reason", "6-QĐ/TU")).andExpect(status().is3xxRedirection());
        driver.moveClockTo(LocalDate.of(2023, 7, 13));
        assertThat(organisation.holders(leader)).isEmpty();
    }

    @Test
    void aFileIsShownAndThenTakenIn() throws Exception {
        String shown = as("admin", upload("/organisation/import", TABLE)).andExpect(status().is3xxRedirection())
                .andReturn().getResponse().getRedirectedUrl();
        as("admin", get(shown)).andExpect(content().string(allOf(containsString("Thêm cơ quan NEWA “Ban mới”"),
                containsString("dòng 2"), containsString(">Nhập</button>"))));
        assertThat(organisation.find("NEWA", LocalDate.of(2024, 1, 1))).isEmpty();
        as("admin", post(shown)).andExpect(redirectedUrl("/organisation"));
        assertThat(organisation.find("NEWA", LocalDate.of(2024, 1, 1))).isPresent();
        as("admin", post(shown)).andExpect(status().isNotFound());

        String refused = as("admin", upload("/organisation/import", TABLE.replace("TU", "KHONG"))).andReturn()
                .getResponse().getRedirectedUrl();
        as("admin", get(refused)).andExpect(content().string(allOf(containsString("không có cơ quan cấp trên “KHONG”"),
                not(containsString(">Nhập</button>")))));
        as("admin", post(refused)).andExpect(status().isUnprocessableEntity());
        as("admin", multipart("/organisation/import").file(new MockMultipartFile("file", "a.pdf", null, new byte[9])))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Chỉ nhận tệp")));
    }

    @Test
    void programmesPreviewApplyAndExport() throws Exception {
        String preview = as("admin", upload("/api/v1/organisation/imports", TABLE)).andExpect(status().isCreated())
                .andExpect(jsonPath("$.difference.changes[0].type").value("NEW"))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        as("admin", post("/api/v1/organisation/imports/" + JsonPath.read(preview, "$.id") + "/apply"))
                .andExpect(jsonPath("$.bodies").value(1));
        as("admin", get("/api/v1/organisation/export").param("format", "YAML"))
                .andExpect(header().string("Content-Disposition", containsString("to-chuc.yaml")))
                .andExpect(content().string(containsString("Ban mới")));
    }

    private static MockHttpServletRequestBuilder upload(String path, String csv) {
        return multipart(path).file(new MockMultipartFile("file", "co-quan.csv", "text/csv",
                csv.getBytes(StandardCharsets.UTF_8)));
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(username)).with(csrf()));
    }
}
