package vn.directive.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.directive.shared.DomainException;

/** Kinds of files that dossiers accept, told by their content and never by their name. */
enum MediaKind {
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    TEXT("text/plain;charset=UTF-8", "txt");

    private static final String ACCEPTED = "Chỉ nhận tệp PDF, DOCX, XLSX, PPTX, PNG, JPEG hoặc văn bản thuần UTF-8.";
    private static final int HEAD = 8;

    private final String mediaType;
    private final Set<String> extensions;
    private final String mainExtension;

    MediaKind(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = Set.of(extensions);
        this.mainExtension = extensions[0];
    }

    String mediaType() {
        return mediaType;
    }

    /** @param mediaType one that {@link #mediaType()} gave */
    static MediaKind ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(mediaType));
    }

    /**
     * The name as it is kept; a name without extension gets the right one.
     *
     * @throws DomainException when the extension belongs to another kind
     */
    String checkedName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 1 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (extensions.contains(extension)) {
            return fileName;
        }
        if (!extension.matches("[a-z][a-z0-9]{1,4}")) {
            return fileName + "." + mainExtension;
        }
        throw refusal("Tệp “%s” có nội dung thuộc loại %s, không đúng với đuôi tên “.%s”. %s".formatted(
                fileName, mainExtension.toUpperCase(Locale.ROOT), extension, ACCEPTED));
    }

    /** @throws DomainException when the content is of no accepted kind, has macros or is encrypted */
    static MediaKind of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (starts(head, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        if (starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        }
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw refusal("Không nhận tệp Office đời cũ (DOC, XLS, PPT) hoặc tệp đặt mật khẩu: hãy lưu lại dưới dạng "
                    + "DOCX, XLSX, PPTX không có mật khẩu.");
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return office(file);
        }
        if (isText(file)) {
            return TEXT;
        }
        throw refusal("Không nhận loại tệp này. " + ACCEPTED);
    }

    private static MediaKind office(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") == null) {
                throw refusal("Không nhận tệp nén: hãy tải từng tệp. " + ACCEPTED);
            }
            if (zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"))) {
                throw refusal("Tệp có macro nên không được nhận: hãy lưu lại dưới dạng không có macro.");
            }
            if (zip.getEntry("word/document.xml") != null) {
                return DOCX;
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return XLSX;
            }
            if (zip.getEntry("ppt/presentation.xml") != null) {
                return PPTX;
            }
            throw refusal("Không nhận loại tệp này. " + ACCEPTED);
        } catch (ZipException e) {
            throw refusal("Tệp bị hỏng, không mở được: hãy tải lại từ bản gốc.");
        }
    }

    private static boolean isText(Path file) throws IOException {
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            char[] buffer = new char[8192];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] < ' ' && "\t\n\r\f".indexOf(buffer[i]) < 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean starts(byte[] head, int... magic) {
        byte[] wanted = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            wanted[i] = (byte) magic[i];
        }
        return head.length >= wanted.length && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static DomainException refusal(String message) {
        return new DomainException("file", message);
    }
}
