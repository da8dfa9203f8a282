package vn.directive.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.workflow.FormData;

@Component("recordPlanApproval")
class RecordPlanApproval implements TaskListener {

    private final Reviews reviews;

    RecordPlanApproval(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID reviewId = DirectiveReviewProcess.REVIEW_ID.from(task).get();
        FormData form = FormData.of(task);
        if (DirectiveReviewProcess.APPROVE.equals(form.text("outcome"))) {
            reviews.approvePlan(reviewId);
        } else {
            reviews.returnPlan(reviewId, form.text("note"));
        }
    }
}
