package vn.directive.review.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Review;
import vn.directive.review.Reviews;
import vn.directive.workflow.Prefill;

/** Shows the plan to whoever writes or approves it. */
@Component("showReviewPlan")
class ShowReviewPlan implements TaskListener {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Reviews reviews;

    ShowReviewPlan(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        Review review = reviews.get(DirectiveReviewProcess.REVIEW_ID.from(task).get());
        Prefill.of(task).text("contents", review.contents()).date("reportsDueOn", review.reportsDueOn())
                .date("conferenceOn", review.conferenceOn()).text("conferencePlace", review.conferencePlace())
                .text("returnNote", review.returnNote()).text("reviewLabel", review.label())
                .text("reportsDueText", toRead(review.reportsDueOn()))
                .text("conferenceText", toRead(review.conferenceOn()));
    }

    private static String toRead(LocalDate day) {
        return day == null ? null : DAY.format(day);
    }
}
