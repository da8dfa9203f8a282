package vn.directive.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What calendar programmes insist on (RFC 5545). */
class CalendarTextTest {

    private static final Instant NOW = Instant.parse("2023-07-05T01:00:00Z");

    @Test
    void writesAWholeDayEvent() {
        assertThat(write("Hạn: Góp ý")).contains("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", """
                BEGIN:VEVENT\r
                UID:4711@test\r
                DTSTAMP:20230705T010000Z\r
                DTSTART;VALUE=DATE:20230714\r
                SUMMARY:Hạn: Góp ý\r
                """).endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void escapesWhatHasAMeaning() {
        assertThat(CalendarText.escape("a,b;c\\d\ne\r\nf\tg")).isEqualTo("a\\,b\\;c\\\\d\\ne\\nf g");
        assertThat(write("x\r\nBEGIN:VEVENT")).containsOnlyOnce("\r\nBEGIN:VEVENT");
    }

    @Test
    void foldsLongLinesBetweenLetters() {
        String summary = "Tăng cường nắm tình hình Nhân dân, dân tộc, tôn giáo 🏛 ".repeat(5).strip();
        String text = write(summary);
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                .noneMatch(line -> line.contains("\uFFFD"));
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + summary.replace(",", "\\,") + "\r\n");
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    private static String write(String summary) {
        return CalendarText.of("Hạn xử lý", List.of(new CalendarText.Event("4711@test", LocalDate.of(2023, 7, 14),
                summary, "Hồ sơ", "https://chithi.example/")), NOW);
    }
}
