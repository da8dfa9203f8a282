package vn.directive.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import vn.directive.shared.TimeConfiguration;
import vn.directive.shared.WorkingCalendar;

/**
 * How much time is left, the way people say it.
 *
 * @param words null without a deadline
 * @param urgency NORMAL, SOON (two working days or less) or OVERDUE
 */
public record DueInWords(String words, String urgency) {

    public static DueInWords of(Instant due, Clock clock, WorkingCalendar calendar) {
        if (due == null) {
            return new DueInWords(null, "NORMAL");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate day = due.atZone(TimeConfiguration.ZONE).toLocalDate();
        return day.equals(today) && due.isBefore(clock.instant())
                ? new DueInWords("quá hạn trong hôm nay", "OVERDUE") : of(day, today, calendar);
    }

    /** For what is due on a day and not at an hour. */
    static DueInWords of(LocalDate day, LocalDate today, WorkingCalendar calendar) {
        int days = calendar.between(today, day);
        if (day.isBefore(today)) {
            return new DueInWords(days == 0 ? "quá hạn" : "quá hạn %d ngày làm việc".formatted(-days), "OVERDUE");
        }
        if (day.equals(today)) {
            return new DueInWords("hết hạn hôm nay", "SOON");
        }
        return new DueInWords(days == 0 ? "còn dưới 1 ngày làm việc" : "còn %d ngày làm việc".formatted(days),
                days <= 2 ? "SOON" : "NORMAL");
    }
}
