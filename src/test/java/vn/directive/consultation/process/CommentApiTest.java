package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.directive.Directives.NewDirective;

/** A body's comments and what became of them, over HTTP. */
class CommentApiTest extends ConsultationScenario {

    private static final String HULN = "huln.specialist";

    @Autowired
    MockMvc mvc;

    @Test
    void aRowIsWrittenInTheVersionThatItsAuthorSaw() throws Exception {
        aWrittenRoundTo("HULN", "TXBL");
        accept("HULN");
        String taskId = task(HULN, Nodes.PREPARE).getId();
        String request = JsonPath.read(text(get("/api/v1/tasks/{id}/comment-rows", taskId), HULN), "$.requestId");
        String rows = "/api/v1/comment-requests/%s/rows".formatted(request);
        UUID row = UUID.randomUUID();
        mvc.perform(json(post(rows), HULN, "{\"rows\": [{\"id\": \"%s\", \"clause\": \"1\"}]}".formatted(row)))
                .andExpect(status().isCreated()).andExpect(jsonPath("$[0].kind").value("CONTENT"));
        String changed = "{\"clause\": \"1\", \"kind\": \"LEGAL\", \"comment\": \"Trái luật\", \"proposed\": \"Bỏ\"}";
        mvc.perform(json(put(rows + "/" + row), HULN, changed).header("If-Match", "\"1\""))
                .andExpect(status().isOk()).andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.changedBy").value("Chuyên viên Huyện ủy Lộc Ninh"));
        mvc.perform(json(put(rows + "/" + row), HULN, changed).header("If-Match", "\"1\""))
                .andExpect(status().isPreconditionFailed())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.row.version").value(2)).andExpect(jsonPath("$.row.comment").value("Trái luật"));
        mvc.perform(json(put(rows + "/" + row), HULN, changed)).andExpect(status().isBadRequest());
        mvc.perform(json(put(rows + "/" + row), HULN, changed.replace("LEGAL", "OTHER")).header("If-Match", "\"2\""))
                .andExpect(status().isBadRequest());
        mvc.perform(json(put(rows + "/" + row), "txbl.specialist", changed).header("If-Match", "\"2\""))
                .andExpect(status().isNotFound());
        mvc.perform(get(rows).with(by(CLERK))).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/tasks/{id}/comment-rows", taskId).with(by("txbl.specialist")))
                .andExpect(status().isNotFound());
        prepare("HULN", "stance", "AGREES_WITH_CHANGES");
        mvc.perform(json(put(rows + "/" + row), HULN, changed).header("If-Match", "\"2\""))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("đã trình lãnh đạo duyệt")));
        mvc.perform(get("/api/v1/openapi").with(by(HULN)))
                .andExpect(jsonPath("$.paths['/api/v1/comment-requests/{requestId}/rows/{rowId}'].put").exists())
                .andExpect(jsonPath("$.paths['/api/v1/directives/{directiveId}/comment-results']").exists());
    }

    @Test
    void aBodySeesWhatBecameOfItsOwnCommentsRoundByRound() throws Exception {
        aWrittenRoundTo("HULN", "TXBL");
        replyWithChanges("HULN", "Nhiệm vụ 1 | Nội dung | Một |", "9 | Câu chữ | Hai |");
        replyWithChanges("TXBL", "2 | | Của thị ủy |");
        executeJobs();
        answer("1 | Giải trình | Lý do còn bàn");
        String first = view().id().toString();
        String results = "/api/v1/directives/%s/comment-results".formatted(directiveId);
        assertThat(text(get(results + "/" + first), HULN)).as("undecided while the editor works")
                .contains("Một", "Hai").doesNotContain("Của thị ủy", "Lý do còn bàn", "EXPLAINED");
        mvc.perform(get(results).with(by(HULN))).andExpect(jsonPath("$[0].outcomesShown").value(false))
                .andExpect(jsonPath("$[0].waiting").value(2)).andExpect(jsonPath("$[0].explained").value(0));
        mvc.perform(get(results + "/" + first).param("outcome", "EXPLAINED").with(by(HULN)))
                .andExpect(jsonPath("$.total").value(2));
        mvc.perform(get(results).with(by(SPECIALIST))).andExpect(jsonPath("$[0].everything").value(true))
                .andExpect(jsonPath("$[0].total").value(3)).andExpect(jsonPath("$[0].explained").value(1));
        assertThat(text(get(results + "/" + first), SPECIALIST)).contains("Của thị ủy", "Lý do còn bàn");

        synthesise("2 | Tiếp thu một phần | Bổ sung ở mục 3\n3 | Tiếp thu |");
        revise("Nội dung dự thảo bản 2");
        approve("ANOTHER_ROUND");
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation("HULN"));
        sign();
        executeJobs();
        replyWithChanges("HULN", "2 | Pháp lý | Của lần hai |");

        mvc.perform(get(results).with(by(HULN))).andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].label").value("vòng 1")).andExpect(jsonPath("$[0].explained").value(1))
                .andExpect(jsonPath("$[1].label").value("vòng 1 (lần 2)")).andExpect(jsonPath("$[1].draftVersion").value(2))
                .andExpect(jsonPath("$[1].outcomesShown").value(false)).andExpect(jsonPath("$[1].total").value(1));
        mvc.perform(get(results + "/" + first).with(by(HULN))).andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.items[0].clause").value("1. Nắm tình hình Nhân dân"))
                .andExpect(jsonPath("$.items[0].outcomeLabel").value("Giải trình"))
                .andExpect(jsonPath("$.items[0].reason").value("Lý do còn bàn"))
                .andExpect(jsonPath("$.items[1].clause").value("9"))
                .andExpect(jsonPath("$.items[1].takenInVersion").value(2));
        mvc.perform(get(results + "/" + first).param("outcome", "PARTLY_ACCEPTED").with(by(HULN)))
                .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].comment").value("Hai"));
        assertThat(text(get(results + "/" + view().id()), HULN)).contains("Của lần hai").doesNotContain("Một", "Hai");
        mvc.perform(get(results + "/" + view().id()).with(by("txbl.specialist"))).andExpect(status().isNotFound());
        mvc.perform(get(results).with(by("hubdp.specialist"))).andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void aRestrictedDossierHasNoResultsForStrangers() throws Exception {
        NewDirective open = aDirective();
        UUID restricted = driver.as(SPECIALIST, () -> directives.open(new NewDirective(open.subject(), open.reason(),
                open.issuer(), open.leadBody(), open.office(), open.standingBoard(), open.urgency(), open.source(),
                open.roundModes(), null, "dossier-" + UUID.randomUUID())));
        for (String path : List.of("", "/" + UUID.randomUUID())) {
            mvc.perform(get("/api/v1/directives/%s/comment-results%s".formatted(restricted, path)).with(by(HULN)))
                    .andExpect(status().isNotFound());
        }
    }

    private String text(MockHttpServletRequestBuilder request, String username) throws Exception {
        return mvc.perform(request.with(by(username))).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static RequestPostProcessor by(String username) {
        return SecurityMockMvcRequestPostProcessors.user(username);
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String username,
            String body) {
        return request.with(by(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
