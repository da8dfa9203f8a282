package vn.directive.monitoring;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.directive.monitoring.AuditQueries.AuditFilter;
import vn.directive.monitoring.AuditQueries.Entry;
import vn.directive.monitoring.Spreadsheet.Column;

/** Entries of the audit trail as a file, written while they come from the database. */
@Service
public class AuditExport {

    /** A sheet takes 1,048,576 lines and the first is the head. */
    public static final int LONGEST_SHEET = 1_048_575;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final List<Column> COLUMNS = List.of(new Column("Số", 8), new Column("Thời điểm", 20),
            new Column("Tài khoản", 22), new Column("Người thực hiện", 36), new Column("Với tư cách", 40),
            new Column("Thay cho", 30), new Column("Địa chỉ", 16), new Column("Việc", 34), new Column("Mã", 20),
            new Column("Hồ sơ", 16), new Column("Đối tượng", 38), new Column("Lý do", 40), new Column("Chi tiết", 60),
            new Column("Vị trí niêm phong", 12), new Column("Mã băm", 66));

    private final AuditQueries audit;
    private final Clock clock;

    AuditExport(AuditQueries audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest {@link #LONGEST_SHEET} at most. */
    public void xlsx(AuditFilter filter, OutputStream target) {
        try (Spreadsheet sheet = new Spreadsheet(target, "Nhật ký", COLUMNS, clock.getZone())) {
            audit.read(filter, LONGEST_SHEET, entry -> {
                cells(entry).forEach(sheet::text);
                sheet.endRow();
            });
        }
    }

    /** UTF-8 with a mark, which spreadsheet programs need; comma-separated. */
    public void csv(AuditFilter filter, OutputStream target) {
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
            out.write('\uFEFF');
            line(out, COLUMNS.stream().map(Column::name));
            audit.read(filter, Integer.MAX_VALUE, entry -> line(out, cells(entry)));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> cells(Entry entry) {
        return Stream.of(String.valueOf(entry.seq()), moment(entry.at()), entry.actor(), entry.actorName(),
                AuditWords.capacity(entry), text(entry.onBehalfOfName()), text(entry.remoteAddress()),
                AuditWords.action(entry), entry.action(),
                entry.withheld() ? "(hồ sơ hạn chế)" : text(entry.dossierNumber()), text(entry.subjectId()),
                text(entry.reason()), String.join("; ", AuditWords.details(entry)),
                entry.position() == null ? "" : entry.position().toString(), text(entry.seal()));
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(clock.getZone()));
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static void line(Writer out, Stream<String> cells) {
        try {
            out.write(cells.map(AuditExport::quoted).collect(Collectors.joining(",")) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a spreadsheet might take for a formula begins with an apostrophe. */
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
