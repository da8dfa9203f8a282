package vn.directive.consultation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.directive.consultation.SynthesisTables.Head;
import vn.directive.consultation.SynthesisTables.Row;

/** The synthesis table as .xlsx, written while its rows come in; landscape A4 with a header row on every page. */
final class SynthesisWorkbook implements AutoCloseable {

    private static final int[] WIDTHS = {28, 40, 70, 60};
    private static final int ROWS_IN_MEMORY = 200;
    /** A cell with more makes the file unreadable. */
    private static final int LONGEST_TEXT = 32_767;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    SynthesisWorkbook(OutputStream target, Head head) {
        this.workbook = new Workbook(target, "DieuHanhChiThi", "1.0");
        this.sheet = workbook.newWorksheet("Bảng tổng hợp");
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.width(i, WIDTHS[i]);
        }
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        above(head.body(), false);
        above("BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN", true);
        above(head.title(), true);
        head.preamble().forEach(sentence -> above(sentence, false));
        row++;
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.inlineString(row, i, SynthesisTables.COLUMNS.get(i));
            sheet.style(row, i).bold().fillColor("E4EDF4").wrapText(true).verticalAlignment("top").set();
        }
        sheet.repeatRows(row);
        sheet.freezePane(0, row + 1);
        row++;
    }

    private void above(String text, boolean bold) {
        sheet.inlineString(row, 0, shortened(text));
        sheet.range(row, 0, row, WIDTHS.length - 1).merge();
        if (bold) {
            sheet.style(row, 0).bold().wrapText(true).set();
        } else {
            sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
            int perLine = 200;
            sheet.rowHeight(row, 15.0 * Math.min(20, text.length() / perLine + 1));
        }
        row++;
    }

    void row(Row line) {
        cell(0, List.of(line.clause()));
        cell(1, line.bodies());
        cell(2, line.texts());
        cell(3, line.answer());
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Text that a spreadsheet might take for a formula keeps the text format even when somebody edits its cell. */
    private void cell(int column, List<String> paragraphs) {
        String text = shortened(String.join("\n", paragraphs));
        sheet.inlineString(row, column, text);
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            sheet.style(row, column).format("@").wrapText(true).verticalAlignment("top").set();
        } else {
            sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
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
