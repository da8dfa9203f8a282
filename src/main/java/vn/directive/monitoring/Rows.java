package vn.directive.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Readers of columns. */
final class Rows {

    private Rows() {}

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** A body whose name is in the column {@code <column>_name}. */
    static BodyRef body(ResultSet row, String column) throws SQLException {
        return BodyRef.of(row.getString(column), row.getString(column + "_name"));
    }

    /** Bodies written {@code code|name} in an array. */
    static List<BodyRef> bodies(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).map(text -> text.split("\\|", 2))
                .map(parts -> BodyRef.of(parts[0], parts[1])).toList();
    }

    /** Text to search for, its wildcards taken literally; null when there is none. */
    static String pattern(String text) {
        return text == null || text.isBlank() ? null
                : text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
