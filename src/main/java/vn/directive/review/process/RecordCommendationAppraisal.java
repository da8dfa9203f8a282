package vn.directive.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Commendations;
import vn.directive.workflow.FormData;

@Component("recordCommendationAppraisal")
class RecordCommendationAppraisal implements TaskListener {

    private final Commendations commendations;

    RecordCommendationAppraisal(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID reviewId = DirectiveReviewProcess.REVIEW_ID.from(task).get();
        FormData form = FormData.of(task);
        switch (form.choice("outcome", CommendationProcess.Appraisal.class)) {
            case FORWARD -> commendations.forward(reviewId,
                    form.choices("forwarded").stream().map(Integer::valueOf).toList(), form.text("appraisal"));
            case NONE -> commendations.rejectAll(reviewId, form.text("appraisal"));
            case RETURN -> commendations.giveBack(reviewId, form.text("appraisal"));
        }
    }
}
