package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.monitoring.RoundQueries;
import vn.directive.monitoring.RoundQueries.AskedBody;
import vn.directive.monitoring.RoundQueries.ClauseFigures;
import vn.directive.monitoring.RoundQueries.Comment;
import vn.directive.monitoring.RoundQueries.CommentFilter;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1/rounds/{roundId}")
@Tag(name = "Rounds", description = "Comment rounds body by body and clause by clause: all of "
        + "it for managers, the lead body and the Office; for an asked body its own")
class RoundReadingController {

    private final RoundQueries rounds;

    RoundReadingController(RoundQueries rounds) {
        this.rounds = rounds;
    }

    @GetMapping("/bodies")
    @Operation(summary = "Every asked body of a round with its level, its state and its answer in short, by name")
    List<AskedBody> bodies(@PathVariable UUID roundId) {
        return rounds.bodies(roundId);
    }

    @GetMapping("/comment-figures")
    @Operation(summary = "How many comments each clause got and what became of them")
    List<ClauseFigures> commentFigures(@PathVariable UUID roundId) {
        return rounds.commentFigures(roundId);
    }

    @GetMapping("/comments")
    @Operation(summary = "Comments of a round by number")
    Page<Comment> comments(@PathVariable UUID roundId,
            @Parameter(description = "Clause as the figures name it; all when absent")
            @RequestParam(required = false) String clause,
            @Parameter(description = "ACCEPTED, PARTLY_ACCEPTED, EXPLAINED or UNPROCESSED; all when absent")
            @RequestParam(required = false) String outcome,
            @Parameter(description = "Code of the body; all when absent") @RequestParam(required = false) String body,
            @Parameter(description = "Words to look for; accents do not matter")
            @RequestParam(required = false) String text,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return rounds.comments(roundId, new CommentFilter(clause, outcome, body, text), new Paging(page, size));
    }
}
