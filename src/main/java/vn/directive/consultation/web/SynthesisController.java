package vn.directive.consultation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.consultation.CommentKind;
import vn.directive.consultation.CommentOutcome;
import vn.directive.consultation.ReplyFixedException;
import vn.directive.consultation.StaleAnswerException;
import vn.directive.consultation.Synthesis;
import vn.directive.consultation.Synthesis.Answered;
import vn.directive.consultation.Synthesis.BodyCount;
import vn.directive.consultation.Synthesis.Changes;
import vn.directive.consultation.Synthesis.Comment;
import vn.directive.consultation.Synthesis.Figures;
import vn.directive.consultation.Synthesis.Filter;
import vn.directive.consultation.Synthesis.Line;
import vn.directive.consultation.Synthesis.NewAnswer;
import vn.directive.consultation.Synthesis.Overview;
import vn.directive.consultation.Synthesis.Proposals;
import vn.directive.consultation.Synthesis.SeenLine;
import vn.directive.consultation.Synthesis.Standing;
import vn.directive.consultation.SynthesisTables;
import vn.directive.consultation.SynthesisTables.Preamble;
import vn.directive.consultation.SynthesisTables.Target;
import vn.directive.shared.DomainException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** The synthesis of a round, line by line. The version of a line is its entity tag. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Góp ý")
class SynthesisController {

    private static final String SYNTHESIS = "/rounds/{roundId}/synthesis";

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Synthesis synthesis;
    private final SynthesisTables tables;
    private final AuditTrail audit;

    SynthesisController(Synthesis synthesis, SynthesisTables tables, AuditTrail audit) {
        this.synthesis = synthesis;
        this.tables = tables;
        this.audit = audit;
    }

    @Operation(summary = "Bảng tổng hợp ứng với việc tổng hợp, chỉnh lý hoặc duyệt kết quả",
            description = "Chỉ chuyên viên và lãnh đạo cơ quan chủ trì vòng lấy ý kiến")
    @GetMapping("/tasks/{taskId}/synthesis")
    Overview ofTask(@PathVariable String taskId) {
        return synthesis.ofTask(taskId);
    }

    @Operation(summary = "Bảng tổng hợp của một vòng: bố cục dự thảo, số ý kiến, ai được sửa")
    @GetMapping(SYNTHESIS)
    Overview overview(@PathVariable UUID roundId) {
        return synthesis.overview(roundId);
    }

    @Operation(summary = "Các dòng của bảng tổng hợp theo thứ tự khoản của dự thảo; mỗi dòng là một góp ý hoặc một nhóm gộp")
    @GetMapping(SYNTHESIS + "/lines")
    Page<Line> lines(@PathVariable UUID roundId, @ParameterObject Wanted wanted,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return synthesis.lines(roundId, wanted.filter(), new Paging(page, size));
    }

    @Operation(summary = "Số góp ý theo khoản, loại, quan điểm và kết quả trong phạm vi bộ lọc")
    @GetMapping(SYNTHESIS + "/figures")
    Figures figures(@PathVariable UUID roundId, @ParameterObject Wanted wanted) {
        return synthesis.figures(roundId, wanted.filter());
    }

    @Operation(summary = "Cơ quan có góp ý, tìm theo tên; nhiều nhất 20")
    @GetMapping(SYNTHESIS + "/bodies")
    List<BodyCount> bodies(@PathVariable UUID roundId, @RequestParam(required = false) String text) {
        return synthesis.bodies(roundId, text);
    }

    @Operation(summary = "Nguyên văn các góp ý của một dòng")
    @GetMapping(SYNTHESIS + "/lines/{lineId}/comments")
    Page<Comment> comments(@PathVariable UUID roundId, @PathVariable UUID lineId,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return synthesis.members(roundId, lineId, new Paging(page, size));
    }

    @Operation(summary = "Thay đổi sau một lần xem, cả góp ý mới đến")
    @GetMapping(SYNTHESIS + "/changes")
    Changes changes(@PathVariable UUID roundId, @RequestParam(defaultValue = "0") long after) {
        return synthesis.changes(roundId, after);
    }

    @Operation(summary = "Ghi kết quả của một dòng",
            description = "If-Match là phiên bản đã xem; đã có người sửa thì trả 412 và dòng mới")
    @PutMapping(SYNTHESIS + "/lines/{lineId}")
    ResponseEntity<Line> answer(@PathVariable UUID roundId, @PathVariable UUID lineId,
            @RequestHeader(HttpHeaders.IF_MATCH) String version, @RequestBody NewAnswer answer) {
        Line line = synthesis.answer(roundId, lineId, number(version), answer);
        return ResponseEntity.ok().eTag(tag(line)).body(line);
    }

    @Operation(summary = "Ghi cùng một kết quả cho nhiều dòng đã chọn, hoặc cho mọi dòng khớp bộ lọc",
            description = "Dòng người khác vừa sửa hoặc vừa đến thì giữ nguyên và được đếm riêng")
    @PostMapping(SYNTHESIS + "/answers")
    Answered answerMany(@PathVariable UUID roundId, @RequestBody ManyAnswers many) {
        NewAnswer answer = new NewAnswer(many.outcome(), many.reason(), many.place());
        return many.filter() == null ? synthesis.answerLines(roundId, many.lines(), answer)
                : synthesis.answerFound(roundId, many.filter().filter(), many.revision(), answer);
    }

    @Operation(summary = "Gộp các dòng nói cùng một ý thành một dòng có một kết quả")
    @PostMapping(SYNTHESIS + "/groups")
    Line merge(@PathVariable UUID roundId, @RequestBody SeenLines seen) {
        return synthesis.merge(roundId, seen.lines());
    }

    @Operation(summary = "Tách góp ý khỏi một nhóm gộp; góp ý giữ kết quả đang có")
    @PostMapping(SYNTHESIS + "/groups/{lineId}/splits")
    List<Line> split(@PathVariable UUID roundId, @PathVariable UUID lineId,
            @RequestHeader(HttpHeaders.IF_MATCH) String version, @RequestBody Parts parts) {
        return synthesis.split(roundId, lineId, number(version), parts.comments());
    }

    @Operation(summary = "Các góp ý gần giống nhau trong phạm vi bộ lọc, để gộp")
    @GetMapping(SYNTHESIS + "/duplicates")
    Proposals duplicates(@PathVariable UUID roundId, @ParameterObject Wanted wanted) {
        return synthesis.proposals(roundId, wanted.filter());
    }

    @Operation(summary = "Tình hình lấy ý kiến: đã hỏi, đã nhận, thống nhất, không trả lời",
            description = "Không trả lời không bao giờ được tính là thống nhất")
    @GetMapping(SYNTHESIS + "/preamble")
    Preamble preamble(@PathVariable UUID roundId) {
        return tables.preamble(roundId);
    }

    @Operation(summary = "Bảng tổng hợp bốn cột, tệp Word khổ A4 ngang")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = WORD, schema = @Schema(type = "string",
            format = "binary")))
    @GetMapping(path = SYNTHESIS + "/table.docx", produces = WORD)
    void word(@PathVariable UUID roundId, HttpServletResponse response) {
        note(roundId, tables.word(roundId, to(response, WORD, "docx")));
    }

    @Operation(summary = "Bảng tổng hợp bốn cột, tệp Excel")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = EXCEL, schema = @Schema(type = "string",
            format = "binary")))
    @GetMapping(path = SYNTHESIS + "/table.xlsx", produces = EXCEL)
    void excel(@PathVariable UUID roundId, HttpServletResponse response) {
        note(roundId, tables.excel(roundId, to(response, EXCEL, "xlsx")));
    }

    private void note(UUID roundId, UUID directiveId) {
        audit.note(AuditAction.EXPORT_SYNTHESIS, new Subject("round", roundId.toString(), directiveId),
                Capacity.of("reader"), Map.of());
    }

    private static Target to(HttpServletResponse response, String type, String ending) {
        return name -> {
            response.setContentType(type);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                    .filename(name + "." + ending).build().toString());
            try {
                return response.getOutputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleAnswerException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED, e.getMessage());
        problem.setTitle("Đã có người sửa");
        problem.setProperty("line", e.line());
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED).eTag(tag(e.line())).body(problem);
    }

    @ExceptionHandler
    ProblemDetail fixed(ReplyFixedException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
        problem.setTitle("Không sửa được nữa");
        return problem;
    }

    private static String tag(Line line) {
        return "\"" + line.version() + "\"";
    }

    private static int number(String tag) {
        try {
            return Integer.parseInt(tag.replaceAll("^W/|\"", ""));
        } catch (NumberFormatException e) {
            throw new DomainException("If-Match", "If-Match phải là phiên bản của dòng.");
        }
    }

    /**
     * Which comments; see {@link Filter}.
     *
     * @param late absent means no
     */
    record Wanted(String clause, String body, CommentKind kind, Standing standing, String stance, Boolean late,
            String text) {

        Filter filter() {
            return new Filter(blank(clause), blank(body), kind, standing, blank(stance), Boolean.TRUE.equals(late),
                    blank(text));
        }

        private static String blank(String value) {
            return value == null || value.isBlank() ? null : value;
        }
    }

    /**
     * @param lines when no filter names them
     * @param revision with the filter: newest change that the author saw
     * @param place absent leaves the places as they are
     */
    record ManyAnswers(List<SeenLine> lines, Wanted filter, long revision, CommentOutcome outcome, String reason,
            String place) {

        ManyAnswers {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    record SeenLines(List<SeenLine> lines) {

        SeenLines {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /** @param comments ids of those that leave */
    record Parts(List<UUID> comments) {

        Parts {
            comments = comments == null ? List.of() : List.copyOf(comments);
        }
    }
}
