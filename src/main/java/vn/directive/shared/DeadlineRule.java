package vn.directive.shared;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** What holds for every date until which people are asked to do something. */
@Component
public class DeadlineRule {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** A day further ahead is a slip of the keyboard. */
    private static final int MOST_YEARS = 20;

    private final WorkingCalendar calendar;
    private final Clock clock;

    DeadlineRule(WorkingCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param field where the message belongs
     * @param label what the date is called, at the beginning of a sentence
     * @throws DomainException when there is no day, it is not after today, decades ahead, or a day off (naming the next one)
     */
    public void requireWorkingDayAhead(String field, String label, LocalDate day) {
        LocalDate today = LocalDate.now(clock);
        if (day == null) {
            throw new DomainException(field, "%s: hãy chọn ngày.".formatted(label));
        }
        if (!day.isAfter(today)) {
            throw new DomainException(field, "%s phải sau hôm nay (%s).".formatted(label, DAY.format(today)));
        }
        if (day.isAfter(today.plusYears(MOST_YEARS))) {
            throw new DomainException(field, "%s quá xa: hãy kiểm tra lại năm.".formatted(label));
        }
        if (!calendar.isWorkingDay(day)) {
            throw new DomainException(field, "%s %s là ngày nghỉ; ngày làm việc gần nhất sau đó là %s.".formatted(label,
                    DAY.format(day), DAY.format(calendar.onOrAfter(day))));
        }
    }

    /** Same, and later than the date that applies now, if there is one. */
    public void requireLater(String field, String label, LocalDate day, LocalDate now) {
        requireWorkingDayAhead(field, label, day);
        if (now != null && !day.isAfter(now)) {
            throw new DomainException(field, "%s phải sau hạn đang áp dụng (%s).".formatted(label, DAY.format(now)));
        }
    }
}
