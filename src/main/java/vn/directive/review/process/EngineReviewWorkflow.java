package vn.directive.review.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.review.Review;
import vn.directive.review.ReviewRequest;
import vn.directive.review.ReviewWorkflow;

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
        Map<String, Object> variables = new HashMap<>(DossierStart.variables(directive));
        variables.put(DirectiveReviewProcess.REVIEW_ID.name(), review.id().toString());
        variables.put(ReviewRequestProcess.REQUEST_ID.name(), request.id().toString());
        variables.put(ReviewRequestProcess.BODY.name(), request.owner());
        variables.put(ReviewRequestProcess.REPORT_DUE_ON.name(), review.reportsDueOn().toString());
        runtime.startProcessInstanceByKey(ReviewRequestProcess.KEY, directive.id().toString(), variables);
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
