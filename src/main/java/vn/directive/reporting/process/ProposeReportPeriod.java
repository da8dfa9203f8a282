package vn.directive.reporting.process;

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

/** Proposes what the calendar and the directive know. */
@Component("proposeReportPeriod")
class ProposeReportPeriod implements TaskListener {

    private static final int GRACE = 2;

    private final PeriodForms forms;
    private final PeriodService periods;
    private final Directives directives;
    private final Organisation organisation;

    ProposeReportPeriod(PeriodForms forms, PeriodService periods, Directives directives, Organisation organisation) {
        this.forms = forms;
        this.periods = periods;
        this.directives = directives;
        this.organisation = organisation;
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
                .date("cutOff", period.periodTo()).date("reportDueOn", period.dueOn()).number("graceDays", GRACE);
    }
}
