package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Commendations;

@Component("beginCommendation")
class BeginCommendation implements ExecutionListener {

    private final Commendations commendations;

    BeginCommendation(Commendations commendations) {
        this.commendations = commendations;
    }

    @Override
    public void notify(DelegateExecution execution) {
        commendations.begin(DirectiveReviewProcess.REVIEW_ID.from(execution).get());
    }
}
