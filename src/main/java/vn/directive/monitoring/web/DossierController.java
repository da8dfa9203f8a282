package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.monitoring.DraftQueries;
import vn.directive.monitoring.DraftQueries.Draft;
import vn.directive.monitoring.ProgressQueries;
import vn.directive.monitoring.ProgressQueries.Progress;

/** What the tab "Hồ sơ" shows of a directive, each section with one request. */
@RestController
@RequestMapping("/api/v1/directives/{id}")
@Tag(name = "Hồ sơ")
class DossierController {

    private final ProgressQueries progress;
    private final DraftQueries drafts;

    DossierController(ProgressQueries progress, DraftQueries drafts) {
        this.progress = progress;
        this.drafts = drafts;
    }

    @Operation(summary = "Các giai đoạn của chỉ thị kèm ngày, và những mốc sắp đến hạn")
    @GetMapping("/progress")
    Progress progress(@PathVariable UUID id) {
        return progress.progress(id);
    }

    @Operation(summary = "Dự thảo (hoặc chỉ thị đã ban hành): các bản, và các khoản của một bản",
            description = "Không ghi bản nào thì lấy bản mới nhất.")
    @GetMapping("/draft")
    Draft draft(@PathVariable UUID id, @RequestParam(required = false) Integer version) {
        return drafts.draft(id, version);
    }
}
