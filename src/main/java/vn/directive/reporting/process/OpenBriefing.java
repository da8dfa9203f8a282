package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.reporting.BriefingService;
import vn.directive.workflow.CalendarVariables;
import vn.directive.workflow.DossierVariables;

@Component("openBriefing")
class OpenBriefing implements JavaDelegate {

    private final BriefingService briefings;

    OpenBriefing(BriefingService briefings) {
        this.briefings = briefings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String chair = BriefingConferenceProcess.CHAIR_BODY.from(execution).optional()
                .orElseGet(() -> DossierVariables.LEAD_BODY.from(execution).get());
        BriefingConferenceProcess.CHAIR_BODY.on(execution).set(chair);
        BriefingConferenceProcess.BRIEFING_ID.on(execution).set(briefings.open(
                DossierVariables.DIRECTIVE_ID.from(execution).get(),
                CalendarVariables.CALENDAR_EVENT_ID.from(execution).get(), chair,
                CalendarVariables.PERIOD_LABEL.from(execution).get()));
    }
}
