package vn.directive.workflow.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.draft.TaskDrafts;
import vn.directive.workflow.draft.TaskDrafts.Outcome;
import vn.directive.workflow.draft.TaskDrafts.TaskDraft;

/** What the form of a task keeps while somebody types. */
@RestController
@RequestMapping("/api/v1/tasks/{id}/draft")
@Tag(name = "Công việc")
class TaskDraftController {

    private final TaskDrafts drafts;
    private final CurrentUser currentUser;

    TaskDraftController(TaskDrafts drafts, CurrentUser currentUser) {
        this.drafts = drafts;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "Bản nháp biểu mẫu của việc mà người dùng được xử lý",
            description = "Phiên bản 0 khi chưa có bản nháp nào.")
    ResponseEntity<DraftView> read(@PathVariable String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view(drafts.read(id)));
    }

    @PutMapping
    @Operation(summary = "Lưu bản nháp biểu mẫu", description = "Chỉ lưu khi chưa ai lưu sau phiên bản đã đọc.")
    @ApiResponse(responseCode = "200", description = "Đã lưu")
    @ApiResponse(responseCode = "409", description = "Đã có phiên bản mới hơn, kèm theo trong `current`")
    ResponseEntity<?> save(@PathVariable String id, @Valid @RequestBody DraftToSave draft) {
        Outcome outcome = drafts.save(id, draft.version(), draft.data());
        DraftView view = view(outcome.draft());
        if (outcome.saved()) {
            return ResponseEntity.ok(view);
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
                "Bản nháp vừa được %s sửa ở nơi khác.".formatted(view.savedByName()));
        problem.setTitle("Xung đột dữ liệu");
        problem.setProperty("current", view);
        return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
    }

    private DraftView view(TaskDraft draft) {
        return new DraftView(draft.version(), draft.data(), draft.savedByName(),
                currentUser.username().equals(draft.savedBy()), draft.savedAt());
    }

    record DraftToSave(
            @PositiveOrZero(message = "Phiên bản không hợp lệ.") @Schema(description = "Phiên bản đã đọc") int version,
            @NotNull(message = "Thiếu nội dung bản nháp.")
            @Schema(type = "object", description = "Các trường đã nhập, theo khóa") ObjectNode data) {}

    /** @param own saved by who asks */
    record DraftView(int version, @Schema(type = "object") ObjectNode data, String savedByName, boolean own,
            Instant savedAt) {}
}
