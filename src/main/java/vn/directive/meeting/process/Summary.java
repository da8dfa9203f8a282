package vn.directive.meeting.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What earlier steps recorded, as Markdown lines that a form shows. */
class Summary {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final StringBuilder text = new StringBuilder();

    static String day(LocalDate value) {
        return DAY.format(value);
    }

    Summary fact(String label, String value) {
        if (value != null && !value.isBlank()) {
            text.append("- **").append(label).append(":** ").append(value.replace("\n", "; ")).append('\n');
        }
        return this;
    }

    Summary fact(String label, LocalDate value) {
        return fact(label, value == null ? null : day(value));
    }

    Summary list(String label, List<String> values) {
        return fact(label, String.join("; ", values));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
