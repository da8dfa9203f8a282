package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.consultation.Rounds.CommentView;
import vn.directive.consultation.Rounds.RequestView;
import vn.directive.consultation.Rounds.RoundView;
import vn.directive.directive.Phase;
import vn.directive.monitoring.ConsultationQueries;
import vn.directive.monitoring.DirectiveQueries;
import vn.directive.monitoring.DirectiveQueries.Deadline;
import vn.directive.monitoring.DirectiveQueries.Detail;
import vn.directive.monitoring.DirectiveQueries.Filter;
import vn.directive.monitoring.DirectiveQueries.Summary;
import vn.directive.monitoring.DirectiveQueries.TimelineEntry;
import vn.directive.monitoring.ExecutionQueries;
import vn.directive.monitoring.ExecutionQueries.Period;
import vn.directive.monitoring.ExecutionQueries.Plan;
import vn.directive.monitoring.ExecutionQueries.Return;
import vn.directive.monitoring.ExecutionQueries.Review;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

@RestController
@RequestMapping("/api/v1/directives")
@Tag(name = "Directives", description = "Dossiers of directives and where they stand")
class DirectiveController {

    private static final String OWN_ONLY = "Managers, the lead body and the Office see all; an asked body sees its own, "
            + "and outcomes once the synthesis is approved.";

    private final DirectiveQueries directives;
    private final ConsultationQueries consultation;
    private final ExecutionQueries execution;

    DirectiveController(DirectiveQueries directives, ConsultationQueries consultation, ExecutionQueries execution) {
        this.directives = directives;
        this.consultation = consultation;
        this.execution = execution;
    }

    @GetMapping
    @Operation(summary = "List dossiers, newest first",
            description = "Restricted dossiers appear only to people of the bodies admitted to them.")
    Page<Summary> list(
            @Parameter(description = "Phases wanted; repeat for several") @RequestParam(defaultValue = "")
            Set<Phase> phase,
            @Parameter(description = "Code of the issuing body") @RequestParam(required = false) String issuer,
            @Parameter(description = "Code of the drafting body") @RequestParam(required = false) String leadBody,
            @Parameter(description = "Words of the subject, the symbol or the dossier number; accents do not matter")
            @RequestParam(required = false) String text,
            @Parameter(description = "Only dossiers with overdue tasks") @RequestParam(defaultValue = "false")
            boolean overdue,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return directives.list(new Filter(phase, issuer, leadBody, text, overdue), new Paging(page, size));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One dossier with its bodies, lineage and counts")
    Detail get(@PathVariable UUID id) {
        return directives.get(id);
    }

    @GetMapping("/{id}/timeline")
    @Operation(summary = "What happened in a dossier, newest first")
    Page<TimelineEntry> timeline(@PathVariable UUID id, @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return directives.timeline(id, new Paging(page, size));
    }

    @GetMapping("/{id}/deadlines")
    @Operation(summary = "Open tasks of a dossier that have a due date, soonest first")
    List<Deadline> deadlines(@PathVariable UUID id) {
        return directives.deadlines(id);
    }

    @GetMapping("/{id}/rounds")
    @Operation(summary = "Comment rounds of a dossier with what they gave, in figures")
    List<RoundView> rounds(@PathVariable UUID id) {
        return consultation.rounds(id);
    }

    @GetMapping("/{id}/rounds/{roundId}/requests")
    @Operation(summary = "The bodies asked in a round and how each answered", description = OWN_ONLY)
    List<RequestView> requests(@PathVariable UUID id, @PathVariable UUID roundId) {
        return consultation.requests(id, roundId);
    }

    @GetMapping("/{id}/rounds/{roundId}/comments")
    @Operation(summary = "Comments of a round with what became of them, by number", description = OWN_ONLY)
    Page<CommentView> comments(@PathVariable UUID id, @PathVariable UUID roundId,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return consultation.comments(id, roundId, new Paging(page, size));
    }

    @GetMapping("/{id}/plans")
    @Operation(summary = "Plans of the addressed bodies, by code of the body")
    Page<Plan> plans(@PathVariable UUID id,
            @Parameter(description = "State wanted") @RequestParam(required = false) String state,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return execution.plans(id, state, new Paging(page, size));
    }

    @GetMapping("/{id}/periods")
    @Operation(summary = "Reporting periods of a directive with their coverage")
    List<Period> periods(@PathVariable UUID id) {
        return execution.periods(id);
    }

    @GetMapping("/{id}/periods/{periodId}/returns")
    @Operation(summary = "Returns of the asked bodies for one period")
    Page<Return> returns(@PathVariable UUID id, @PathVariable UUID periodId,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return execution.returns(id, periodId, new Paging(page, size));
    }

    @GetMapping("/{id}/reviews")
    @Operation(summary = "Interim and final reviews of a directive")
    List<Review> reviews(@PathVariable UUID id) {
        return execution.reviews(id);
    }
}
