package vn.directive.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Monday to Friday, corrected by {@code calendar_exception}. */
@Component
class JdbcWorkingCalendar implements WorkingCalendar {

    /** Another node may have imported: its change is seen here within this time. */
    private static final long MAX_AGE = TimeUnit.MINUTES.toNanos(1);

    private final JdbcClient jdbc;
    private volatile Exceptions exceptions;

    JdbcWorkingCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forget() {
        exceptions = null;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return isWorkingDay(day, exceptions());
    }

    @Override
    public LocalDate onOrAfter(LocalDate day) {
        Map<LocalDate, Boolean> known = exceptions();
        LocalDate candidate = day;
        while (!isWorkingDay(candidate, known)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    @Override
    public LocalDate plus(LocalDate start, int days) {
        if (days == 0) {
            return onOrAfter(start);
        }
        Map<LocalDate, Boolean> known = exceptions();
        int step = Integer.signum(days);
        LocalDate day = start;
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day, known)) {
                left--;
            }
        }
        return day;
    }

    @Override
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        Map<LocalDate, Boolean> known = exceptions();
        return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(day -> isWorkingDay(day, known)).count();
    }

    private static boolean isWorkingDay(LocalDate day, Map<LocalDate, Boolean> known) {
        boolean weekday = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        return known.getOrDefault(day, weekday);
    }

    private Map<LocalDate, Boolean> exceptions() {
        Exceptions current = exceptions;
        if (current == null || System.nanoTime() - current.readAt() > MAX_AGE) {
            current = new Exceptions(System.nanoTime(), jdbc.sql("select day, working from calendar_exception")
                    .query((row, n) -> Map.entry(row.getObject(1, LocalDate.class), row.getBoolean(2))).list().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
            exceptions = current;
        }
        return current.byDay();
    }

    private record Exceptions(long readAt, Map<LocalDate, Boolean> byDay) {}
}
