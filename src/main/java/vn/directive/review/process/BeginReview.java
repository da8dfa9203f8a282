package vn.directive.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.review.ReviewKind;
import vn.directive.review.Reviews;
import vn.directive.workflow.CalendarVariables;
import vn.directive.workflow.DossierVariables;

@Component("beginReview")
class BeginReview implements ExecutionListener {

    private final Reviews reviews;

    BeginReview(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DirectiveReviewProcess.REVIEW_ID.on(execution).set(reviews.begin(
                DossierVariables.DIRECTIVE_ID.from(execution).get(),
                ReviewKind.valueOf(CalendarVariables.PERIOD_KIND.from(execution).get()),
                CalendarVariables.PERIOD_LABEL.from(execution).get(),
                CalendarVariables.PERIOD_FROM.from(execution).get(), CalendarVariables.PERIOD_TO.from(execution).get(),
                CalendarVariables.CALENDAR_EVENT_ID.from(execution).optional().orElse(null)));
    }
}
