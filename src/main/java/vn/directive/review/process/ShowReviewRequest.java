package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Review;
import vn.directive.review.ReviewRequest;
import vn.directive.review.Reviews;
import vn.directive.workflow.Prefill;

/** Shows the request and what was written so far. */
@Component("showReviewRequest")
class ShowReviewRequest implements TaskListener {

    private final Reviews reviews;

    ShowReviewRequest(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        ReviewRequest request = reviews.request(ReviewRequestProcess.REQUEST_ID.from(task).get());
        Review review = reviews.get(request.reviewId());
        Prefill.of(task).text("reviewLabel", review.label()).text("reviewContents", review.contents())
                .text("results", request.results()).text("shortcomings", request.shortcomings())
                .text("proposals", request.proposals()).text("returnNote", request.returnNote());
    }
}
