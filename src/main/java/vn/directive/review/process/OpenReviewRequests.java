package vn.directive.review.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.workflow.WorkingDays;

/** Asks the addressed bodies for their reports, one chunk a transaction. */
@Component("openReviewRequests")
class OpenReviewRequests implements JavaDelegate {

    private static final int CHUNK = 50;

    private final Reviews reviews;
    private final WorkingDays workingDays;
    private final Clock clock;

    OpenReviewRequests(Reviews reviews, WorkingDays workingDays, Clock clock) {
        this.reviews = reviews;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID reviewId = DirectiveReviewProcess.REVIEW_ID.from(execution).get();
        boolean remaining = reviews.openNext(reviewId, CHUNK);
        DirectiveReviewProcess.REQUESTS_REMAINING.on(execution).set(remaining);
        // A review whose bodies have all reported by now, or that asks nobody, does not wait.
        LocalDate due = reviews.get(reviewId).reportsDueOn();
        DirectiveReviewProcess.REPORTS_DUE_AT.on(execution).set(!remaining && reviews.isComplete(reviewId)
                ? clock.instant() : workingDays.on(due.toString()).toInstant());
    }
}
