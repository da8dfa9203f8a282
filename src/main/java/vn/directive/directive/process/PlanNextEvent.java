package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.directive.DirectiveCalendar;
import vn.directive.directive.DirectiveCalendar.CalendarEvent;
import vn.directive.shared.DomainException;
import vn.directive.workflow.DossierVariables;

/** Looks up what the directive's calendar wants next. */
@Component("planNextEvent")
class PlanNextEvent implements JavaDelegate {

    private final DirectiveCalendar calendar;

    PlanNextEvent(DirectiveCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CalendarEvent next = calendar.next(DossierVariables.DIRECTIVE_ID.from(execution).get()).orElseThrow(
                () -> new DomainException("Bảng quyết định “reporting-calendar” không còn mốc nào cho chỉ thị này."));
        DirectiveLifecycleProcess.NEXT_EVENT_ID.on(execution).set(next.id());
        DirectiveLifecycleProcess.NEXT_EVENT_KIND.on(execution).set(next.kind());
        DirectiveLifecycleProcess.NEXT_EVENT_AT.on(execution).set(next.opensAt());
    }
}
