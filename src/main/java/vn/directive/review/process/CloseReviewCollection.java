package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;

@Component("closeReviewCollection")
class CloseReviewCollection implements JavaDelegate {

    private final Reviews reviews;

    CloseReviewCollection(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.closeCollection(DirectiveReviewProcess.REVIEW_ID.from(execution).get());
    }
}
