package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents.DocumentView;

/** The synthesis of a round over HTTP, and its table as files. */
class SynthesisApiTest extends ConsultationScenario {

    @Autowired
    private MockMvc mvc;
    @Autowired
    private JdbcClient jdbc;

    private String path;

    @Test
    void anAnswerIsGivenInTheVersionThatItsAuthorSaw() throws Exception {
        aRoundToAnswer();
        String lines = text(get(path + "/lines"), SPECIALIST);
        String id = JsonPath.read(lines, "$.items[0].id");
        String line = path + "/lines/" + id;
        mvc.perform(json(put(line), SPECIALIST, "{\"outcome\": \"EXPLAINED\"}").header("If-Match", "\"1\""))
                .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.errors[0].field").value("reason"));
        mvc.perform(json(put(line), SPECIALIST, "{\"outcome\": \"EXPLAINED\", \"reason\": \"Đã có\"}")
                        .header("If-Match", "\"1\""))
                .andExpect(status().isOk()).andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.outcome").value("EXPLAINED"));
        mvc.perform(json(put(line), SPECIALIST, "{\"outcome\": \"ACCEPTED\"}").header("If-Match", "\"1\""))
                .andExpect(status().isPreconditionFailed()).andExpect(jsonPath("$.line.version").value(2))
                .andExpect(jsonPath("$.line.reason").value("Đã có"));
        mvc.perform(json(put(line), SPECIALIST, "{\"outcome\": \"ACCEPTED\"}")).andExpect(status().isBadRequest());
        mvc.perform(json(put(line), SPECIALIST, "{\"outcome\": \"MAYBE\"}").header("If-Match", "\"2\""))
                .andExpect(status().isBadRequest());
        mvc.perform(json(put(line), LEADER, "{\"outcome\": \"ACCEPTED\"}").header("If-Match", "\"2\""))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail", containsString("Chỉ người được giao tổng hợp")));
        mvc.perform(get(path + "/lines").param("standing", "UNDECIDED").param("text", "DIEN DAT").with(by(SPECIALIST)))
                .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].clause").value("2"));
        mvc.perform(json(post(path + "/answers"), SPECIALIST,
                        "{\"filter\": {\"standing\": \"UNDECIDED\"}, \"revision\": 0, \"outcome\": \"ACCEPTED\"}"))
                .andExpect(jsonPath("$.saved").value(0)).andExpect(jsonPath("$.stale").value(2));
        mvc.perform(json(post(path + "/answers"), SPECIALIST, "{\"lines\": [], \"outcome\": \"ACCEPTED\"}"))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(get("/api/v1/openapi").with(by(SPECIALIST)))
                .andExpect(jsonPath("$.paths['/api/v1/rounds/{roundId}/synthesis/lines'].get.parameters[?(@.name == 'late')]")
                        .exists())
                .andExpect(jsonPath("$.paths['/api/v1/rounds/{roundId}/synthesis/table.docx'].get").exists());
    }

    @Test
    void toEverybodyElseItDoesNotExist() throws Exception {
        aRoundToAnswer();
        String task = "/api/v1/tasks/" + task(SPECIALIST, CommentRoundProcess.Nodes.SYNTHESISE).getId() + "/synthesis";
        mvc.perform(get(task).with(by(SPECIALIST))).andExpect(jsonPath("$.undecided").value(3));
        String id = JsonPath.read(text(get(path + "/lines"), SPECIALIST), "$.items[0].id");
        for (String stranger : List.of("huln.specialist", "txbl.leader", CLERK, "vptu.leader", "vptu.manager", "admin")) {
            for (String part : List.of("", "/lines", "/figures", "/bodies", "/changes", "/duplicates", "/preamble",
                    "/table.docx", "/table.xlsx", "/lines/" + id + "/comments")) {
                mvc.perform(get(path + part).with(by(stranger))).andExpect(status().isNotFound());
            }
            mvc.perform(get(task).with(by(stranger))).andExpect(status().isNotFound());
            mvc.perform(json(put(path + "/lines/" + id), stranger, "{\"outcome\": \"ACCEPTED\"}").header("If-Match", "\"1\""))
                    .andExpect(status().isNotFound());
            for (String part : List.of("/answers", "/groups")) {
                mvc.perform(json(post(path + part), stranger, "{\"lines\": [{\"id\": \"%s\", \"version\": 1}]}"
                        .formatted(id))).andExpect(status().isNotFound());
            }
        }
        String nowhere = "/api/v1/rounds/%s/synthesis".formatted(UUID.randomUUID());
        mvc.perform(get(nowhere).with(by(SPECIALIST))).andExpect(status().isNotFound());
        assertThat(refusal(nowhere + "/answers")).as("nobody can tell whether there is one")
                .isEqualTo(refusal(path + "/answers"));
    }

    @Test
    void theTableHasItsPreambleAndFourColumnsInWord() throws Exception {
        aRoundToAnswer();
        String lines = text(get(path + "/lines"), SPECIALIST);
        mvc.perform(json(post(path + "/groups"), SPECIALIST, "{\"lines\": [{\"id\": \"%s\", \"version\": 1}, {\"id\": \"%s\", "
                .formatted(JsonPath.read(lines, "$.items[0].id"), JsonPath.<String>read(lines, "$.items[1].id"))
                + "\"version\": 1}]}")).andExpect(status().isOk());
        answer("1 | Tiếp thu một phần | Ghi ở <nhiệm vụ> 2 & phụ lục");
        try (XWPFDocument document = word(mvc.perform(get(path + "/table.docx").with(by(LEADER)))
                .andExpect(status().isOk()).andExpect(header().string("Content-Disposition",
                        containsString("bang-tong-hop-vong-1.docx"))).andReturn().getResponse().getContentAsByteArray())) {
            CTPageSz page = document.getDocument().getBody().getSectPr().getPgSz();
            assertThat(page.getOrient()).isEqualTo(STPageOrientation.LANDSCAPE);
            assertThat(page.getW().toString()).isEqualTo("16838");
            assertThat(document.getParagraphs()).extracting(XWPFParagraph::getText).anyMatch(t -> t.contains(
                            "Đã gửi lấy ý kiến 4 cơ quan; 3 cơ quan trả lời (0 trả lời muộn)"))
                    .anyMatch(t -> t.contains("Thống nhất: 1 cơ quan: Huyện ủy Bù Đốp (87-CV/HU, ngày"))
                    .anyMatch(t -> t.contains("Không trả lời: 1 cơ quan: Ủy ban Mặt trận") && t.contains("không ghi là đã đồng ý"));
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(cells(table.getRow(0))).containsExactly("Vấn đề, điều khoản", "Cơ quan góp ý", "Nội dung góp ý",
                    "Tiếp thu, giải trình");
            assertThat(table.getRows()).hasSize(3);
            assertThat(cells(table.getRow(1))).containsExactly("1. Nắm tình hình Nhân dân",
                    "Huyện ủy Lộc Ninh (ý kiến số 1)\nThị ủy Bình Long (ý kiến số 3)", "Làm rõ trách nhiệm <cấp ủy>",
                    "Tiếp thu một phần: Ghi ở <nhiệm vụ> 2 & phụ lục");
            assertThat(cells(table.getRow(2))).contains("Chưa xử lý");
        }
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'export.synthesis' and directive_id = :id")
                .param("id", directiveId).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void theTableHasItsPreambleAndFourColumnsInExcel() throws Exception {
        aRoundToAnswer();
        byte[] file = mvc.perform(get(path + "/table.xlsx").with(by(SPECIALIST))).andExpect(status().isOk()).andReturn()
                .getResponse().getContentAsByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            List<List<String>> all = rows.stream().map(row -> row.stream().filter(c -> c != null && !c.getText().isEmpty())
                    .map(Cell::getText).toList()).toList();
            int head = all.indexOf(List.of("Vấn đề, điều khoản", "Cơ quan góp ý", "Nội dung góp ý", "Tiếp thu, giải trình"));
            assertThat(head).isGreaterThan(3);
            assertThat(all.get(head + 1)).containsExactly("1. Nắm tình hình Nhân dân",
                    "Huyện ủy Lộc Ninh (ý kiến số 1)", "Làm rõ trách nhiệm <cấp ủy>", "Chưa xử lý");
            assertThat(all).hasSize(head + 4);
        }
    }

    /** What was approved is kept as a document, thousands of rows alike, and the page can show it. */
    @Test
    void theApprovedTableIsADocumentOfTheDossier() throws Exception {
        aRoundToAnswer();
        jdbc.sql("""
                insert into round_comment (id, round_id, request_id, body, position, number, clause, clause_number, kind, comment)
                select gen_random_uuid(), round_id, id, body, n + 100, n + 100, '2', '2', 'CONTENT', 'Góp ý thứ ' || n
                from round_request q cross join generate_series(1, 2500) n
                where q.round_id = :round and q.body = 'HULN'
                """).param("round", view().id()).update();
        synthesise("còn lại | Giải trình | Ngoài phạm vi");
        revise("Nội dung dự thảo bản 2");
        approve("APPROVE");
        DocumentView kept = documents.latest(directiveId, DocumentKind.SYNTHESIS).orElseThrow();
        assertThat(kept.fileName()).isEqualTo("bang-tong-hop-vong-1.docx");
        try (XWPFDocument document = word(documents.content(kept.id(), 1).readAllBytes())) {
            assertThat(document.getTables().get(0).getRows()).hasSize(2504);
            assertThat(cells(document.getTables().get(0).getRow(2503)).get(3)).isEqualTo("Giải trình: Ngoài phạm vi");
        }
    }

    /** Three comments; the first and the third say the same. One body agrees, one is silent. */
    private void aRoundToAnswer() {
        aWrittenRoundTo("HULN", "TXBL", "HUBDP", "MTTQ");
        replyWithChanges("HULN", "1 | | Làm rõ trách nhiệm <cấp ủy> |", "2 | Câu chữ | Diễn đạt gọn | Gọn hơn");
        replyWithChanges("TXBL", "Nhiệm vụ 1 | | Làm rõ trách nhiệm <cấp ủy> |");
        reply("HUBDP", "stance", "AGREES");
        moveClockTo(DEADLINE.plusDays(1));
        executeJobs();
        path = "/api/v1/rounds/%s/synthesis".formatted(view().id());
    }

    private static XWPFDocument word(byte[] file) throws Exception {
        return new XWPFDocument(new ByteArrayInputStream(file));
    }

    private static List<String> cells(XWPFTableRow row) {
        return row.getTableCells().stream().map(cell -> cell.getParagraphs().stream().map(XWPFParagraph::getText)
                .reduce((a, b) -> a + "\n" + b).orElse("")).toList();
    }

    private String text(MockHttpServletRequestBuilder request, String username) throws Exception {
        return mvc.perform(request.with(by(username))).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String refusal(String address) throws Exception {
        return JsonPath.read(mvc.perform(json(post(address), "huln.specialist", "{\"outcome\": \"ACCEPTED\"}"))
                .andExpect(status().isNotFound()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8),
                "$.detail");
    }

    private static RequestPostProcessor by(String username) {
        return SecurityMockMvcRequestPostProcessors.user(username);
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String username,
            String body) {
        return request.with(by(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
