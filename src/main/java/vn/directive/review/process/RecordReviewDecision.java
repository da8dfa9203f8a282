package vn.directive.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.ReviewOutcome;
import vn.directive.review.Reviews;
import vn.directive.workflow.FormData;

@Component("recordReviewDecision")
class RecordReviewDecision implements TaskListener {

    private final Reviews reviews;

    RecordReviewDecision(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID reviewId = DirectiveReviewProcess.REVIEW_ID.from(task).get();
        FormData form = FormData.of(task);
        ReviewOutcome outcome = form.choice("outcome", ReviewOutcome.class);
        reviews.decide(reviewId, outcome, form.text("note"));
        DirectiveReviewProcess.REVIEW_OUTCOME.on(task.getExecution()).set(outcome.name());
        DirectiveReviewProcess.ANY_NOMINATION.on(task.getExecution()).set(reviews.hasNominations(reviewId));
    }
}
