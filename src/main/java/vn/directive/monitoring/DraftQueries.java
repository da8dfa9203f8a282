package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.instant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DocumentTexts;
import vn.directive.document.DocumentTexts.Show;
import vn.directive.document.DossierAccess;
import vn.directive.shared.NotFoundException;

/** The draft of a directive, or the directive itself once issued: its versions, and the clauses of one of them. */
@Service
@Transactional(readOnly = true)
public class DraftQueries {

    /** What was issued says more than the draft that it came from. */
    private static final String DOCUMENT = """
            select d.id, d.kind, d.subject, d.symbol from document d
            where d.directive_id = :id and d.state <> 'VOIDED'
                and (d.kind = 'DRAFT' or d.kind = 'DIRECTIVE' and d.state = 'ISSUED')
                and exists (select from document_version v where v.document_id = d.id)
            order by d.kind = 'DIRECTIVE' desc, d.created_at desc, d.id limit 1
            """;

    private static final String VERSIONS = """
            select v.number, v.file_name, v.media_type, v.created_at, coalesce(a.display_name, v.created_by) as by_name
            from document_version v left join account a on a.username = v.created_by
            where v.document_id = :document order by v.number desc
            """;

    /** A revised draft keeps the outline of the version before it until another one is recorded. */
    private static final String CLAUSES = """
            select c.number, c.title, (
                select count(*) from round_comment m join comment_round r on r.id = m.round_id
                where r.draft_document_id = c.document_id and r.draft_version = :version
                    and m.clause_number = c.number and m.number is not null) as comments
            from draft_clause c
            where c.document_id = :document and c.version = (
                select max(o.version) from draft_clause o where o.document_id = :document and o.version <= :version)
            order by c.position
            """;

    private final JdbcClient jdbc;
    private final DossierAccess access;

    DraftQueries(JdbcClient jdbc, DossierAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * @param wanted number of a version, or null for the latest
     * @throws NotFoundException when there is no such dossier or the user may not know of it, or it has no draft or no
     *     such version
     */
    public Draft draft(UUID directiveId, Integer wanted) {
        access.require(directiveId);
        record Source(UUID id, String kind, String subject, String symbol) {}
        Source source = jdbc.sql(DOCUMENT).param("id", directiveId).query(Source.class).optional()
                .orElseThrow(() -> new NotFoundException("Hồ sơ chưa có dự thảo."));
        List<Version> versions = jdbc.sql(VERSIONS).param("document", source.id())
                .query((row, index) -> new Version(row.getInt("number"), row.getString("file_name"),
                        row.getString("by_name"), instant(row, "created_at"),
                        DocumentTexts.show(row.getString("media_type")))).list();
        int version = wanted == null ? versions.get(0).number() : wanted;
        if (versions.stream().noneMatch(v -> v.number() == version)) {
            throw new NotFoundException("Không tìm thấy bản %d.".formatted(version));
        }
        String name = source.symbol() == null ? "Dự thảo bản " + version : "Chỉ thị " + source.symbol();
        return new Draft(source.id(), source.subject(), source.symbol(), version, versions,
                jdbc.sql(CLAUSES).param("document", source.id()).param("version", version)
                        .query((row, index) -> clause(row.getString("number"), row.getString("title"),
                                row.getInt("comments"), name)).list());
    }

    private static Clause clause(String number, String title, int comments, String document) {
        String place = ClauseReference.of(number);
        return new Clause(number, title, place, "%s “%s”, %s".formatted(place, title, document), comments);
    }

    /**
     * @param symbol of the issued directive; null for a draft
     * @param version whose clauses these are
     * @param versions latest first
     * @param clauses empty when the outline was never recorded
     */
    public record Draft(UUID documentId, String subject, String symbol, int version, List<Version> versions,
            List<Clause> clauses) {}

    /** @param createdBy display name */
    public record Version(int number, String fileName, String createdBy, Instant createdAt, Show show) {}

    /**
     * @param place as people cite it, for example "Phần II, mục 3"
     * @param reference place, title and version, to be copied into a letter
     * @param comments that reached the lead body in rounds about this version
     */
    public record Clause(String number, String title, String place, String reference, int comments) {}
}
