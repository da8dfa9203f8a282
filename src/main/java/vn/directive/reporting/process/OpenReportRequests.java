package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.reporting.PeriodService;

@Component("openReportRequests")
class OpenReportRequests implements JavaDelegate {

    private static final int CHUNK = 50;

    private final PeriodService periods;

    OpenReportRequests(PeriodService periods) {
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PeriodicReportProcess.MORE_BODIES.on(execution)
                .set(periods.openNext(PeriodicReportProcess.PERIOD_ID.from(execution).get(), CHUNK));
    }
}
