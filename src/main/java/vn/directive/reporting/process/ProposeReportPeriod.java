package vn.directive.reporting.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.PeriodService;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.shared.WorkingCalendar;

/** Proposes what the calendar and the directive know. */
@Component("proposeReportPeriod")
class ProposeReportPeriod implements TaskListener {

    private static final int GRACE = 2;
    /** Working days given when the entry is confirmed after its own due date, for example after a downtime. */
    private static final int AT_LEAST = 2;

    private final PeriodForms forms;
    private final PeriodService periods;
    private final Directives directives;
    private final Organisation organisation;
    private final WorkingCalendar calendar;
    private final Clock clock;

    ProposeReportPeriod(PeriodForms forms, PeriodService periods, Directives directives, Organisation organisation,
            WorkingCalendar calendar, Clock clock) {
        this.forms = forms;
        this.periods = periods;
        this.directives = directives;
        this.organisation = organisation;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        PeriodView period = forms.period(task);
        List<String> addressed = directives.addressedBodies(period.directiveId());
        Map<String, String> options = new LinkedHashMap<>(organisation.names(addressed));
        organisation.find(BodyQuery.of(Set.of(), Set.of(BodyLevel.PROVINCE, BodyLevel.DISTRICT)))
                .forEach(body -> options.putIfAbsent(body.code(), body.name()));
        forms.show(task).options("bodyOptions", options).number("addressedCount", addressed.size())
                .text("bodyScope", "ALL").text("indicatorRows",
                        PeriodForms.rows(periods.indicatorsOf(period.directiveId())))
                .date("cutOff", period.periodTo()).date("reportDueOn", due(period)).number("graceDays", GRACE);
    }

    private LocalDate due(PeriodView period) {
        LocalDate today = LocalDate.now(clock);
        return period.dueOn().isBefore(today) ? calendar.plus(today, AT_LEAST) : period.dueOn();
    }
}
