package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;

@Component("sendReviewReport")
class SendReviewReport implements JavaDelegate {

    private final Reviews reviews;

    SendReviewReport(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.send(ReviewRequestProcess.REQUEST_ID.from(execution).get());
    }
}
