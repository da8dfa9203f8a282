package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.review.Reviews.Plan;
import vn.directive.workflow.FormData;

@Component("recordReviewPlan")
class RecordReviewPlan implements TaskListener {

    private final Reviews reviews;

    RecordReviewPlan(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        reviews.plan(DirectiveReviewProcess.REVIEW_ID.from(task).get(), new Plan(form.text("contents"),
                form.date("reportsDueOn"), form.date("conferenceOn"), form.text("conferencePlace"),
                form.optionalText("planText")));
    }
}
