package vn.directive.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes iCalendar (RFC 5545): a calendar of whole-day events that block nobody's time. */
final class CalendarText {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Octets in a line, without its end (RFC 5545, 3.1). */
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    static String of(String name, List<Event> events, Instant now) {
        CalendarText calendar = new CalendarText();
        calendar.line("BEGIN:VCALENDAR").line("VERSION:2.0").line("PRODID:-//vn.directive//Directive lifecycle//VI")
                .line("CALSCALE:GREGORIAN").line("METHOD:PUBLISH").line("X-WR-CALNAME:" + escape(name))
                .line("REFRESH-INTERVAL;VALUE=DURATION:PT1H").line("X-PUBLISHED-TTL:PT1H");
        events.forEach(event -> calendar.line("BEGIN:VEVENT").line("UID:" + event.uid())
                .line("DTSTAMP:" + MOMENT.format(now))
                .line("DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(event.day()))
                .line("SUMMARY:" + escape(event.summary())).line("DESCRIPTION:" + escape(event.description()))
                .line("URL:" + event.url()).line("TRANSP:TRANSPARENT").line("END:VEVENT"));
        return calendar.line("END:VCALENDAR").text.toString();
    }

    static String escape(String value) {
        return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Folds between characters: a letter cut in two would be garbage to most programmes. */
    private CalendarText line(String content) {
        int octets = 0;
        for (int character : content.codePoints().toArray()) {
            String written = Character.toString(character);
            int size = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(written);
            octets += size;
        }
        text.append("\r\n");
        return this;
    }

    record Event(String uid, LocalDate day, String summary, String description, String url) {}
}
