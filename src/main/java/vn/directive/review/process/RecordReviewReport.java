package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.workflow.FormData;

@Component("recordReviewReport")
class RecordReviewReport implements TaskListener {

    private final Reviews reviews;

    RecordReviewReport(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        reviews.prepareReport(ReviewRequestProcess.REQUEST_ID.from(task).get(), form.text("results"),
                form.text("shortcomings"), form.optionalText("proposals").orElse(null));
    }
}
