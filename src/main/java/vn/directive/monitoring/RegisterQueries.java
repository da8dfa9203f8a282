package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.instant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** The number registers and what was issued from them. */
@Service
@Transactional(readOnly = true)
public class RegisterQueries {

    private static final String FILTER = """
             where (cast(:owner as text) is null or r.owner = :owner)
            and (cast(:type as text) is null or r.type_code = :type)
            """;

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    RegisterQueries(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** Newest term or year first. */
    public Page<Register> registers(String owner, String type, Paging paging) {
        Map<String, Object> criteria = new HashMap<>();
        criteria.put("owner", owner);
        criteria.put("type", type);
        long total = jdbc.sql("select count(*) from number_register r" + FILTER).params(criteria)
                .query(Long.class).single();
        return Page.of(jdbc.sql("""
                select r.*, body_name(r.owner, r.opened_on) as owner_name,
                       body_name(r.continued_by, :today) as continued_by_name,
                       (select count(*) from document_number n where n.register_id = r.id) as issued,
                       (select count(*) from document_number n
                        where n.register_id = r.id and n.voided_at is not null) as voided
                from number_register r
                """ + FILTER + " order by r.scope_key desc, r.owner, r.type_code, r.id limit :size offset :offset")
                .params(criteria).param("today", LocalDate.now(clock))
                .param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new Register(row.getObject("id", UUID.class), body(row, "owner"),
                        row.getString("type_code"), row.getString("scope"), row.getString("scope_key"),
                        row.getInt("next_number"), row.getInt("issued"), row.getInt("voided"), date(row, "opened_on"),
                        date(row, "closed_on"), body(row, "continued_by")))
                .list(), paging, total);
    }

    /**
     * Newest number first. The register is public to staff and its numbers have no gaps; of a number that a restricted
     * dossier took, an outsider learns that it is taken and nothing else.
     */
    public Page<Entry> entries(UUID registerId, Paging paging) {
        Long total = jdbc.sql("""
                select (select count(*) from document_number n where n.register_id = r.id)
                from number_register r where r.id = :id
                """).param("id", registerId).query(Long.class).optional()
                .orElseThrow(() -> new NotFoundException("Không tìm thấy sổ văn bản."));
        return Page.of(jdbc.sql("""
                select n.number, k.*
                from document_number n
                left join lateral (
                    select n.symbol, n.issued_on, n.taken_by, n.taken_at, n.voided_at, n.void_reason, x.signed_by,
                           x.subject, x.directive_id, x.id as document_id, x.body,
                           body_name(x.body, n.issued_on) as body_name
                    from document x left join directive d on d.id = x.directive_id
                    where x.id = n.document_id and
                """ + Visibility.CONDITION + """
                ) k on true
                where n.register_id = :id order by n.number desc limit :size offset :offset
                """).param("id", registerId).param("user", user.username()).param("today", LocalDate.now(clock))
                .param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new Entry(row.getInt("number"), row.getString("symbol"), date(row, "issued_on"),
                        row.getString("subject"), body(row, "body"), row.getString("signed_by"),
                        row.getObject("directive_id", UUID.class), row.getObject("document_id", UUID.class),
                        row.getString("taken_by"), instant(row, "taken_at"), instant(row, "voided_at"),
                        row.getString("void_reason"), row.getObject("document_id") == null)).list(), paging, total);
    }

    /**
     * @param type code of document-types
     * @param scope TERM or YEAR
     * @param scopeKey the term or the year
     * @param closedOn last day of its owner, null while it is open
     * @param continuedBy body that numbers in its own registers since
     */
    public record Register(UUID id, BodyRef owner, String type, String scope, String scopeKey, int nextNumber,
            int issued, int voided, LocalDate openedOn, LocalDate closedOn, BodyRef continuedBy) {}

    /** @param withheld the dossier is restricted and the user may not know of it: only the number is told */
    public record Entry(int number, String symbol, LocalDate issuedOn, String subject, BodyRef body, String signedBy,
            UUID directiveId, UUID documentId, String takenBy, Instant takenAt, Instant voidedAt, String voidReason,
            boolean withheld) {}
}
