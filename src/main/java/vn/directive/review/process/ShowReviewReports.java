package vn.directive.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.workflow.Prefill;

@Component("showReviewReports")
class ShowReviewReports implements TaskListener {

    private final Reviews reviews;

    ShowReviewReports(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID reviewId = DirectiveReviewProcess.REVIEW_ID.from(task).get();
        Prefill.of(task).text("reviewLabel", reviews.get(reviewId).label())
                .text("reportSummary", reviews.summary(reviewId));
    }
}
