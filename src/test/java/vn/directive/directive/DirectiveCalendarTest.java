package vn.directive.directive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveCalendar.CalendarEvent;
import vn.directive.shared.DomainException;
import vn.directive.shared.WorkingCalendar;

class DirectiveCalendarTest extends ProcessScenario {

    @Autowired
    private DirectiveCalendar calendar;
    @Autowired
    private WorkingCalendar workingDays;

    @Test
    void plansTheYearOfTheReferenceCaseInTheOrderOfOpening() {
        UUID id = inForce();

        List<String> labels = openUntil(id, LocalDate.of(2024, 4, 1)).stream().map(CalendarEvent::label).toList();

        assertThat(labels).containsExactly("Quý IV/2023", "Năm 2023", "Giao ban quý IV/2023", "Quý I/2024",
                "Giao ban quý I/2024");
    }

    @Test
    void coversThePeriodsOfThePublishedRuleAndFallsDueTwoWorkingDaysAfterTheCutOff() {
        UUID id = inForce();

        CalendarEvent year = openUntil(id, LocalDate.of(2023, 12, 31)).stream()
                .filter(e -> e.kind() == CalendarKind.YEAR).findFirst().orElseThrow();

        assertThat(year.from()).isEqualTo("2022-12-15");
        assertThat(year.to()).isEqualTo("2023-12-14");
        assertThat(year.opensOn()).isEqualTo("2023-11-30");
        assertThat(year.dueOn()).isEqualTo("2023-12-18");
        assertThat(year.opensAt()).isEqualTo("2023-11-30T00:00:00Z");
    }

    @Test
    void opensEachEntryOnceAndInOrderAfterALongDowntime() {
        UUID id = inForce();
        calendar.next(id);
        moveClockTo(LocalDate.of(2026, 1, 15));

        List<CalendarEvent> opened = openUntil(id, LocalDate.of(2026, 1, 15));

        assertThat(opened).extracting(CalendarEvent::opensOn).isSorted();
        assertThat(opened).doesNotHaveDuplicates();
        assertThat(opened).filteredOn(e -> e.kind() == CalendarKind.QUARTER).extracting(CalendarEvent::label)
                .containsExactly("Quý IV/2023", "Quý I/2024", "Quý II/2024", "Quý III/2024", "Quý IV/2024",
                        "Quý I/2025", "Quý II/2025", "Quý III/2025", "Quý IV/2025");
        assertThat(opened).allSatisfy(e -> assertThat(workingDays.isWorkingDay(e.dueOn())).isTrue());
    }

    @Test
    void refusesToOpenTheSameEntryTwice() {
        UUID id = inForce();
        UUID event = calendar.next(id).orElseThrow().id();
        calendar.markOpened(event);

        assertThatThrownBy(() -> calendar.markOpened(event)).isInstanceOf(DomainException.class);
    }

    @Test
    void reviewsComeAfterThreeAndFiveYears() {
        UUID id = inForce();
        moveClockTo(LocalDate.of(2028, 9, 1));

        assertThat(openUntil(id, LocalDate.of(2028, 9, 1))).filteredOn(e -> e.kind().isReview())
                .extracting(CalendarEvent::kind, e -> e.from().toString(), e -> e.to().toString())
                .containsExactly(tuple(CalendarKind.INTERIM_REVIEW, "2023-10-12", "2026-09-30"),
                        tuple(CalendarKind.FINAL_REVIEW, "2023-10-12", "2028-09-30"));
    }

    @Test
    void plansNothingForADossierThatIsNotInForce() {
        assertThat(calendar.next(openDossier())).isEmpty();
    }

    private UUID inForce() {
        moveClockTo(DirectiveFixtures.ISSUED_ON);
        return driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
    }

    private List<CalendarEvent> openUntil(UUID id, LocalDate day) {
        List<CalendarEvent> opened = new ArrayList<>();
        for (CalendarEvent next = calendar.next(id).orElseThrow(); !next.opensOn().isAfter(day);
                next = calendar.next(id).orElseThrow()) {
            opened.add(calendar.markOpened(next.id()));
        }
        return opened;
    }
}
