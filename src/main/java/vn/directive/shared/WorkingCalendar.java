package vn.directive.shared;

import java.time.LocalDate;

/** Working days in Vietnam: weekends and public holidays off, make-up days on, all of it data. */
public interface WorkingCalendar {

    boolean isWorkingDay(LocalDate day);

    /** The day itself if it is a working day, else the next one. */
    LocalDate onOrAfter(LocalDate day);

    /**
     * Counts forward; the start day itself does not count.
     *
     * @param days number of working days; 0 gives {@link #onOrAfter}; negative counts backward
     */
    LocalDate plus(LocalDate start, int days);

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} is earlier. */
    int between(LocalDate from, LocalDate to);
}
