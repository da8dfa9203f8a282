package vn.directive.directive.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.directive.CalendarKind;
import vn.directive.directive.DirectiveCalendar;
import vn.directive.directive.DirectiveCalendar.CalendarEvent;
import vn.directive.workflow.CalendarVariables;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.ProcessVariable;

/** Starts the child that a calendar entry asks for and does not wait for it. */
@Component("openCalendarChild")
class OpenCalendarChild implements JavaDelegate {

    private static final Map<CalendarKind, String> PROCESS_OF = Map.of(
            CalendarKind.QUARTER, "periodic-report", CalendarKind.SIX_MONTHS, "periodic-report",
            CalendarKind.NINE_MONTHS, "periodic-report", CalendarKind.YEAR, "periodic-report",
            CalendarKind.BRIEFING, "briefing-conference", CalendarKind.INTERIM_REVIEW, "directive-review");

    private final DirectiveCalendar calendar;

    OpenCalendarChild(DirectiveCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CalendarEvent event = calendar.markOpened(DirectiveLifecycleProcess.NEXT_EVENT_ID.from(execution).get());
        Map<String, Object> variables = new HashMap<>(Map.of(
                CalendarVariables.CALENDAR_EVENT_ID.name(), event.id().toString(),
                CalendarVariables.PERIOD_KIND.name(), event.kind().name(),
                CalendarVariables.PERIOD_LABEL.name(), event.label(),
                CalendarVariables.PERIOD_FROM.name(), event.from().toString(),
                CalendarVariables.PERIOD_TO.name(), event.to().toString(),
                CalendarVariables.DUE_ON.name(), event.dueOn().toString()));
        for (ProcessVariable<?> variable : DossierWorkflow.PASSED_ON) {
            variables.put(variable.name(), execution.getVariable(variable.name()));
        }
        execution.getProcessEngineServices().getRuntimeService().startProcessInstanceByKey(
                PROCESS_OF.get(event.kind()), DossierVariables.DIRECTIVE_ID.from(execution).get().toString(),
                variables);
    }
}
