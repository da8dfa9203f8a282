package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.PeriodService;
import vn.directive.workflow.FormData;

@Component("synthesisePeriod")
class SynthesisePeriod implements TaskListener {

    private final PeriodService periods;

    SynthesisePeriod(PeriodService periods) {
        this.periods = periods;
    }

    @Override
    public void notify(DelegateTask task) {
        periods.synthesise(PeriodicReportProcess.PERIOD_ID.from(task).get(),
                FormData.of(task).optionalText("synthesis"));
    }
}
