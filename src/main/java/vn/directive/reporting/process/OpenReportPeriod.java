package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.reporting.PeriodService;
import vn.directive.reporting.PeriodService.NewPeriod;
import vn.directive.workflow.CalendarVariables;
import vn.directive.workflow.DossierVariables;

@Component("openReportPeriod")
class OpenReportPeriod implements JavaDelegate {

    private final PeriodService periods;

    OpenReportPeriod(PeriodService periods) {
        this.periods = periods;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PeriodicReportProcess.PERIOD_ID.on(execution).set(periods.open(new NewPeriod(
                DossierVariables.DIRECTIVE_ID.from(execution).get(),
                CalendarVariables.CALENDAR_EVENT_ID.from(execution).get(),
                CalendarVariables.PERIOD_KIND.from(execution).get(),
                CalendarVariables.PERIOD_LABEL.from(execution).get(),
                CalendarVariables.PERIOD_FROM.from(execution).get(),
                CalendarVariables.PERIOD_TO.from(execution).get(),
                CalendarVariables.DUE_ON.from(execution).get())));
    }
}
