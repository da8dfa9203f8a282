package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** The audit trail, for those who follow all bodies and those who look after the system. */
@Service
@Transactional(readOnly = true)
public class AuditQueries {

    private static final Set<Grant> READERS = Set.of(Grant.MANAGER, Grant.ADMINISTRATOR);
    private static final String FILTER = " from audit_entry e left join directive d on d.id = e.directive_id"
            + " where (cast(:id as uuid) is null or e.directive_id = :id) and (d.id is null or "
            + Visibility.CONDITION + ")";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final DossierAccess access;
    private final CurrentUser user;
    private final ObjectMapper json;
    private final Clock clock;

    AuditQueries(JdbcClient jdbc, Accounts accounts, DossierAccess access, CurrentUser user, ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.access = access;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param directiveId only of this dossier; all that the user may know of when null
     * @throws NotAllowedException when the user is neither manager nor administrator
     * @throws vn.directive.shared.NotFoundException when the user may not know of the dossier
     */
    public Page<Entry> list(UUID directiveId, Paging paging) {
        if (accounts.grantsOf(user.username()).stream().noneMatch(READERS::contains)) {
            throw new NotAllowedException("Nhật ký điều hành dành cho người được giao theo dõi, chỉ đạo và quản trị viên.");
        }
        if (directiveId != null) {
            access.require(directiveId);
        }
        Map<String, Object> criteria = new HashMap<>();
        criteria.put("id", directiveId);
        criteria.put("user", user.username());
        criteria.put("today", LocalDate.now(clock));
        long total = jdbc.sql("select count(*)" + FILTER).params(criteria).query(Long.class).single();
        List<Entry> items = jdbc.sql("""
                select e.*, d.dossier_number, body_name(e.acting_body, :today) as acting_body_name,
                       coalesce((select a.display_name from account a where a.username = e.actor), e.actor) as actor_name,
                       (select a.display_name from account a where a.username = e.on_behalf_of) as absent_name
                """ + FILTER + " order by e.seq desc limit :size offset :offset").params(criteria)
                .param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> entry(row)).list();
        return Page.of(items, paging, total);
    }

    private Entry entry(ResultSet row) throws SQLException {
        try {
            return new Entry(row.getLong("seq"), instant(row, "at"), row.getString("actor"),
                    row.getString("actor_name"), body(row, "acting_body"), row.getString("acting_role"),
                    row.getString("absent_name"), row.getString("remote_address"), row.getString("action"),
                    row.getString("subject_type"), row.getString("subject_id"),
                    row.getObject("directive_id", UUID.class), row.getString("dossier_number"),
                    row.getString("reason"), json.readTree(row.getString("details")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param actingBody body for which they acted, or null
     * @param actingRole leader, deputy, manager or administrator
     * @param onBehalfOfName of the absent person, or null
     * @param action for example {@code round.extend}
     */
    public record Entry(long seq, Instant at, String actor, String actorName, BodyRef actingBody, String actingRole,
            String onBehalfOfName, String remoteAddress, String action, String subjectType, String subjectId,
            UUID directiveId, String dossierNumber, String reason, JsonNode details) {}
}
