package vn.directive.reporting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.PeriodService;
import vn.directive.workflow.FormData;

@Component("approvePeriodReport")
class ApprovePeriodReport implements TaskListener {

    private final PeriodService periods;

    ApprovePeriodReport(PeriodService periods) {
        this.periods = periods;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID periodId = PeriodicReportProcess.PERIOD_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case SUBMIT -> periods.submit(periodId);
            case RETURN -> periods.sendBack(periodId, form.text("note"));
        }
    }

    private enum Outcome { SUBMIT, RETURN }
}
