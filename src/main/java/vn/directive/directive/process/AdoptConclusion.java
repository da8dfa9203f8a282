package vn.directive.directive.process;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.shared.WorkingCalendar;
import vn.directive.workflow.WorkingDays;

/** Turns the draft's deadline into the timer's date before the drafting begins. */
@Component("adoptConclusion")
class AdoptConclusion implements ExecutionListener {

    /** A notice without a deadline: reminded after this many working days. */
    private static final int USUAL_WORKING_DAYS = 30;

    private final WorkingDays workingDays;
    private final WorkingCalendar calendar;
    private final Clock clock;

    AdoptConclusion(WorkingDays workingDays, WorkingCalendar calendar, Clock clock) {
        this.workingDays = workingDays;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LocalDate deadline = DirectiveLifecycleProcess.DRAFT_DEADLINE.from(execution).optional()
                .orElseGet(() -> calendar.plus(LocalDate.now(clock), USUAL_WORKING_DAYS));
        DirectiveLifecycleProcess.DRAFT_DEADLINE_AT.on(execution)
                .set(workingDays.on(deadline.toString()).toInstant());
    }
}
