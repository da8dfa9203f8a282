package vn.directive.review.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.review.Reviews;
import vn.directive.review.Reviews.NewNomination;
import vn.directive.workflow.FormData;

@Component("recordReportApproval")
class RecordReportApproval implements TaskListener {

    private static final List<String> COLUMNS = List.of("Tập thể, mô hình", "Thành tích", "Số liệu");

    private final Reviews reviews;

    RecordReportApproval(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID requestId = ReviewRequestProcess.REQUEST_ID.from(task).get();
        FormData form = FormData.of(task);
        if (ReviewRequestProcess.SEND.equals(form.text("outcome"))) {
            reviews.nominate(requestId, form.rows("nominations", COLUMNS, 2).stream().map(row ->
                    new NewNomination(row.text(0), row.text(1), row.optionalText(2).orElse(null))).toList());
        } else {
            reviews.returnReport(requestId, form.text("note"));
        }
    }
}
