package vn.directive.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.directive.shared.DomainException;

/** What people type is taken as they meant it, or refused: never silently as something else. */
class FormDataTest {

    @ParameterizedTest
    @CsvSource({"18, 18", "1.704, 1704", "1 704 000, 1704000", "'', 0"})
    void readsCountsInRows(String typed, int count) {
        assertThat(row(typed).number(1)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "1.70", "12.34.567", "1,5", "nhiều", "99999999999"})
    void refusesWhatIsNoCount(String typed) {
        assertThatThrownBy(() -> row(typed).number(1)).isInstanceOf(DomainException.class)
                .hasMessageContaining("dòng 1, cột “Số” không phải là số nguyên");
    }

    @Test
    void readsDatesInRowsAndRefusesDaysThatDoNotExist() {
        assertThat(row("5/8/2023").date(1)).contains(LocalDate.of(2023, 8, 5));
        assertThat(row("2023-08-05").date(1)).contains(LocalDate.of(2023, 8, 5));
        for (String typed : List.of("31/2/2024", "29/02/2023", "hôm nay", "2023-13-01")) {
            assertThatThrownBy(() -> row(typed).date(1)).hasMessageContaining("không phải là ngày");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "12345678901234567890"})
    void refusesNumbersThatNobodyMeans(String typed) {
        assertThatThrownBy(() -> form(typed).optionalDecimal("field")).hasMessageContaining("quá nhiều chữ số");
    }

    @Test
    void emptyIsNotGiven() {
        assertThat(form("  ").optionalText("field")).isEmpty();
        assertThat(form("").optionalDate("field")).isEmpty();
        assertThat(form("").choices("field")).isEmpty();
        assertThatThrownBy(() -> form("{").choices("field")).hasMessageContaining("“Trường”");
        assertThatThrownBy(() -> form("12,5").optionalDecimal("field")).hasMessageContaining("không phải là số");
    }

    private static FormData form(Object value) {
        return new FormData(Map.of("field", value), Map.of("field", "Trường"));
    }

    private static FormData.Row row(String cell) {
        return form("HULN | " + cell).rows("field", List.of("Đơn vị", "Số"), 1).get(0);
    }
}
