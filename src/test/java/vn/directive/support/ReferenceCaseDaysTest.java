package vn.directive.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.shared.WorkingCalendar;

/** The case can be played on any day: the development mode and tests shift it to today. */
class ReferenceCaseDaysTest extends ProcessScenario {

    private static final List<LocalDate> ORDER = List.of(ReferenceCase.OPENED, ReferenceCase.MEETING, ReferenceCase.NOTICE,
            ReferenceCase.FIRST_LETTER, ReferenceCase.FIRST_DEADLINE, LocalDate.of(2023, 7, 31), ReferenceCase.CONFERENCE,
            ReferenceCase.THIRD_LETTER, LocalDate.of(2023, 8, 31), LocalDate.of(2023, 9, 6), LocalDate.of(2023, 9, 8),
            ReferenceCase.SUBMITTED, LocalDate.of(2023, 10, 3), ReferenceCase.ISSUED);

    @Autowired
    private WorkingCalendar calendar;

    @Test
    void whatCameLaterComesLaterOnWhateverDayItIsPlayed() {
        for (LocalDate day = LocalDate.of(2024, 6, 1); day.getYear() < 2027; day = day.plusDays(3)) {
            LocalDate issued = day;
            ReferenceCase shifted = new ReferenceCase(driver, calendar, ReferenceCase.ISSUED, issued, "Thử");
            List<LocalDate> days = ORDER.stream().map(shifted::day).toList();
            assertThat(days).as("issued on " + issued).isSorted().doesNotHaveDuplicates()
                    .allMatch(calendar::isWorkingDay);
        }
    }
}
