package vn.directive.consultation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import vn.directive.consultation.SynthesisTables.Head;
import vn.directive.consultation.SynthesisTables.Row;

/**
 * The synthesis table as .docx on landscape A4, its header row on every page. POI makes the document around one row, in
 * whose place the rows are written as they come: as objects, tens of thousands of them would not fit into memory.
 */
final class SynthesisDocument implements AutoCloseable {

    private static final String CONTENT = "word/document.xml";
    private static final String HERE = "rows-come-here";
    private static final String FONT = "Times New Roman";
    /** Twentieths of a point: A4, and margins of 20, 20, 30 and 15 mm (05-HD/VPTW). */
    private static final int LONG_SIDE = 16838;
    private static final int SHORT_SIDE = 11906;
    private static final int TOP_BOTTOM = 1134;
    private static final int LEFT = 1701;
    private static final int RIGHT = 850;
    private static final int HEADER = 567;
    private static final int[] WIDTHS = {2300, 3000, 5087, 3900};

    private final ZipOutputStream zip;
    private final String after;
    private String clause;

    SynthesisDocument(OutputStream target, Head head) {
        zip = new ZipOutputStream(target);
        try (ZipInputStream frame = new ZipInputStream(new ByteArrayInputStream(frame(head)))) {
            String content = null;
            for (ZipEntry entry = frame.getNextEntry(); entry != null; entry = frame.getNextEntry()) {
                byte[] bytes = frame.readAllBytes();
                if (entry.getName().equals(CONTENT)) {
                    content = new String(bytes, StandardCharsets.UTF_8);
                } else {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    zip.write(bytes);
                    zip.closeEntry();
                }
            }
            int place = content.indexOf(HERE);
            int end = content.indexOf("</w:tr>", place) + "</w:tr>".length();
            after = content.substring(end);
            zip.putNextEntry(new ZipEntry(CONTENT));
            write(content.substring(0, content.lastIndexOf("<w:tr>", place)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void row(Row row) {
        StringBuilder xml = new StringBuilder("<w:tr>");
        boolean same = row.clause().equals(clause);
        clause = row.clause();
        cell(xml, 0, same ? List.of("") : List.of(row.clause()), same ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>");
        cell(xml, 1, row.bodies(), "");
        cell(xml, 2, row.texts(), "");
        cell(xml, 3, row.answer(), "");
        write(xml.append("</w:tr>").toString());
    }

    private static void cell(StringBuilder xml, int column, List<String> paragraphs, String merge) {
        xml.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(WIDTHS[column]).append("\" w:type=\"dxa\"/>").append(merge)
                .append("</w:tcPr>");
        for (String paragraph : paragraphs) {
            for (String line : paragraph.split("\\R", -1)) {
                xml.append("<w:p><w:pPr><w:spacing w:before=\"40\" w:after=\"40\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"")
                        .append(FONT).append("\" w:hAnsi=\"").append(FONT).append("\" w:cs=\"").append(FONT)
                        .append("\"/><w:sz w:val=\"24\"/></w:rPr><w:t xml:space=\"preserve\">");
                escape(xml, line);
                xml.append("</w:t></w:r></w:p>");
            }
        }
        xml.append("</w:tc>");
    }

    /** What XML has no place for is left out. */
    private static void escape(StringBuilder xml, String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                default -> {
                    if (c == '\t' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000) {
                        xml.appendCodePoint(c);
                    }
                }
            }
        });
    }

    private void write(String xml) {
        try {
            zip.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            write(after);
            zip.closeEntry();
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] frame(Head head) throws IOException {
        try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            page(document);
            text(document, head.body(), ParagraphAlignment.LEFT, 13, true);
            text(document, "BẢNG TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN", ParagraphAlignment.CENTER, 15, true)
                    .setSpacingBefore(120);
            text(document, head.title(), ParagraphAlignment.CENTER, 14, true).setSpacingAfter(120);
            head.preamble().forEach(sentence -> text(document, sentence, ParagraphAlignment.BOTH, 13, false)
                    .setIndentationFirstLine(567));
            XWPFTable table = document.createTable(2, WIDTHS.length);
            table.setWidthType(TableWidthType.DXA);
            table.setWidth(WIDTHS[0] + WIDTHS[1] + WIDTHS[2] + WIDTHS[3]);
            table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
            CTTblGrid grid = table.getCTTbl().getTblGrid() == null ? table.getCTTbl().addNewTblGrid()
                    : table.getCTTbl().getTblGrid();
            for (int width : WIDTHS) {
                grid.addNewGridCol().setW(BigInteger.valueOf(width));
            }
            XWPFTableRow names = table.getRow(0);
            names.setRepeatHeader(true);
            for (int i = 0; i < WIDTHS.length; i++) {
                names.getCell(i).setWidth(String.valueOf(WIDTHS[i]));
                names.getCell(i).setColor("E4EDF4");
                XWPFParagraph name = names.getCell(i).getParagraphs().get(0);
                name.setAlignment(ParagraphAlignment.CENTER);
                run(name, SynthesisTables.COLUMNS.get(i), 12, true);
            }
            table.getRow(1).getCell(0).setText(HERE);
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void page(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setOrient(STPageOrientation.LANDSCAPE);
        size.setW(BigInteger.valueOf(LONG_SIDE));
        size.setH(BigInteger.valueOf(SHORT_SIDE));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(TOP_BOTTOM));
        margins.setBottom(BigInteger.valueOf(TOP_BOTTOM));
        margins.setLeft(BigInteger.valueOf(LEFT));
        margins.setRight(BigInteger.valueOf(RIGHT));
        margins.setHeader(BigInteger.valueOf(HEADER));
        margins.setFooter(BigInteger.valueOf(HEADER));
        margins.setGutter(BigInteger.ZERO);
        XWPFParagraph foot = new XWPFHeaderFooterPolicy(document, section)
                .createFooter(XWPFHeaderFooterPolicy.DEFAULT).createParagraph();
        foot.setAlignment(ParagraphAlignment.CENTER);
        foot.getCTP().addNewFldSimple().setInstr("PAGE");
    }

    private static XWPFParagraph text(XWPFDocument document, String text, ParagraphAlignment alignment, int size,
            boolean bold) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(60);
        run(paragraph, text, size, bold);
        return paragraph;
    }

    private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
    }
}
