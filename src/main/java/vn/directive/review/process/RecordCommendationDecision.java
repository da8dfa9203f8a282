package vn.directive.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Commendations;
import vn.directive.workflow.FormData;

@Component("recordCommendationDecision")
class RecordCommendationDecision implements TaskListener {

    private final Commendations commendations;

    RecordCommendationDecision(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID reviewId = DirectiveReviewProcess.REVIEW_ID.from(task).get();
        FormData form = FormData.of(task);
        switch (form.choice("outcome", CommendationProcess.Decision.class)) {
            case SIGN -> commendations.award(reviewId,
                    form.choices("awarded").stream().map(Integer::valueOf).toList(), form.text("decisionText"));
            case RETURN -> commendations.giveBack(reviewId, form.text("note"));
            case REFUSE -> commendations.refuse(reviewId, form.text("note"));
        }
    }
}
