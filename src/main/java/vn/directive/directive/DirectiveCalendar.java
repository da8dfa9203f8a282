package vn.directive.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import vn.directive.shared.TimeConfiguration;

/**
 * Reports, briefings and reviews of a directive in force, as dated rows. Cut-offs and due days come from the
 * decision table {@code reporting-calendar} (domain.md, "Reporting").
 */
public interface DirectiveCalendar {

    /**
     * The next entry to open, strictly by opening day. After a downtime this may lie in the past; each entry comes
     * until it is marked opened, so none is lost and none comes twice.
     *
     * @return empty when the directive is not in force or the table plans nothing more
     */
    Optional<CalendarEvent> next(UUID directiveId);

    /** @throws vn.directive.shared.DomainException when it was opened before */
    CalendarEvent markOpened(UUID eventId);

    /**
     * @param from first day of the period that it covers
     * @param to cut-off, inclusive
     * @param opensOn day on which the work on it begins
     * @param dueOn a working day
     */
    record CalendarEvent(UUID id, UUID directiveId, CalendarKind kind, String label, LocalDate from, LocalDate to,
            LocalDate opensOn, LocalDate dueOn) {

        private static final LocalTime START_OF_WORK = LocalTime.of(7, 0);

        public Instant opensAt() {
            return opensOn.atTime(START_OF_WORK).atZone(TimeConfiguration.ZONE).toInstant();
        }
    }
}
