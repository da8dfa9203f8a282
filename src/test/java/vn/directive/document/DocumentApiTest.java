package vn.directive.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Directives;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** The "Hồ sơ" tab over HTTP. */
@ProcessTest
class DocumentApiTest {

    private static final byte[] PDF = "%PDF-1.7 thử".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvc mvc;
    @Autowired
    private Directives directives;
    @Autowired
    private CaseDriver driver;

    private UUID dossier;

    @BeforeEach
    void openDossier() {
        dossier = driver.as("bdvtu.specialist", () -> directives.open(DirectiveFixtures.aDirective()));
    }

    @Test
    void keepsAnUploadedFileUnderItsVietnameseName() throws Exception {
        String created = upload("bdvtu.specialist", "Dự thảo chỉ thị.pdf", PDF).andExpect(status().isCreated())
                .andExpect(jsonPath("$.kindLabel").value("Dự thảo chỉ thị"))
                .andExpect(jsonPath("$.bodyName").value("Ban Dân vận Tỉnh ủy"))
                .andExpect(jsonPath("$.version").value(1))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        mvc.perform(get("/api/v1/directives/{id}/documents", dossier).with(user("vptu.specialist")))
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].subject").value("Dự thảo lần 1"));
        mvc.perform(get((String) JsonPath.read(created, "$.contentUrl")).with(user("vptu.specialist")))
                .andExpect(status().isOk()).andExpect(content().bytes(PDF))
                .andExpect(content().contentType("application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().longValue("Content-Length", PDF.length))
                .andExpect(header().string("Content-Disposition", containsString("inline")))
                .andExpect(header().string("Content-Disposition",
                        containsString("filename*=UTF-8''D%E1%BB%B1%20th%E1%BA%A3o%20ch%E1%BB%89%20th%E1%BB%8B.pdf")));
    }

    @Test
    void onlyTheBodyThatBroughtADocumentAddsVersions() throws Exception {
        String created = upload("bdvtu.specialist", "a.pdf", PDF).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        UUID id = UUID.fromString(JsonPath.read(created, "$.id"));
        MockMultipartFile file = new MockMultipartFile("file", "b.txt", null,
                "Bản hai".getBytes(StandardCharsets.UTF_8));
        mvc.perform(multipart("/api/v1/documents/{id}/versions", id).file(file).with(user("vptu.specialist"))
                .with(csrf())).andExpect(status().isForbidden());
        mvc.perform(multipart("/api/v1/documents/{id}/versions", id).file(file).with(user("bdvtu.leader"))
                .with(csrf())).andExpect(status().isCreated()).andExpect(jsonPath("$.version").value(2));
        mvc.perform(get("/api/v1/documents/{id}/versions/{n}/content", id, 3).with(user("bdvtu.leader")))
                .andExpect(status().isNotFound());
    }

    @Test
    void refusedFileLeavesNothingBehind() throws Exception {
        String problem = upload("bdvtu.specialist", "chạy.exe", new byte[] {'M', 'Z', 0})
                .andExpect(status().isUnprocessableEntity())
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat((String) JsonPath.read(problem, "$.errors[0].field")).isEqualTo("file");
        assertThat((String) JsonPath.read(problem, "$.detail")).startsWith("Không nhận loại tệp này.");
        mvc.perform(get("/api/v1/directives/{id}/documents", dossier).with(user("bdvtu.specialist")))
                .andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void whoHoldsNoPostBringsNoDocument() throws Exception {
        upload("designer", "a.pdf", PDF).andExpect(status().isForbidden());
    }

    /** A planted draft would be sent out for comments or signed as if the lead body had handed it in. */
    @Test
    void othersBringOnlyDocumentsOfTheirOwn() throws Exception {
        upload("huln.specialist", "a.pdf", PDF).andExpect(status().isForbidden());
        mvc.perform(multipart("/api/v1/directives/{id}/documents", dossier)
                .file(new MockMultipartFile("file", "a.pdf", null, PDF)).param("kind", "PLAN")
                .param("subject", "Kế hoạch của huyện").with(user("huln.specialist")).with(csrf()))
                .andExpect(status().isCreated()).andExpect(jsonPath("$.body").value("HULN"));
        upload("vptu.specialist", "a.pdf", PDF).andExpect(status().isCreated())
                .andExpect(jsonPath("$.body").value("VPTU"));
    }

    private ResultActions upload(String username, String name, byte[] content) throws Exception {
        return mvc.perform(multipart("/api/v1/directives/{id}/documents", dossier)
                .file(new MockMultipartFile("file", name, null, content))
                .param("kind", "DRAFT").param("subject", "Dự thảo lần 1")
                .with(user(username)).with(csrf()));
    }
}
