package vn.directive.reporting.process;

import java.time.LocalDate;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.PeriodService;
import vn.directive.workflow.FormData;
import vn.directive.workflow.WorkingDays;

@Component("urgeLateBodies")
class UrgeLateBodies implements TaskListener {

    private final PeriodService periods;
    private final WorkingDays workingDays;

    UrgeLateBodies(PeriodService periods, WorkingDays workingDays) {
        this.periods = periods;
        this.workingDays = workingDays;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID periodId = PeriodicReportProcess.PERIOD_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case SIGN -> {
                periods.remind(periodId, form.text("letterText"), form.date("newDueOn"));
                waitUntil(task, form.date("newDueOn"));
            }
            case NOT_NOW -> {
                periods.requireLater(form.date("newDueOn"));
                waitUntil(task, form.date("newDueOn"));
            }
            case CLOSE -> { }
        }
    }

    private void waitUntil(DelegateTask task, LocalDate day) {
        PeriodicReportProcess.COLLECT_UNTIL.on(task.getExecution()).set(workingDays.on(day.toString()).toInstant());
    }

    private enum Outcome { SIGN, NOT_NOW, CLOSE }
}
