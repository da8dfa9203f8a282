package vn.directive.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.Documents.Upload;
import vn.directive.support.ProcessTest;

@ProcessTest
class DocumentsTest {

    private static final LocalDate ISSUED_ON = LocalDate.of(2023, 6, 1);

    @Autowired
    private Documents documents;
    @Autowired
    private JdbcClient jdbc;

    private final UUID dossier = UUID.randomUUID();

    @Test
    void keepsEveryVersionAndTellsTheLatest() throws IOException {
        UUID id = aDocument();
        assertThat(documents.find(id).orElseThrow().version()).isZero();
        assertThat(upload(id, "Dự thảo lần 1.pdf", pdf(10))).isEqualTo(1);
        assertThat(upload(id, "C:\\tài liệu\\Dự thảo lần 2.pdf", pdf(20))).isEqualTo(2);
        assertThat(documents.addText(id, "ghi chú", "Dòng một")).isEqualTo(3);
        assertThat(documents.versions(id)).extracting(v -> v.fileName())
                .containsExactly("Dự thảo lần 1.pdf", "Dự thảo lần 2.pdf", "ghi chú.txt");
        assertThat(documents.latest(dossier, DocumentKind.DRAFT).orElseThrow().version()).isEqualTo(3);
        assertThat(documents.ofDossier(dossier)).hasSize(1);
        try (InputStream content = documents.content(id, 2)) {
            assertThat(content.readAllBytes()).isEqualTo(pdf(20));
        }
    }

    @Test
    void keepsTheSameContentOnceAndStreamsItInChunks() throws IOException {
        byte[] large = pdf(3_500_000);
        UUID first = aDocument();
        UUID second = aDocument();
        upload(first, "a.pdf", large);
        upload(second, "b.pdf", large);
        String digest = documents.versions(first).get(0).sha256();
        assertThat(documents.versions(second).get(0).sha256()).isEqualTo(digest);
        assertThat(jdbc.sql("select count(*) from file_chunk where sha256 = ?").param(digest).query(Integer.class)
                .single()).isEqualTo(4);
        try (InputStream content = documents.content(second, 1)) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void issuedDocumentNeverChanges() {
        UUID id = aDocument();
        assertThatThrownBy(() -> issue(id)).hasMessageContaining("chưa có nội dung");
        upload(id, "a.pdf", pdf(5));
        issue(id);
        assertThatThrownBy(() -> upload(id, "b.pdf", pdf(6))).hasMessageContaining("đã ban hành");
        assertThatThrownBy(() -> issue(id)).hasMessageContaining("đã ban hành");
        for (String change : new String[] {"update document set subject = 'x' where id = ?",
                "update document set state = 'DRAFT' where id = ?",
                "delete from document_version where document_id = ?",
                "update document_version set file_name = 'x' where document_id = ?",
                "delete from document_number where document_id = ?",
                "update document_number set number = 999999 where document_id = ?"}) {
            assertThatThrownBy(() -> jdbc.sql(change).param(id).update()).as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> documents.voidIssued(id, " ")).hasMessageContaining("lý do");
        documents.voidIssued(id, "Sai thẩm quyền");
        assertThat(documents.find(id).orElseThrow().state()).isEqualTo("VOIDED");
        assertThat(documents.latest(dossier, DocumentKind.DRAFT)).isEmpty();
        assertThatThrownBy(() -> upload(id, "b.pdf", pdf(6))).hasMessageContaining("đã bị hủy");
    }

    @Test
    void voidsOnlyWhatWasIssued() {
        UUID id = aDocument();
        assertThatThrownBy(() -> documents.voidIssued(id, "Nhầm")).hasMessageContaining("chưa ban hành");
    }

    /** Between approval and number somebody of the same body may upload; what was approved is what goes out. */
    @Test
    void theApprovedVersionGoesOutWhateverWasAddedSince() throws IOException {
        UUID id = aDocument();
        upload(id, "đã duyệt.pdf", pdf(5));
        upload(id, "chưa ai duyệt.pdf", pdf(6));
        documents.issue(new HandedIn.Version(id, 1), "TTr", "BDVTU", ISSUED_ON, "bdvtu.leader", "");
        assertThat(documents.find(id).orElseThrow().fileName()).isEqualTo("đã duyệt.pdf");
        try (InputStream content = documents.content(id, documents.find(id).orElseThrow().version())) {
            assertThat(content.readAllBytes()).isEqualTo(pdf(5));
        }
    }

    @Test
    void acceptsOfficeFilesAndPictures() throws IOException {
        UUID id = aDocument();
        upload(id, "Dự thảo.docx", zip("[Content_Types].xml", "word/document.xml"));
        upload(id, "Biểu.xlsx", zip("[Content_Types].xml", "xl/workbook.xml"));
        upload(id, "Trình chiếu.pptx", zip("[Content_Types].xml", "ppt/presentation.xml"));
        upload(id, "ảnh.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1});
        upload(id, "ảnh.JPEG", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1});
        assertThat(documents.versions(id)).extracting(v -> v.mediaType().replaceAll(".*[./]", ""))
                .containsExactly("document", "sheet", "presentation", "png", "jpeg");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "rỗng.pdf  | empty     | rỗng",
            "giả.docx  | text      | không đúng với đuôi tên",
            "trang.html| text      | không đúng với đuôi tên",
            "nén.docx  | zip       | Không nhận tệp nén",
            "macro.docx| macro     | có macro",
            "cũ.doc    | ole       | đặt mật khẩu",
            "hỏng.docx | broken    | bị hỏng",
            "lạ.exe    | binary    | Không nhận loại tệp này",
            "lớn.pdf   | large     | giới hạn 50 MB"})
    void refusesWithAReason(String name, String content, String message) throws IOException {
        byte[] bytes = switch (content) {
            case "empty" -> new byte[0];
            case "text" -> "<html>Nội dung</html>".getBytes(StandardCharsets.UTF_8);
            case "zip" -> zip("thư mục/a.txt");
            case "macro" -> zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
            case "ole" -> new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1};
            case "broken" -> new byte[] {'P', 'K', 3, 4, 1, 2};
            case "binary" -> new byte[] {'M', 'Z', 0, 1};
            default -> pdf(51 << 20);
        };
        UUID id = aDocument();
        assertThatThrownBy(() -> upload(id, name.strip(), bytes)).hasMessageContaining(message);
        assertThat(documents.versions(id)).isEmpty();
    }

    private UUID aDocument() {
        return documents.create(new NewDocument(dossier, DocumentKind.DRAFT, "Dự thảo chỉ thị", "BDVTU"));
    }

    private int upload(UUID id, String name, byte[] content) {
        return documents.addVersion(id, new Upload(name, "application/octet-stream",
                new ByteArrayInputStream(content)));
    }

    private void issue(UUID id) {
        documents.issue(id, "TTr", "BDVTU", ISSUED_ON, "bdvtu.leader", "");
    }

    private static byte[] pdf(int size) {
        byte[] content = new byte[size + 5];
        new Random(size).nextBytes(content);
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 5);
        return content;
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write("x".getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
