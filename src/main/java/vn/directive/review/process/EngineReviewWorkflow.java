package vn.directive.review.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.review.Review;
import vn.directive.review.ReviewRequest;
import vn.directive.review.ReviewWorkflow;
import vn.directive.workflow.DossierVariables;

@Component
class EngineReviewWorkflow implements ReviewWorkflow {

    private final RuntimeService runtime;
    private final Directives directives;

    EngineReviewWorkflow(@Lazy RuntimeService runtime, Directives directives) {
        this.runtime = runtime;
        this.directives = directives;
    }

    @Override
    public void openRequest(ReviewRequest request, Review review) {
        DirectiveView directive = directives.get(review.directiveId());
        runtime.startProcessInstanceByKey(ReviewRequestProcess.KEY, directive.id().toString(), Map.of(
                DossierVariables.DIRECTIVE_ID.name(), directive.id().toString(),
                DossierVariables.LEAD_BODY.name(), directive.leadBody(),
                DossierVariables.ISSUER.name(), directive.issuer(),
                DossierVariables.OFFICE.name(), directive.office(),
                DossierVariables.STANDING_BOARD.name(), directive.standingBoard(),
                DirectiveReviewProcess.REVIEW_ID.name(), review.id().toString(),
                ReviewRequestProcess.REQUEST_ID.name(), request.id().toString(),
                ReviewRequestProcess.BODY.name(), request.body(),
                ReviewRequestProcess.REPORT_DUE_ON.name(), review.reportsDueOn().toString()));
    }

    @Override
    public void allReported(Review review) {
        // Nobody waits yet while bodies are still being asked; the asking then finds the review complete.
        runtime.createMessageCorrelation(DirectiveReviewProcess.MESSAGE_ALL_REPORTED)
                .processInstanceBusinessKey(review.directiveId().toString())
                .processInstanceVariableEquals(DirectiveReviewProcess.REVIEW_ID.name(), review.id().toString())
                .correlateAll();
    }

    @Override
    public void closeRequests(Review review) {
        runtime.createMessageCorrelation(ReviewRequestProcess.MESSAGE_COLLECTION_CLOSED)
                .processInstanceBusinessKey(review.directiveId().toString())
                .processInstanceVariableEquals(DirectiveReviewProcess.REVIEW_ID.name(), review.id().toString())
                .correlateAll();
    }
}
