package vn.directive.notification;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded, in working days.
 *
 * @param daysBefore days before the due day
 * @param daysAfter days after it, ascending
 * @param thenEvery after the last of them, again and again at this distance
 */
@ConfigurationProperties("directive.reminders")
record ReminderProperties(@DefaultValue("2") int daysBefore, @DefaultValue({"1", "3"}) List<Integer> daysAfter,
        @DefaultValue("5") int thenEvery) {

    /** The latest step reached when a task is this many working days late; 0 when none is. */
    int step(int daysLate) {
        int last = daysAfter.get(daysAfter.size() - 1);
        if (daysLate >= last) {
            return last + (daysLate - last) / thenEvery * thenEvery;
        }
        return daysAfter.stream().filter(step -> step <= daysLate).reduce(0, Math::max);
    }
}
