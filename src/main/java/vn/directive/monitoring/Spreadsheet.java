package vn.directive.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An .xlsx table that is written while its rows come in: a header that stays in view, text as text, days as days. Text
 * that a spreadsheet might take for a formula keeps the text format even when somebody edits its cell.
 */
final class Spreadsheet implements AutoCloseable {

    private static final int ROWS_IN_MEMORY = 200;
    /** A cell with more makes the file unreadable. */
    private static final int LONGEST_TEXT = 32_767;

    private final Workbook workbook;
    private final Worksheet sheet;
    private final ZoneId zone;
    private int row;
    private int column;

    /** @param width in characters */
    record Column(String name, int width) {}

    /**
     * @param title name of the sheet, at most 31 characters
     * @param zone in which instants become days
     */
    Spreadsheet(OutputStream target, String title, List<Column> columns, ZoneId zone) {
        this.workbook = new Workbook(target, "DieuHanhChiThi", "1.0");
        this.sheet = workbook.newWorksheet(title);
        this.zone = zone;
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
            sheet.inlineString(0, i, columns.get(i).name());
            sheet.style(0, i).bold().fillColor("E4EDF4").wrapText(true).verticalAlignment("top").set();
        }
        sheet.freezePane(1, 1);
        sheet.repeatRows(0);
        sheet.pageOrientation("landscape");
    }

    Spreadsheet text(String value) {
        if (value != null && !value.isEmpty()) {
            sheet.inlineString(row + 1, column, value.length() <= LONGEST_TEXT ? value
                    : value.substring(0, LONGEST_TEXT - 1) + "…");
            if ("=+-@\t\r".indexOf(value.charAt(0)) >= 0) {
                sheet.style(row + 1, column).format("@").set();
            }
        }
        column++;
        return this;
    }

    Spreadsheet number(Number value) {
        if (value != null) {
            sheet.value(row + 1, column, value);
        }
        column++;
        return this;
    }

    Spreadsheet day(LocalDate value) {
        if (value != null) {
            sheet.value(row + 1, column, value);
            sheet.style(row + 1, column).format("dd/mm/yyyy").set();
        }
        column++;
        return this;
    }

    Spreadsheet day(Instant value) {
        return day(value == null ? null : LocalDate.ofInstant(value, zone));
    }

    Spreadsheet moment(Instant value) {
        if (value != null) {
            sheet.value(row + 1, column, value.atZone(zone).toLocalDateTime());
            sheet.style(row + 1, column).format("dd/mm/yyyy hh:mm").set();
        }
        column++;
        return this;
    }

    void endRow() {
        row++;
        column = 0;
        if (row % ROWS_IN_MEMORY == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
