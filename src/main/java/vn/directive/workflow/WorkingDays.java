package vn.directive.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.springframework.stereotype.Component;
import vn.directive.shared.TimeConfiguration;
import vn.directive.shared.WorkingCalendar;

/** Due dates for models: {@code camunda:dueDate="${workingDays.in(3)}"}. All fall at 17:00 on a working day. */
@Component("workingDays")
public class WorkingDays {

    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    private final WorkingCalendar calendar;
    private final Clock clock;

    WorkingDays(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param days working days from today */
    public Date in(int days) {
        return endOfWork(calendar.plus(LocalDate.now(clock), days));
    }

    /** @param isoDate date as a process variable holds it; moved to the next working day if it is a day off */
    public Date on(String isoDate) {
        return endOfWork(calendar.onOrAfter(LocalDate.parse(isoDate)));
    }

    /** @param days working days counted from the given date; negative counts backward */
    public Date after(String isoDate, int days) {
        return endOfWork(calendar.plus(LocalDate.parse(isoDate), days));
    }

    private static Date endOfWork(LocalDate day) {
        return Date.from(day.atTime(END_OF_WORK).atZone(TimeConfiguration.ZONE).toInstant());
    }
}
