package vn.directive.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.directive.document.Documents.VersionView;
import vn.directive.shared.DomainException;

/** What can be read of a stored file in the browser, without the program that wrote it. */
@Service
public class DocumentTexts {

    private static final Logger log = LoggerFactory.getLogger(DocumentTexts.class);
    private static final byte[] END_OF_PDF = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    private final Documents documents;
    private final FileStore files;

    DocumentTexts(Documents documents, FileStore files) {
        this.documents = documents;
        this.files = files;
    }

    /** How a browser can show a version. */
    public enum Show {
        /** In a frame, by the browser's own viewer. */
        FRAME,
        IMAGE,
        /** As its {@link DocumentTexts#read text}. */
        TEXT,
        NOTHING
    }

    /** Told by the media type alone. */
    public static Show show(String mediaType) {
        return mediaType == null ? Show.NOTHING : switch (MediaKind.ofMediaType(mediaType)) {
            case PDF -> Show.FRAME;
            case PNG, JPEG -> Show.IMAGE;
            case DOCX, TEXT -> Show.TEXT;
            case XLSX, PPTX -> Show.NOTHING;
        };
    }

    /**
     * Passes when the browser will be able to show the version.
     *
     * @throws DomainException when it is of a kind that browsers do not show, or cut off
     */
    public void requireViewable(VersionView version) {
        switch (show(version.mediaType())) {
            case NOTHING -> throw new DomainException("file", "Loại tệp này không xem trước được: hãy tải về để xem.");
            case FRAME -> {
                // Viewers show a grey box without a word for a PDF whose upload broke off.
                if (!endsWithMark(files.tail(version.sha256()))) {
                    throw new DomainException("file", "Tệp PDF bị hỏng hoặc chưa trọn vẹn nên không xem trước được: "
                            + "hãy đề nghị người đưa lên tải lại từ bản gốc.");
                }
            }
            default -> { }
        }
    }

    /**
     * Paragraphs of a Word document or a plain text, in reading order; a row of a table is one paragraph. At most
     * {@value TextCollector#MOST_CHARACTERS} characters, so that neither the server nor the browser is overwhelmed.
     *
     * @throws DomainException when the file holds no readable text
     */
    public DocumentText read(UUID documentId, VersionView version) {
        TextCollector text = new TextCollector();
        try (InputStream content = documents.content(documentId, version.number())) {
            switch (MediaKind.ofMediaType(version.mediaType())) {
                case TEXT -> readLines(content, text);
                case DOCX -> readWord(content, text);
                default -> throw new DomainException("file",
                        "Loại tệp này không đọc được dưới dạng chữ: hãy tải về để xem.");
            }
        } catch (DomainException e) {
            throw e;
        } catch (IOException | XMLStreamException | OpenXML4JException | RuntimeException e) {
            // The library answers damaged files with exceptions of every kind.
            log.info("Version {} of document {} cannot be read: {}", version.number(), documentId, e.toString());
            throw new DomainException("file", "Không đọc được nội dung tệp để xem trước: tệp bị hỏng hoặc được nén bất "
                    + "thường. Hãy tải về để xem, hoặc đề nghị người đưa lên lưu lại rồi tải lên.");
        }
        return text.finished();
    }

    private static void readLines(InputStream content, TextCollector text) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        char[] buffer = new char[8192];
        for (int n = reader.read(buffer); n >= 0 && !text.isFull(); n = reader.read(buffer)) {
            int begin = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n' || buffer[i] == '\f') {
                    text.append(buffer, begin, i - begin);
                    text.endParagraph(false);
                    begin = i + 1;
                }
            }
            text.append(buffer, begin, n - begin);
        }
        text.endParagraph(false);
    }

    /** The library wants a file: from a stream it would unpack everything into memory. */
    private static void readWord(InputStream content, TextCollector text)
            throws IOException, XMLStreamException, OpenXML4JException {
        Path file = Files.createTempFile("preview", ".docx");
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            WordText.read(file, text);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static boolean endsWithMark(byte[] tail) {
        for (int i = tail.length - END_OF_PDF.length; i >= 0; i--) {
            int matched = 0;
            while (matched < END_OF_PDF.length && tail[i + matched] == END_OF_PDF[matched]) {
                matched++;
            }
            if (matched == END_OF_PDF.length) {
                return true;
            }
        }
        return false;
    }

    /** @param truncated the file goes on beyond what is given here */
    public record DocumentText(List<Paragraph> paragraphs, boolean truncated) {}

    /** @param heading set as a heading by the person who wrote it */
    public record Paragraph(String text, boolean heading) {}

    /** Paragraphs as they are read, up to what a browser can take. */
    static class TextCollector {

        static final int MOST_CHARACTERS = 6_000_000;
        private static final int MOST_PARAGRAPHS = 100_000;
        /** A text without line breaks is cut, or one paragraph would be megabytes long. */
        private static final int LONGEST_PARAGRAPH = 20_000;

        private final List<Paragraph> paragraphs = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();
        private int characters;
        private boolean truncated;

        void append(char[] source, int begin, int length) {
            for (int i = begin; i < begin + length && !isFull(); i++) {
                append(source[i]);
            }
        }

        void append(String text) {
            for (int i = 0; i < text.length() && !isFull(); i++) {
                append(text.charAt(i));
            }
        }

        private void append(char c) {
            current.append(c == '\r' ? ' ' : c);
            if (current.length() >= LONGEST_PARAGRAPH && (c == ' ' || current.length() >= 2 * LONGEST_PARAGRAPH)) {
                endParagraph(false);
            }
        }

        boolean hasText() {
            return !current.isEmpty();
        }

        /** Blank ones are left out. */
        void endParagraph(boolean heading) {
            String text = current.toString().strip();
            current.setLength(0);
            if (!text.isEmpty() && !truncated) {
                paragraphs.add(new Paragraph(text, heading));
                characters += text.length();
            }
        }

        boolean isFull() {
            truncated |= characters + current.length() >= MOST_CHARACTERS || paragraphs.size() >= MOST_PARAGRAPHS;
            return truncated;
        }

        void cutOff() {
            truncated = true;
        }

        DocumentText finished() {
            return new DocumentText(List.copyOf(paragraphs), truncated);
        }
    }
}
