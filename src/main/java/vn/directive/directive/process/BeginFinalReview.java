package vn.directive.directive.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.CalendarKind;
import vn.directive.directive.DirectiveCalendar;
import vn.directive.directive.DirectiveCalendar.CalendarEvent;
import vn.directive.directive.Directives;
import vn.directive.shared.WorkingCalendar;
import vn.directive.workflow.CalendarVariables;
import vn.directive.workflow.DossierVariables;

/** Tells the final review its period; when the calendar had planned one next, this is it, even if it comes early. */
@Component("beginFinalReview")
class BeginFinalReview implements ExecutionListener {

    private static final int USUAL_WORKING_DAYS = 40;

    private final DirectiveCalendar calendar;
    private final Directives directives;
    private final WorkingCalendar workingDays;
    private final Clock clock;

    BeginFinalReview(DirectiveCalendar calendar, Directives directives, WorkingCalendar workingDays, Clock clock) {
        this.calendar = calendar;
        this.directives = directives;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Optional<CalendarEvent> planned = DirectiveLifecycleProcess.NEXT_EVENT_KIND.from(execution).optional()
                .filter(kind -> kind == CalendarKind.FINAL_REVIEW)
                .map(kind -> calendar.markOpened(DirectiveLifecycleProcess.NEXT_EVENT_ID.from(execution).get()));
        LocalDate today = LocalDate.now(clock);
        CalendarVariables.CALENDAR_EVENT_ID.on(execution).set(planned.map(CalendarEvent::id).orElse(null));
        CalendarVariables.PERIOD_LABEL.on(execution).set(planned.map(CalendarEvent::label).orElse("Tổng kết"));
        CalendarVariables.PERIOD_FROM.on(execution).set(planned.map(CalendarEvent::from)
                .orElseGet(() -> directives.get(DossierVariables.DIRECTIVE_ID.from(execution).get()).issuedOn()));
        CalendarVariables.PERIOD_TO.on(execution).set(planned.map(CalendarEvent::to).orElse(today));
        CalendarVariables.DUE_ON.on(execution).set(planned.map(CalendarEvent::dueOn)
                .filter(due -> due.isAfter(today)).orElse(workingDays.plus(today, USUAL_WORKING_DAYS)));
        DirectiveLifecycleProcess.NEXT_EVENT_KIND.on(execution).set(null);
    }
}
