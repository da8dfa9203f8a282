package vn.directive.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import vn.directive.document.DocumentTexts.TextCollector;

/**
 * Text of a Word document. The package is opened by the library, which refuses zip bombs; its text is read as a stream,
 * because the library's own model of a long document takes hundreds of megabytes.
 */
final class WordText {

    private static final long LARGEST_PART = 64L << 20;
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final XMLStreamReader xml;
    private final TextCollector text;
    private final WordNumbering numbering;

    private boolean inProperties;
    private boolean heading;
    private String numberingId;
    private int level;
    private int rows;

    private WordText(XMLStreamReader xml, TextCollector text, WordNumbering numbering) {
        this.xml = xml;
        this.text = text;
        this.numbering = numbering;
    }

    static void read(Path file, TextCollector text) throws IOException, XMLStreamException, OpenXML4JException {
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            PackageRelationshipCollection main = opened.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT);
            if (main.isEmpty()) {
                main = opened.getRelationshipsByType(PackageRelationshipTypes.STRICT_CORE_DOCUMENT);
            }
            PackagePart document = main.isEmpty() ? null : opened.getPart(main.getRelationship(0));
            if (document == null) {
                throw new IOException("no main document");
            }
            BoundedInputStream content = BoundedInputStream.builder().setInputStream(document.getInputStream())
                    .setMaxCount(LARGEST_PART).get();
            try (InputStream in = content) {
                new WordText(XML.createXMLStreamReader(in), text, WordNumbering.of(document)).read();
            } catch (XMLStreamException e) {
                if (content.getCount() < LARGEST_PART) {
                    throw e;
                }
                text.cutOff();
            }
        }
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext() && !text.isFull()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> { }
            }
        }
        text.endParagraph(false);
    }

    private void start(String element) throws XMLStreamException {
        switch (element) {
            case "p" -> startParagraph();
            case "pPr" -> inProperties = true;
            case "pStyle" -> heading = value().matches("(?i)heading.*|title");
            case "ilvl" -> level = Integer.parseInt(value());
            case "numId" -> numberingId = value();
            case "r" -> number();
            case "t" -> readText();
            case "br", "cr" -> text.append("\n");
            case "noBreakHyphen" -> text.append("-");
            case "tr" -> rows++;
            case "tc" -> {
                if (text.hasText()) {
                    text.append("| ");
                }
            }
            // The same text box again, for programmes that do not know the first way.
            case "Fallback" -> skip();
            case "tab" -> {
                if (!inProperties) {
                    text.append("\t");
                }
            }
            default -> { }
        }
    }

    private void end(String element) {
        switch (element) {
            case "pPr" -> inProperties = false;
            case "p" -> {
                if (rows == 0) {
                    text.endParagraph(heading);
                } else {
                    text.append(" ");
                }
            }
            case "tr" -> {
                rows--;
                if (rows == 0) {
                    text.endParagraph(false);
                }
            }
            default -> { }
        }
    }

    private void startParagraph() {
        if (rows == 0 && text.hasText()) {
            text.endParagraph(false);
        }
        heading = false;
        numberingId = null;
        level = 0;
    }

    /** Numbers that Word counts are not in the text. */
    private void number() {
        if (numberingId != null && !inProperties) {
            text.append(numbering.next(numberingId, level));
            numberingId = null;
        }
    }

    private void readText() throws XMLStreamException {
        while (xml.hasNext() && !text.isFull()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return;
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE
                    || event == XMLStreamConstants.CDATA) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0 && xml.hasNext();) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private String value() {
        String value = xml.getAttributeValue(xml.getNamespaceURI(), "val");
        return value == null ? "" : value;
    }
}
