package vn.directive.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.support.ProcessTest;

@ProcessTest
@Transactional
class WorkingCalendarTest {

    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private JdbcWorkingCalendar cache;
    @Autowired
    private WorkingDayImport importer;

    @AfterEach
    void forgetWhatIsRolledBack() {
        cache.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-21, 3, 2023-06-26",   // over a weekend
        "2023-12-29, 1, 2024-01-02",   // year end: a Friday, then Monday 1 January off
        "2024-02-07, 1, 2024-02-15",   // Tết Giáp Thìn
        "2024-05-03, 1, 2024-05-04",   // the Saturday worked for 29 April
        "2024-04-26, 1, 2024-05-02",   // the Monday given for it, 30 April and 1 May
        "2025-04-29, 1, 2025-05-05",
        "2024-02-15, -1, 2024-02-07",
        "2024-02-10, 0, 2024-02-15",
        "2023-06-21, 0, 2023-06-21"})
    void countsWorkingDays(LocalDate start, int days, LocalDate expected) {
        assertThat(calendar.plus(start, days)).isEqualTo(expected);
    }

    @Test
    void aDueDateNeverFallsOnADayOff() {
        LocalDate.of(2023, 1, 1).datesUntil(LocalDate.of(2027, 12, 1)).forEach(day -> {
            assertThat(calendar.isWorkingDay(calendar.plus(day, 3))).isTrue();
            assertThat(calendar.isWorkingDay(calendar.onOrAfter(day))).isTrue();
        });
    }

    @Test
    void countsBetweenInBothDirections() {
        LocalDate before = LocalDate.of(2024, 2, 7);
        LocalDate after = LocalDate.of(2024, 2, 16);
        assertThat(calendar.between(before, after)).isEqualTo(2);
        assertThat(calendar.between(after, before)).isEqualTo(-2);
        assertThat(calendar.between(before, before)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2023, 2024, 2025, 2026, 2027})
    void everySeededYearHasItsElevenPublicHolidays(int year) {
        long weekdaysOff = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() <= 5 && !calendar.isWorkingDay(day)).count();
        long weekendsWorked = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() > 5 && calendar.isWorkingDay(day)).count();
        // Article 112 of the Labour Code gives 11 days; Culture Day is expected from 2026 on.
        assertThat(weekdaysOff - weekendsWorked).isEqualTo(year < 2026 ? 11 : 12);
    }

    @Test
    void aSecondImportChangesNothingAndANewDayCountsAtOnce() throws IOException {
        try (InputStream seed = new ClassPathResource("reference/working-days.csv").getInputStream()) {
            assertThat(importer.apply(seed)).isZero();
        }
        LocalDate day = LocalDate.of(2028, 1, 3);
        assertThat(calendar.isWorkingDay(day)).isTrue();
        assertThat(importer.apply(csv("day,working,note\n2028-01-03,false,Nghỉ bù, theo thông báo"))).isOne();
        assertThat(calendar.isWorkingDay(day)).isFalse();
    }

    @Test
    void everyWrongLineIsNamed() {
        assertThatThrownBy(() -> importer.apply(csv("""
                day,working,note
                2028-01-03,false,Nghỉ bù
                2028-13-01,false,Sai tháng
                2028-01-04,maybe,Sai cờ
                2028-01-03,true,Lặp
                """))).isInstanceOf(DomainException.class)
                .hasMessageContainingAll("Dòng 3", "Dòng 4", "Dòng 5: ngày 2028-01-03 đã có");
    }

    private static InputStream csv(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
