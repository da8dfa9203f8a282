package vn.directive.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

@Service
class JdbcDocuments implements Documents {

    private static final int LONGEST_NAME = 200;
    private static final String VIEW = """
            select d.id, d.directive_id, d.kind, d.subject, d.body, d.symbol, d.issued_on, d.state, d.created_by,
                d.created_at, v.created_by as version_by, v.created_at as version_at, coalesce(v.number, 0) as version, v.file_name, v.media_type, coalesce(v.size, 0) as size
            from document d left join lateral (
                select * from document_version where document_id = d.id order by number desc limit 1) v on true
            """;
    private static final RowMapper<DocumentView> TO_VIEW = (row, n) -> new DocumentView(
            row.getObject("id", UUID.class), row.getObject("directive_id", UUID.class),
            DocumentKind.valueOf(row.getString("kind")), row.getString("subject"), row.getString("body"),
            row.getString("symbol"), row.getObject("issued_on", LocalDate.class), row.getString("state"),
            row.getInt("version"), row.getString("file_name"), row.getString("media_type"), row.getLong("size"),
            row.getString("created_by"), row.getTimestamp("created_at").toInstant(), row.getString("version_by"),
            row.getTimestamp("version_at") == null ? null : row.getTimestamp("version_at").toInstant());

    private final JdbcClient jdbc;
    private final FileStore files;
    private final JdbcNumberRegisters registers;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final long maxSize;

    JdbcDocuments(JdbcClient jdbc, FileStore files, JdbcNumberRegisters registers, CurrentUser currentUser,
            Clock clock, DocumentProperties properties) {
        this.jdbc = jdbc;
        this.files = files;
        this.registers = registers;
        this.currentUser = currentUser;
        this.clock = clock;
        this.maxSize = properties.maxSize().toBytes();
    }

    @Override
    @Transactional
    public UUID create(NewDocument document) {
        if (document.subject() == null || document.subject().isBlank()) {
            throw new DomainException("subject", "Cần ghi trích yếu của tài liệu.");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into document (id, directive_id, kind, subject, body, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id, document.directiveId(), document.kind().name(), clean(document.subject()),
                        document.body(), currentUser.username(), now())
                .update();
        return id;
    }

    @Override
    @Transactional
    public int addVersion(UUID documentId, Upload upload) {
        Path file = null;
        try {
            file = Files.createTempFile("upload", null);
            Received received = receive(upload.content(), file);
            MediaKind kind = MediaKind.of(file);
            return addVersion(documentId, kind.checkedName(fileName(upload.fileName())), kind, received, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    @Override
    @Transactional
    public int addText(UUID documentId, String fileName, String text) {
        byte[] content = (text == null ? "" : clean(text)).getBytes(StandardCharsets.UTF_8);
        String name = fileName(fileName);
        return addVersion(documentId, new Upload(name.endsWith(".txt") ? name : name + ".txt",
                MediaKind.TEXT.mediaType(), new ByteArrayInputStream(content)));
    }

    private int addVersion(UUID documentId, String fileName, MediaKind kind, Received received, Path file) {
        requireDraft(documentId);
        files.put(received.sha256(), received.size(), file);
        return jdbc.sql("""
                insert into document_version
                    (document_id, number, file_name, media_type, size, sha256, created_by, created_at)
                select :id, coalesce(max(number), 0) + 1, :name, :mediaType, :size, :sha256, :by, :at
                from document_version where document_id = :id returning number""")
                .param("id", documentId).param("name", fileName).param("mediaType", kind.mediaType())
                .param("size", received.size()).param("sha256", received.sha256())
                .param("by", currentUser.username()).param("at", now())
                .query(Integer.class).single();
    }

    private Received receive(InputStream content, Path file) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (InputStream in = new DigestInputStream(content, digest); OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > maxSize) {
                    throw new DomainException("file", "Tệp lớn hơn giới hạn %d MB.".formatted(maxSize >> 20));
                }
                out.write(buffer, 0, n);
            }
        }
        if (size == 0) {
            throw new DomainException("file", "Tệp rỗng, không có nội dung.");
        }
        return new Received(HexFormat.of().formatHex(digest.digest()), size);
    }

    @Override
    @Transactional
    public String issue(UUID documentId, String typeCode, String issuer, LocalDate issuedOn, String signedBy,
            String capacity) {
        requireDraft(documentId);
        if (version(documentId, null).isEmpty()) {
            throw new DomainException("Văn bản chưa có nội dung nên chưa thể ban hành.");
        }
        if (issuedOn.isAfter(LocalDate.now(clock))) {
            throw new DomainException("issuedOn", "Ngày ban hành không được sau ngày hôm nay.");
        }
        String symbol = registers.take(documentId, issuer, typeCode, issuedOn).symbol();
        jdbc.sql("""
                update document set state = 'ISSUED', type_code = ?, symbol = ?, issued_on = ?, issued_at = ?,
                    issued_by = ?, signed_by = ?, capacity = ? where id = ?""")
                .params(typeCode, symbol, issuedOn, now(), currentUser.username(), signedBy, capacity, documentId)
                .update();
        return symbol;
    }

    @Override
    @Transactional
    public String issue(HandedIn.Version approved, String typeCode, String issuer, LocalDate issuedOn,
            String signedBy, String capacity) {
        requireDraft(approved.documentId());
        jdbc.sql("""
                insert into document_version
                    (document_id, number, file_name, media_type, size, sha256, created_by, created_at)
                select v.document_id, latest.number + 1, v.file_name, v.media_type, v.size, v.sha256, v.created_by, :at
                from document_version v
                join (select max(number) as number from document_version where document_id = :id) latest on true
                where v.document_id = :id and v.number = :approved and latest.number > :approved""")
                .param("id", approved.documentId()).param("approved", approved.number()).param("at", now()).update();
        return issue(approved.documentId(), typeCode, issuer, issuedOn, signedBy, capacity);
    }

    @Override
    @Transactional
    public void voidIssued(UUID documentId, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("reason", "Cần ghi lý do hủy văn bản.");
        }
        String state = lock(documentId);
        if (!"ISSUED".equals(state)) {
            throw new DomainException("DRAFT".equals(state) ? "Văn bản chưa ban hành nên không có số để hủy."
                    : "Văn bản đã được hủy trước đó.");
        }
        jdbc.sql("update document set state = 'VOIDED', voided_at = ?, voided_by = ?, void_reason = ? where id = ?")
                .params(now(), currentUser.username(), clean(reason), documentId).update();
        registers.voidNumber(documentId, clean(reason));
    }

    @Override
    public Optional<DocumentView> latest(UUID directiveId, DocumentKind kind) {
        return jdbc.sql(VIEW + "where d.directive_id = ? and d.kind = ? and d.state <> 'VOIDED' "
                + "order by d.created_at desc, d.id limit 1")
                .params(directiveId, kind.name()).query(TO_VIEW).optional();
    }

    @Override
    public Optional<DocumentView> find(UUID documentId) {
        return jdbc.sql(VIEW + "where d.id = ?").param(documentId).query(TO_VIEW).optional();
    }

    @Override
    public List<DocumentView> ofDossier(UUID directiveId) {
        return jdbc.sql(VIEW + "where d.directive_id = ? order by d.created_at, d.id").param(directiveId)
                .query(TO_VIEW).list();
    }

    @Override
    public Found search(UUID directiveId, Search search) {
        // The extension that folds accents is made by a later module's migration, hence its function by name only.
        String where = " where d.directive_id = :id and (cast(:kind as text) is null or d.kind = :kind)"
                + " and (cast(:text as text) is null or search_text(d.subject || ' ' || coalesce(d.symbol, ''))"
                + " like '%' || search_text(:text) || '%') ";
        Map<String, Object> criteria = new HashMap<>();
        criteria.put("id", directiveId);
        criteria.put("kind", search.kind() == null ? null : search.kind().name());
        criteria.put("text", search.text() == null || search.text().isBlank() ? null
                : clean(search.text()).replaceAll("([\\\\%_])", "\\\\$1"));
        long total = jdbc.sql("select count(*) from document d" + where).params(criteria).query(Long.class).single();
        return new Found(jdbc.sql(VIEW + where + "order by coalesce(v.created_at, d.created_at) desc, d.id "
                + "limit :limit offset :offset").params(criteria).param("limit", search.limit())
                .param("offset", search.offset()).query(TO_VIEW).list(), total);
    }

    @Override
    public List<VersionView> versions(UUID documentId) {
        return jdbc.sql("select * from document_version where document_id = ? order by number").param(documentId)
                .query(VersionView.class).list();
    }

    @Override
    public InputStream content(UUID documentId, int version) {
        return files.open(version(documentId, version).map(VersionView::sha256)
                .orElseThrow(() -> new NotFoundException("Không tìm thấy bản %d của tài liệu.".formatted(version))));
    }

    /** @param number null for the latest */
    private Optional<VersionView> version(UUID documentId, Integer number) {
        return jdbc.sql("""
                select * from document_version where document_id = :id and number = coalesce(:number, number)
                order by number desc limit 1""")
                .param("id", documentId).param("number", number, java.sql.Types.INTEGER)
                .query(VersionView.class).optional();
    }

    private void requireDraft(UUID documentId) {
        switch (lock(documentId)) {
            case "ISSUED" -> throw new DomainException("Văn bản đã ban hành, không thay đổi được nữa.");
            case "VOIDED" -> throw new DomainException("Văn bản đã bị hủy, không thay đổi được nữa.");
            default -> { }
        }
    }

    private String lock(UUID documentId) {
        return jdbc.sql("select state from document where id = ? for update").param(documentId)
                .query(String.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy tài liệu."));
    }

    /** Names come from anybody's computer: no folders, no control characters, no endless length. */
    private static String fileName(String given) {
        String name = clean(given == null ? "" : given).replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "_");
        if (name.isEmpty() || name.startsWith(".")) {
            name = "tài liệu" + name;
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private record Received(String sha256, long size) {}
}
