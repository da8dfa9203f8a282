package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Commendations;
import vn.directive.workflow.FormData;

@Component("recordPublication")
class RecordPublication implements TaskListener {

    private final Commendations commendations;

    RecordPublication(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        commendations.publish(DirectiveReviewProcess.REVIEW_ID.from(task).get(),
                form.date("publishedOn"), form.text("recipients"));
    }
}
