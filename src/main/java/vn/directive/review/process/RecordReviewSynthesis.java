package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.workflow.FormData;

@Component("recordReviewSynthesis")
class RecordReviewSynthesis implements TaskListener {

    private final Reviews reviews;

    RecordReviewSynthesis(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        reviews.synthesise(DirectiveReviewProcess.REVIEW_ID.from(task).get(),
                FormData.of(task).optionalText("reportText"));
    }
}
