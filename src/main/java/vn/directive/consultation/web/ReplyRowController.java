package vn.directive.consultation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.consultation.CommentKind;
import vn.directive.consultation.ReplyFixedException;
import vn.directive.consultation.ReplyRows;
import vn.directive.consultation.ReplyRows.Changes;
import vn.directive.consultation.ReplyRows.NewRow;
import vn.directive.consultation.ReplyRows.RowText;
import vn.directive.consultation.ReplyRows.RowView;
import vn.directive.consultation.ReplyRows.Sheet;
import vn.directive.consultation.StaleRowException;
import vn.directive.shared.DomainException;

/** Rows of comments as people type them. The version of a row is its entity tag. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Góp ý")
class ReplyRowController {

    private static final String ROWS = "/comment-requests/{requestId}/rows";

    private final ReplyRows rows;

    ReplyRowController(ReplyRows rows) {
        this.rows = rows;
    }

    @Operation(summary = "Bảng góp ý của cơ quan ứng với việc chuẩn bị hoặc duyệt ý kiến")
    @GetMapping("/tasks/{taskId}/comment-rows")
    Sheet sheet(@PathVariable String taskId) {
        return rows.ofTask(taskId);
    }

    @Operation(summary = "Thay đổi của bảng góp ý sau một lần xem, cả dòng đã xóa")
    @GetMapping(ROWS)
    Changes changes(@PathVariable UUID requestId, @RequestParam(defaultValue = "0") long after) {
        return rows.changes(requestId, after);
    }

    @Operation(summary = "Thêm góp ý; gửi lại cùng mã không thêm lần nữa")
    @PostMapping(ROWS)
    @ResponseStatus(HttpStatus.CREATED)
    List<RowView> add(@PathVariable UUID requestId, @RequestBody Addition addition) {
        return rows.add(requestId, addition.after(), addition.rows().stream().map(AddedRow::row).toList());
    }

    @Operation(summary = "Sửa một góp ý", description = "If-Match là phiên bản đã xem; đã có người sửa thì trả 412 và dòng mới")
    @PutMapping(ROWS + "/{rowId}")
    ResponseEntity<RowView> change(@PathVariable UUID requestId, @PathVariable UUID rowId,
            @RequestHeader(HttpHeaders.IF_MATCH) String version, @RequestBody RowText text) {
        return tagged(rows.change(requestId, rowId, number(version), text));
    }

    @Operation(summary = "Xóa một góp ý; lấy lại được bằng restore")
    @DeleteMapping(ROWS + "/{rowId}")
    ResponseEntity<RowView> delete(@PathVariable UUID requestId, @PathVariable UUID rowId,
            @RequestHeader(HttpHeaders.IF_MATCH) String version) {
        return tagged(rows.delete(requestId, rowId, number(version)));
    }

    @Operation(summary = "Lấy lại góp ý đã xóa")
    @PostMapping(ROWS + "/{rowId}/restore")
    ResponseEntity<RowView> restore(@PathVariable UUID requestId, @PathVariable UUID rowId) {
        return tagged(rows.restore(requestId, rowId));
    }

    @Operation(summary = "Chuyển góp ý xuống sau một góp ý khác, hoặc lên đầu")
    @PostMapping(ROWS + "/{rowId}/move")
    ResponseEntity<RowView> move(@PathVariable UUID requestId, @PathVariable UUID rowId,
            @RequestParam(required = false) UUID after) {
        return tagged(rows.move(requestId, rowId, after));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(StaleRowException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED, e.getMessage());
        problem.setTitle("Đã có người sửa");
        problem.setProperty("row", e.row());
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED).eTag(tag(e.row())).body(problem);
    }

    @ExceptionHandler
    ProblemDetail fixed(ReplyFixedException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
        problem.setTitle("Không sửa được nữa");
        return problem;
    }

    private static ResponseEntity<RowView> tagged(RowView row) {
        return ResponseEntity.ok().eTag(tag(row)).body(row);
    }

    private static String tag(RowView row) {
        return "\"" + row.version() + "\"";
    }

    private static int number(String tag) {
        try {
            return Integer.parseInt(tag.replaceAll("^W/|\"", ""));
        } catch (NumberFormatException e) {
            throw new DomainException("If-Match", "If-Match phải là phiên bản của dòng.");
        }
    }

    /** @param after row above, or absent to add at the end */
    record Addition(UUID after, List<AddedRow> rows) {

        Addition {
            rows = rows == null ? List.of() : List.copyOf(rows);
        }
    }

    /** @param id chosen by the sender */
    record AddedRow(UUID id, String clause, CommentKind kind, String comment, String proposed) {

        NewRow row() {
            return new NewRow(id, new RowText(clause, kind, comment, proposed));
        }
    }
}
