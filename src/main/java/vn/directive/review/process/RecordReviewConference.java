package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.workflow.FormData;

@Component("recordReviewConference")
class RecordReviewConference implements TaskListener {

    private final Reviews reviews;

    RecordReviewConference(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        reviews.recordConference(DirectiveReviewProcess.REVIEW_ID.from(task).get(), form.date("heldOn"),
                form.text("attendance"), form.text("conclusions"));
    }
}
