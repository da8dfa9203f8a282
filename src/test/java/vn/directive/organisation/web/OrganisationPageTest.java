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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
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

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");

    @Autowired
    private MockMvc web;
    @Autowired
    private Accounts accounts;
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
                get("/organisation/bodies/new"), get("/organisation/accounts"), get("/organisation/accounts/admin"),
                post("/organisation/bodies").param("code", "NEWA").param("from", "01/01/2024").param("name", "X")
                        .param("kind", "OFFICE").param("level", "PROVINCE").param("reason", "x"),
                post("/organisation/bodies/BDVTU/posts").param("role", "CLERK").param("title", "X")
                        .param("from", "01/01/2024").param("reason", "x"),
                post("/organisation/bodies/BDVTU/successions").param("kind", "DISSOLVE")
                        .param("effectiveOn", "01/01/2024").param("reason", "x"),
                post("/organisation/accounts").param("username", "x").param("displayName", "X").param("reason", "x"),
                post("/organisation/accounts/admin").param("displayName", "X").param("reason", "x"),
                post("/organisation/accounts/admin/password").param("password", "mat-khau-moi"),
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
                .andExpect(content().string(allOf(containsString("Ngày “31/02/2023” chưa đúng"),
                        containsString("value=\"31/02/2023\""))));
        as("admin", get("/organisation/bodies/TU")).andExpect(content().string(allOf(
                containsString("Ban Dân vận Tỉnh ủy"), containsString("Bí thư Tỉnh ủy (tu.leader)"))));
        as("admin", get("/organisation/bodies/NOWHERE")).andExpect(status().isNotFound());
    }

    @Test
    void aBodyIsRenamedFromADayOnAndItsPastStays() throws Exception {
        MockHttpServletRequestBuilder rename = toBody("BDVTU", "").param("from", "1/3/2025")
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
        as("admin", toBody("DULNH", "/end").param("lastDay", "30/06/2025").param("reason", "1-NQ"))
                .andExpect(status().isUnprocessableEntity()).andExpect(content().string(allOf(
                        containsString("LNHA2"), containsString("LNHA3"), containsString("còn hiệu lực sau khi"))));
        assertThat(organisation.body("DULNH").validTo()).isNull();
    }

    @Test
    void aPostChangesItsHolderAndEnds() throws Exception {
        MockHttpServletRequestBuilder appoint = toBody("BDVTU", "/posts/holder")
                .param("post", "BDVTU:leader").param("from", "11/07/2023").param("reason", "5-QĐ/TU");
        as("admin", appoint.param("username", "khong.co")).andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Không có tài khoản đang hoạt động “khong.co”")));
        as("admin", toBody("BDVTU", "/posts/holder").param("post", "BDVTU:leader")
                .param("username", "bdvtu.deputy").param("from", "11/07/2023").param("charge", "IN_CHARGE")
                .param("reason", "5-QĐ/TU")).andExpect(redirectedUrl("/organisation/bodies/BDVTU"));
        as("admin", get("/organisation/bodies/BDVTU")).andExpect(content()
                .string(containsString("(bdvtu.deputy), phụ trách, từ 11/07/2023")));
        GroupId leader = new GroupId("BDVTU", Role.LEADER);
        assertThat(organisation.holders(leader)).containsExactly("bdvtu.leader");
        driver.moveClockTo(LocalDate.of(2023, 7, 11));
        assertThat(organisation.holders(leader)).containsExactly("bdvtu.deputy");
        as("admin", toBody("BDVTU", "/posts/end").param("post", "BDVTU:leader")
                .param("lastDay", "12/07/2023").param("reason", "6-QĐ/TU")).andExpect(status().is3xxRedirection());
        driver.moveClockTo(LocalDate.of(2023, 7, 13));
        assertThat(organisation.holders(leader)).isEmpty();
    }

    @Test
    void aNewBodyIsEnteredWithAPostItsHolderAndWhatItFollows() throws Exception {
        MockHttpServletRequestBuilder add = post("/organisation/bodies").param("name", "  Ban Tuyên giáo và  Dân vận ")
                .param("symbol", "BTGDV").param("kind", "PARTY_BOARD").param("level", "PROVINCE")
                .param("from", "01/08/2023").param("reason", "12-QĐ/TU");
        refused(as("admin", add.param("code", "btg").param("parent", "TU")), "code-wrong", "Mã chỉ gồm chữ hoa",
                "value=\"btg\"", "value=\"01/08/2023\"");
        refused(as("admin", newBody("BDVTU", "TU", "01/08/2023")), "code-wrong", "đã dùng cho một cơ quan");
        refused(as("admin", newBody("NEWA", "KHONG", "01/08/2023")), "parent-wrong", "Không có cơ quan KHONG vào ngày");
        refused(as("admin", newBody("NEWA", "TU", "31/02/2023")), "from-wrong", "Ngày “31/02/2023” chưa đúng");
        as("admin", newBody("NEWA", "TU", "01/08/2023")).andExpect(redirectedUrl("/organisation/bodies/NEWA"));
        assertThat(organisation.find("NEWA", LocalDate.of(2023, 8, 1))).get()
                .satisfies(body -> assertThat(body.name()).isEqualTo("Ban Tuyên giáo và Dân vận"));

        MockHttpServletRequestBuilder post = toBody("NEWA", "/posts").param("role", "LEADER").param("title", "Trưởng ban")
                .param("reason", "12-QĐ/TU");
        refused(as("admin", post.param("from", "31/07/2023").param("username", "bdvtu.deputy")), "post-from-wrong",
                "Không có cơ quan NEWA vào ngày 31/07/2023", "value=\"Trưởng ban\"", "<details open=\"open\">");
        as("admin", toBody("NEWA", "/posts").param("role", "LEADER").param("title", "Trưởng ban")
                .param("from", "01/08/2023").param("username", "bdvtu.deputy").param("reason", "12-QĐ/TU"))
                .andExpect(status().is3xxRedirection());
        as("admin", toBody("NEWA", "/posts").param("role", "LEADER").param("title", "Trưởng ban thứ hai")
                .param("from", "01/08/2023").param("reason", "12-QĐ/TU")).andExpect(status().is3xxRedirection());
        as("admin", get("/organisation/bodies/NEWA").param("day", "01/08/2023")).andExpect(content().string(allOf(
                containsString("Trưởng ban (Lãnh đạo, NEWA:leader)"), containsString("(bdvtu.deputy), từ 01/08/2023"),
                containsString("Trưởng ban thứ hai (Lãnh đạo, NEWA:leader2)"), containsString("Đang khuyết"))));

        MockHttpServletRequestBuilder merge = toBody("BDVTU", "/successions").param("kind", "MERGE")
                .param("effectiveOn", "01/08/2023").param("reason", "12-QĐ/TU");
        refused(as("admin", merge.param("successor", "KHONG")), "successor-wrong", "Không có cơ quan KHONG");
        refused(as("admin", toBody("BDVTU", "/successions").param("kind", "DISSOLVE").param("effectiveOn", "01/08/2023")
                .param("reason", "12-QĐ/TU")), null, "giải thể từ 01/08/2023 nhưng chưa ghi ngày kết thúc");
        as("admin", toBody("BDVTU", "/end").param("lastDay", "31/07/2023").param("reason", "12-QĐ/TU"))
                .andExpect(status().is3xxRedirection());
        as("admin", toBody("BDVTU", "/successions").param("kind", "MERGE").param("effectiveOn", "01/08/2023")
                .param("reason", "12-QĐ/TU").param("successor", "NEWA")).andExpect(status().is3xxRedirection());
        as("admin", get("/organisation/bodies/NEWA")).andExpect(content().string(containsString(
                "Hợp nhất, sáp nhập: Ban Dân vận Tỉnh ủy → Ban Tuyên giáo và Dân vận, từ 01/08/2023 theo 12-QĐ/TU")));
    }

    @Test
    void whoeverIsSecondIsToldAndLosesNothing() throws Exception {
        String seen = seen("/organisation/bodies/BDVTU");
        as("admin", change("BDVTU", "TU", "01/03/2025", seen).param("name", "Tên của người thứ nhất"))
                .andExpect(status().is3xxRedirection());
        String page = refused(as("admin", change("BDVTU", "TU", "01/04/2025", seen).param("name", "Tên của người thứ hai")),
                null, "người khác vừa thay đổi cơ quan này", "value=\"Tên của người thứ hai\"",
                "<td>Tên của người thứ nhất</td>").andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(organisation.names(List.of("BDVTU"), LocalDate.of(2025, 4, 1)))
                .containsValue("Tên của người thứ nhất");
        as("admin", change("BDVTU", "TU", "01/04/2025", seenIn(page)).param("name", "Tên của người thứ hai"))
                .andExpect(status().is3xxRedirection());
        assertThat(organisation.names(List.of("BDVTU"), LocalDate.of(2025, 4, 1)))
                .containsValue("Tên của người thứ hai");
    }

    @Test
    void whatAFileIsRefusedForAPageIsRefusedForToo() throws Exception {
        as("admin", change("BDVTU", "TU", "01/03/2025", seen("/organisation/bodies/BDVTU")).param("name", "Ban mới"))
                .andExpect(status().is3xxRedirection());
        refused(as("admin", toBody("BDVTU", "/end").param("lastDay", "31/12/2023").param("reason", "1-QĐ")), null,
                "Cơ quan BDVTU: bỏ trống từ 01/01/2024 đến 28/02/2025 giữa hai dòng cùng mã");
        refused(as("admin", change("TU", "HULN", "01/01/2024", seen("/organisation/bodies/TU")).param("name", "Tỉnh ủy")),
                null, "quan hệ cấp trên tạo thành vòng từ ngày 01/01/2024");
        as("admin", newBody("NEWA", "TU", "01/01/2024")).andExpect(status().is3xxRedirection());
        as("admin", toBody("NEWA", "/end").param("lastDay", "31/12/2024").param("reason", "1-QĐ"))
                .andExpect(status().is3xxRedirection());
        refused(as("admin", newBody("NEWB", "NEWA", "01/06/2024")), null,
                "Cơ quan NEWB: còn hiệu lực sau khi cơ quan cấp trên “NEWA” kết thúc (hết ngày 31/12/2024)");
        refused(as("admin", newBody("NEWB", "NEWA", "01/01/2025")), "parent-wrong", "Không có cơ quan NEWA vào ngày");
        as("admin", toBody("BDVTU", "/posts/holder").param("post", "BDVTU:clerk").param("username", "mttq.clerk")
                .param("from", "01/01/2024").param("reason", "2-QĐ")).andExpect(status().is3xxRedirection());
        refused(as("admin", toBody("BDVTU", "/posts/holder").param("post", "BDVTU:clerk")
                .param("username", "huln.clerk").param("from", "01/12/2023").param("reason", "2-QĐ")), null,
                "vị trí BDVTU:clerk đang do “mttq.clerk” giữ từ 01/01/2024");
        refused(as("admin", toBody("BDVTU", "/posts/end").param("post", "BDVTU:clerk").param("lastDay", "01/01/2020")
                .param("reason", "2-QĐ")), null, "ngày kết thúc trước ngày bắt đầu");
        refused(as("admin", toBody("NEWA", "/successions").param("kind", "DISSOLVE").param("effectiveOn", "01/06/2024")
                .param("reason", "3-QĐ")), null, "giải thể từ 01/06/2024 nhưng chưa ghi ngày kết thúc");
    }

    @Test
    void accountsAreEnteredCorrectedAndClosed() throws Exception {
        refused(as("admin", newAccount("Mr X")), "username-wrong", "Tên đăng nhập chỉ gồm a-z");
        refused(as("admin", newAccount("bdvtu.clerk")), "username-wrong", "đã có người dùng");
        refused(as("admin", newAccount("new.manager").param("email", "không phải thư")), "email-wrong",
                "Địa chỉ thư chưa đúng", "value=\"không phải thư\"");
        as("admin", newAccount("new.manager").param("grants", "MANAGER"))
                .andExpect(redirectedUrl("/organisation/accounts/new.manager"));
        assertThat(accounts.grantsOf("new.manager")).containsExactly(Grant.MANAGER);
        as("admin", get("/organisation/accounts").param("text", "theo doi moi")).andExpect(content().string(allOf(
                containsString("new.manager"), not(containsString("bdvtu.clerk")))));

        String page = "/organisation/accounts/new.manager";
        refused(as("admin", post(page + "/password").param("password", "ngan")), "password-wrong", "ít nhất 8 ký tự");
        as("admin", post(page + "/password").param("password", "mật khẩu dài")).andExpect(redirectedUrl(page));
        assertThat(accounts.authenticate("new.manager", "mật khẩu dài")).isPresent();

        String seen = seen(page);
        as("admin", post(page).param("displayName", "Người theo dõi").param("grants", "DESIGNER").param("seen", seen)
                .param("reason", "Thôi việc")).andExpect(redirectedUrl(page));
        assertThat(accounts.grantsOf("new.manager")).containsExactly(Grant.DESIGNER);
        assertThat(accounts.authenticate("new.manager", "mật khẩu dài")).isEmpty();
        refused(as("admin", post(page).param("displayName", "Muộn hơn").param("enabled", "true").param("seen", seen)
                .param("reason", "Nhận lại")), null, "người khác vừa thay đổi tài khoản", "value=\"Muộn hơn\"");

        String own = "/organisation/accounts/admin";
        refused(as("admin", post(own).param("displayName", "Quản trị").param("grants", "ADMINISTRATOR")
                .param("seen", seen(own)).param("reason", "x")), "enabled-wrong", "Không tự khóa");
        refused(as("admin", post(own).param("displayName", "Quản trị").param("enabled", "true")
                .param("seen", seen(own)).param("reason", "x")), "grants-wrong", "Không tự bỏ quyền quản trị");
        assertThat(jdbc.sql("select action from audit_entry where subject_id = 'new.manager' order by seq")
                .query(String.class).list()).containsExactly("account.add", "account.password", "account.change",
                "account.change");
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

    private static MockHttpServletRequestBuilder newAccount(String username) {
        return post("/organisation/accounts").param("username", username).param("displayName", "Lãnh đạo theo dõi mới")
                .param("reason", "Quyết định số 7");
    }

    private static MockHttpServletRequestBuilder newBody(String code, String parent, String from) {
        return post("/organisation/bodies").param("code", code).param("parent", parent).param("from", from)
                .param("name", "  Ban Tuyên giáo và  Dân vận ").param("kind", "PARTY_BOARD").param("level", "PROVINCE")
                .param("reason", "12-QĐ/TU");
    }

    private static MockHttpServletRequestBuilder change(String code, String parent, String from, String seen) {
        return post("/organisation/bodies/" + code).param("from", from).param("parent", parent).param("seen", seen)
                .param("kind", "PARTY_BOARD").param("level", "PROVINCE").param("reason", "12-QĐ/TU");
    }

    /** One of the forms of a body's page as it is now. */
    private MockHttpServletRequestBuilder toBody(String code, String form) throws Exception {
        return post("/organisation/bodies/" + code + form).param("seen", seen("/organisation/bodies/" + code));
    }

    private String seen(String page) throws Exception {
        return seenIn(as("admin", get(page)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private static String seenIn(String page) {
        Matcher seen = SEEN.matcher(page);
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    /** @param message id of the message at the field, or null when the form as a whole is refused */
    private static ResultActions refused(ResultActions answer, String message, String... texts) throws Exception {
        String page = answer.andExpect(status().isUnprocessableEntity()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains(texts).contains("role=\"alert\"");
        if (message != null) {
            assertThat(page).contains("id=\"" + message + "\"", "aria-invalid=\"true\"");
        }
        assertThat(ID.matcher(page).results().map(id -> id.group(1)).toList()).doesNotHaveDuplicates();
        return answer;
    }

    private static MockHttpServletRequestBuilder upload(String path, String csv) {
        return multipart(path).file(new MockMultipartFile("file", "co-quan.csv", "text/csv",
                csv.getBytes(StandardCharsets.UTF_8)));
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.with(user(username)).with(csrf()));
    }
}
