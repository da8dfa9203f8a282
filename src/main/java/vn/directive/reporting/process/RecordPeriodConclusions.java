package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.PeriodService;
import vn.directive.workflow.FormData;

@Component("recordPeriodConclusions")
class RecordPeriodConclusions implements TaskListener {

    private final PeriodService periods;

    RecordPeriodConclusions(PeriodService periods) {
        this.periods = periods;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        periods.conclude(PeriodicReportProcess.PERIOD_ID.from(task).get(), form.text("opinion"),
                FollowUpRows.read(form, "conclusionRows"));
    }
}
