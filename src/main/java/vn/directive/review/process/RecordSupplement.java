package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Commendations;
import vn.directive.workflow.FormData;

@Component("recordSupplement")
class RecordSupplement implements TaskListener {

    private final Commendations commendations;

    RecordSupplement(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        commendations.supplement(DirectiveReviewProcess.REVIEW_ID.from(task).get(),
                FormData.of(task).text("supplement"));
    }
}
