package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.reporting.PeriodService;

@Component("freezeReportPeriod")
class FreezeReportPeriod implements JavaDelegate {

    private final PeriodService periods;

    FreezeReportPeriod(PeriodService periods) {
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        periods.freeze(PeriodicReportProcess.PERIOD_ID.from(execution).get());
    }
}
