package vn.directive.organisation;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import vn.directive.organisation.OrganisationTable.Cell;
import vn.directive.organisation.OrganisationTable.Grid;
import vn.directive.organisation.OrganisationTable.Line;
import vn.directive.shared.DomainException;

/** Files of the organisation: which kinds there are, how they are read and written. */
public enum OrganisationFormat {

    /** A workbook with a sheet for each table. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** A table in a CSV file as a spreadsheet saves it; written as a ZIP with one file for each table. */
    CSV("zip", "application/zip"),
    YAML("yaml", "application/yaml;charset=UTF-8");

    /** Of one table, its header not counted; a province of the new kind with all its posts needs about 50,000. */
    static final int MOST_ROWS = 80_000;
    private static final int MOST_BYTES = 200_000_000;

    private final String suffix;
    private final String contentType;

    OrganisationFormat(String suffix, String contentType) {
        this.suffix = suffix;
        this.contentType = contentType;
    }

    public String suffix() {
        return suffix;
    }

    public String contentType() {
        return contentType;
    }

    /**
     * @param fileName tells CSV from YAML; workbooks and archives are known by their content
     * @throws DomainException at the field {@code file} when it is none of these files at all
     */
    static OrganisationRows read(String fileName, byte[] content) {
        String name = fileName == null ? "" : Normalizer.normalize(fileName, Normalizer.Form.NFC);
        if (content.length == 0) {
            throw new DomainException("file", "Tệp trống.");
        }
        if (content.length > 8 && ReadableWorkbook.isOLE2Header(content)) {
            throw new DomainException("file", "Tệp Excel đời cũ (.xls) hoặc có mật khẩu; hãy lưu lại thành .xlsx.");
        }
        if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
            return isWorkbook(content) ? workbook(content) : archive(content);
        }
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "csv" -> {
                List<String> faults = new ArrayList<>();
                yield OrganisationTable.read(csv(name, content, faults).stream().toList(), faults);
            }
            case "yaml", "yml" -> OrganisationFile.read(new ByteArrayInputStream(content));
            default -> throw new DomainException("file", "Chỉ nhận tệp .xlsx, .csv, .zip (các tệp .csv) và .yaml.");
        };
    }

    void write(OrganisationState state, OutputStream target) {
        try {
            switch (this) {
                case XLSX -> writeWorkbook(state, target);
                case CSV -> writeArchive(state, target);
                case YAML -> OrganisationFile.write(state, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the directory at the end of the archive: reading from the start fails where lengths follow their entries. */
    private static boolean isWorkbook(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains("[Content_Types].xml");
    }

    private static OrganisationRows workbook(byte[] content) {
        List<String> faults = mergedCells(content);
        List<Grid> grids = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content),
                new ReadingOptions(true, true)); Stream<Sheet> sheets = workbook.getSheets()) {
            for (Sheet sheet : sheets.toList()) {
                List<Line> lines = new ArrayList<>();
                try (Stream<Row> rows = sheet.openStream()) {
                    rows.limit(MOST_ROWS + 2L).forEach(row -> lines.add(new Line(row.getRowNum(),
                            row.stream().map(OrganisationFormat::cell).toList())));
                }
                add(grids, new Grid(Normalizer.normalize(sheet.getName(), Normalizer.Form.NFC), lines), faults);
            }
        } catch (IOException | RuntimeException e) {
            throw new DomainException("file", "Tệp Excel hỏng, không đọc được.");
        }
        return OrganisationTable.read(grids, faults);
    }

    private static void add(List<Grid> grids, Grid grid, List<String> faults) {
        if (grid.lines().size() > MOST_ROWS + 1) {
            faults.add(String.format(Locale.forLanguageTag("vi"),
                    "“%s”, dòng %,d trở đi: mỗi bảng nhiều nhất %,d dòng; hãy chia thành nhiều tệp.", grid.name(),
                    MOST_ROWS + 2, MOST_ROWS));
        } else {
            grids.add(grid);
        }
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return new Cell(null, null, null);
        }
        return switch (cell.getType()) {
            case FORMULA -> fault("(%s) là công thức; hãy dán giá trị".formatted(cell.getAddress()));
            case ERROR -> fault("(%s) có lỗi %s".formatted(cell.getAddress(), cell.getRawValue()));
            case NUMBER -> number(cell);
            default -> Cell.of(cell.getText());
        };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getDataFormatId() == null
                || !DateUtil.isADateFormat(cell.getDataFormatId(), cell.getDataFormatString())) {
            return Cell.of(cell.asNumber().stripTrailingZeros().toPlainString());
        }
        return cell.asDate().toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new Cell(null, cell.asDate().toLocalDate(), null) : fault("(%s) có cả giờ; chỉ ghi ngày".formatted(cell.getAddress()));
    }

    private static Cell fault(String fault) {
        return new Cell(null, null, fault);
    }

    /** The quick reader does not tell; POI, which opens the parts, also refuses archives that blow up. */
    private static List<String> mergedCells(byte[] content) {
        List<String> faults = new ArrayList<>();
        XMLInputFactory xml = XMLHelper.newXMLInputFactory();
        try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(content))) {
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) new XSSFReader(parts).getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream sheet = sheets.next()) {
                    XMLStreamReader reader = xml.createXMLStreamReader(sheet);
                    while (reader.hasNext()) {
                        if (reader.next() == XMLStreamReader.START_ELEMENT
                                && reader.getLocalName().equals("mergeCell")) {
                            String cells = reader.getAttributeValue(null, "ref");
                            faults.add("“%s”, dòng %s: các ô %s bị gộp; hãy bỏ gộp ô.".formatted(sheets.getSheetName(),
                                    cells.replaceAll("^[A-Z]+(\\d+).*", "$1"), cells));
                        }
                    }
                }
            }
            return faults;
        } catch (Exception e) {
            throw new DomainException("file", "Tệp Excel hỏng, không đọc được.");
        }
    }

    private static OrganisationRows archive(byte[] content) {
        List<String> faults = new ArrayList<>();
        List<Grid> grids = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int left = MOST_BYTES;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                    byte[] file = zip.readNBytes(left);
                    left -= file.length;
                    if (left == 0) {
                        throw new DomainException("file", "Tệp nén quá lớn.");
                    }
                    csv(entry.getName(), file, faults).ifPresent(grids::add);
                } else if (!entry.isDirectory()) {
                    faults.add("“" + entry.getName() + "”: trong tệp nén chỉ có các tệp .csv.");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DomainException("file", "Tệp nén hỏng, không mở được.");
        }
        if (grids.isEmpty() && faults.isEmpty()) {
            throw new DomainException("file", "Tệp nén hỏng hoặc không có tệp .csv nào.");
        }
        return OrganisationTable.read(grids, faults);
    }

    private static Optional<Grid> csv(String name, byte[] content, List<String> faults) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException e) {
            wrongEncoding(name, content, faults);
            return Optional.empty();
        }
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        String header = text.lines().findFirst().orElse("");
        char delimiter = Stream.of(';', ',', '\t').max((one, other) ->
                Long.compare(count(header, one), count(header, other))).orElse(',');
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get()
                .parse(new BufferedReader(new StringReader(text)))) {
            for (CSVRecord row : parser) {
                if (lines.size() <= MOST_ROWS + 1) {
                    lines.add(new Line((int) row.getRecordNumber(), row.stream().map(Cell::of).toList()));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            faults.add("“%s”, dòng %d: dấu ngoặc kép không khớp.".formatted(name, lines.size() + 1));
            return Optional.empty();
        }
        List<Grid> grids = new ArrayList<>();
        add(grids, new Grid(name, lines), faults);
        return grids.stream().findFirst();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static void wrongEncoding(String name, byte[] content, List<String> faults) {
        String advice = "không ghi bằng mã UTF-8 (có thể là Windows-1258, TCVN3 hoặc VNI); trong Excel hãy chọn "
                + "“CSV UTF-8” khi lưu.";
        if (content.length > 1 && (content[0] & 0xff) + (content[1] & 0xff) == 0xff + 0xfe) {
            faults.add("“" + name + "”: " + advice);
            return;
        }
        int start = 0;
        for (int number = 1; start < content.length; number++) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Arrays.copyOfRange(content, start, end)));
            } catch (CharacterCodingException e) {
                faults.add("“%s”, dòng %d: %s".formatted(name, number, advice));
            }
            start = end + 1;
        }
    }

    private static void writeWorkbook(OrganisationState state, OutputStream target) throws IOException {
        Workbook workbook = new Workbook(target, "DieuHanhChiThi", "1.0");
        for (OrganisationTable table : OrganisationTable.values()) {
            Worksheet sheet = workbook.newWorksheet(table.title());
            for (int i = 0; i < table.columns().size(); i++) {
                sheet.inlineString(0, i, table.columns().get(i));
                sheet.style(0, i).bold().fillColor("E4EDF4").set();
                sheet.width(i, List.of("Tên", "Chức danh", "Tên hiển thị").contains(table.columns().get(i)) ? 50 : 18);
            }
            sheet.freezePane(0, 1);
            int row = 0;
            for (List<Object> values : table.write(state).toList()) {
                row++;
                for (int i = 0; i < values.size(); i++) {
                    if (values.get(i) instanceof LocalDate day) {
                        sheet.value(row, i, day);
                        sheet.style(row, i).format("dd/mm/yyyy").set();
                    } else if (values.get(i) != null) {
                        sheet.inlineString(row, i, values.get(i).toString());
                    }
                }
            }
            sheet.finish();
        }
        workbook.finish();
    }

    private static void writeArchive(OrganisationState state, OutputStream target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(target, StandardCharsets.UTF_8)) {
            for (OrganisationTable table : OrganisationTable.values()) {
                zip.putNextEntry(new ZipEntry(table.fileName() + ".csv"));
                Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
                // Without the mark Excel reads the file as Windows-1252.
                writer.write('\ufeff');
                CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
                printer.printRecord(table.columns());
                for (List<Object> values : table.write(state).toList()) {
                    printer.printRecord(values.stream().map(value -> value instanceof LocalDate day
                            ? OrganisationCheck.DAY.format(day) : value).toArray());
                }
                printer.flush();
                zip.closeEntry();
            }
        }
    }
}
