package vn.directive.consultation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.consultation.CommentOutcome;
import vn.directive.consultation.CommentResults;
import vn.directive.consultation.CommentResults.Result;
import vn.directive.consultation.CommentResults.RoundResults;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1/directives/{directiveId}/comment-results")
@Tag(name = "Góp ý")
class CommentResultController {

    private final CommentResults results;

    CommentResultController(CommentResults results) {
        this.results = results;
    }

    @Operation(summary = "Các vòng có góp ý mà người dùng được xem kết quả tiếp thu, giải trình",
            description = "Cơ quan được hỏi xem góp ý của mình, kết quả khi tổng hợp đã duyệt; cơ quan chủ trì xem tất cả")
    @GetMapping
    List<RoundResults> rounds(@PathVariable UUID directiveId) {
        return results.rounds(directiveId);
    }

    @Operation(summary = "Góp ý của một vòng và kết quả tiếp thu, giải trình")
    @GetMapping("/{roundId}")
    Page<Result> comments(@PathVariable UUID directiveId, @PathVariable UUID roundId,
            @RequestParam(required = false) CommentOutcome outcome, @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return results.comments(directiveId, roundId, outcome, new Paging(page, size));
    }
}
