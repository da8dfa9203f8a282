package vn.directive.shared;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Takes in days off and make-up days from CSV with the columns {@code day,working,note}. A new installation starts
 * with the seeded years.
 */
@Service
public class WorkingDayImport implements SmartInitializingSingleton {

    private static final String HEADER = "day,working,note";

    private final JdbcClient jdbc;
    private final JdbcWorkingCalendar calendar;

    WorkingDayImport(JdbcClient jdbc, JdbcWorkingCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (jdbc.sql("select count(*) from calendar_exception").query(Integer.class).single() == 0) {
            try (InputStream seed = new ClassPathResource("reference/working-days.csv").getInputStream()) {
                apply(seed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Adds the days of the file and replaces what is known of them; other days stay.
     *
     * @param csv UTF-8, one day a line; the note may contain commas
     * @return number of days added or changed
     * @throws DomainException listing every wrong line; nothing is changed then
     */
    public int apply(InputStream csv) {
        List<Row> rows = read(csv);
        int changed = jdbc.sql("""
                insert into calendar_exception (day, working, note)
                select * from unnest(cast(:days as date[]), cast(:working as boolean[]), :notes)
                on conflict (day) do update set working = excluded.working, note = excluded.note
                where (calendar_exception.working, calendar_exception.note) is distinct from
                      (excluded.working, excluded.note)""")
                .param("days", rows.stream().map(row -> row.day().toString()).toArray(String[]::new))
                .param("working", rows.stream().map(row -> String.valueOf(row.working())).toArray(String[]::new))
                .param("notes", rows.stream().map(Row::note).toArray(String[]::new))
                .update();
        calendar.forget();
        return changed;
    }

    private static List<Row> read(InputStream csv) {
        List<String> lines = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8)).lines().toList();
        List<String> wrong = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            wrong.add("Dòng 1: cần tiêu đề “" + HEADER + "”.");
        }
        for (int n = 1; n < lines.size(); n++) {
            String[] cells = lines.get(n).split(",", 3);
            try {
                if (!lines.get(n).isBlank()) {
                    Row row = new Row(LocalDate.parse(cells[0].strip()), flag(cells[1].strip()), cells[2].strip());
                    if (rows.stream().anyMatch(other -> other.day().equals(row.day()))) {
                        wrong.add("Dòng %d: ngày %s đã có ở dòng trên.".formatted(n + 1, row.day()));
                    }
                    rows.add(row);
                }
            } catch (DateTimeParseException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                wrong.add("Dòng %d: “%s” cần dạng 2024-05-04,true,ghi chú.".formatted(n + 1, lines.get(n)));
            }
        }
        if (!wrong.isEmpty()) {
            throw new DomainException("Tệp ngày làm việc có lỗi:\n" + String.join("\n", wrong));
        }
        return rows;
    }

    private static boolean flag(String cell) {
        return switch (cell) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(cell);
        };
    }

    private record Row(LocalDate day, boolean working, String note) {}
}
