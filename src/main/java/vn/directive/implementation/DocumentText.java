package vn.directive.implementation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import vn.directive.document.Documents;
import vn.directive.document.Documents.DocumentView;

/** The words of a document, as far as they can be read without an office suite. */
@Component
class DocumentText {

    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Documents documents;

    DocumentText(Documents documents) {
        this.documents = documents;
    }

    /** Words of the latest version of a text or DOCX file; empty for other kinds and for unreadable files. */
    Optional<String> of(DocumentView document) {
        boolean text = document.mediaType() != null && document.mediaType().startsWith("text/");
        boolean docx = document.fileName() != null && document.fileName().toLowerCase().endsWith(".docx");
        if (document.version() == 0 || !text && !docx) {
            return Optional.empty();
        }
        try (InputStream content = documents.content(document.id(), document.version())) {
            return text ? Optional.of(new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8))
                    : wordsOfDocx(content);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> wordsOfDocx(InputStream content) throws IOException {
        ZipInputStream zip = new ZipInputStream(content);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if ("word/document.xml".equals(entry.getName())) {
                String xml = new String(zip.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                return Optional.of(xml.replaceAll("</w:p>", "\n").replaceAll("<[^>]+>", ""));
            }
        }
        return Optional.empty();
    }
}
