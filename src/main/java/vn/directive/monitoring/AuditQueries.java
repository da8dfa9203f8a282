package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditAction;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/**
 * The audit trail. Managers read what is done about the dossiers that they may see; administrators read everything, but
 * of dossiers that they may not see only that something was done, by whom and when.
 */
@Service
@Transactional(readOnly = true)
public class AuditQueries {

    private static final int FETCHED = 500;
    private static final String VISIBLE =
            "(e.directive_id is null or d.id is not null and " + Visibility.CONDITION + ")";
    private static final String FROM = " from audit_entry e left join directive d on d.id = e.directive_id where ";
    private static final String COLUMNS = """
            select e.*, d.dossier_number, body_name(e.acting_body, (e.at at time zone :zone)::date) as acting_body_name,
                   coalesce((select a.display_name from account a where a.username = e.actor), e.actor) as actor_name,
                   (select a.display_name from account a where a.username = e.on_behalf_of) as absent_name,
                   encode(e.hash, 'hex') as seal,
            """ + VISIBLE + " as visible";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final Accounts accounts;
    private final DossierAccess access;
    private final CurrentUser user;
    private final ObjectMapper json;
    private final Clock clock;

    AuditQueries(JdbcClient jdbc, DataSource database, Accounts accounts, DossierAccess access, CurrentUser user,
            ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        JdbcTemplate byFew = new JdbcTemplate(database);
        byFew.setFetchSize(FETCHED);
        this.streaming = new NamedParameterJdbcTemplate(byFew);
        this.accounts = accounts;
        this.access = access;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    /** True for managers and administrators. */
    public boolean mayRead() {
        Set<Grant> grants = accounts.grantsOf(user.username());
        return grants.contains(Grant.MANAGER) || grants.contains(Grant.ADMINISTRATOR);
    }

    /** @throws NotAllowedException when the user is no administrator */
    public void requireAdministrator() {
        if (!mayVerify()) {
            throw new NotAllowedException("Việc này dành cho quản trị viên.");
        }
    }

    public boolean mayVerify() {
        return accounts.grantsOf(user.username()).contains(Grant.ADMINISTRATOR);
    }

    /**
     * Newest first.
     *
     * @param everything also work, reading and what administrators do; else interventions only
     * @param directiveId only of this dossier; all that the user may know of when null
     * @throws NotAllowedException when the user is neither manager nor administrator
     * @throws vn.directive.shared.NotFoundException when the user may not know of the dossier
     */
    public Page<Entry> list(UUID directiveId, boolean everything, Paging paging) {
        Criteria criteria = criteria(AuditFilter.NONE);
        if (!everything) {
            criteria.and("e.action = any(:interventions)", "interventions", codes(AuditAction::isIntervention));
        }
        if (directiveId != null) {
            access.require(directiveId);
            criteria.and("e.directive_id = :id", "id", directiveId);
        }
        long total = jdbc.sql("select count(*)" + criteria.where()).params(criteria.values).query(Long.class).single();
        List<Entry> items = jdbc.sql(COLUMNS + criteria.where() + " order by e.seq desc limit :size offset :offset")
                .params(criteria.values).param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> entry(row)).list();
        return Page.of(items, paging, total);
    }

    /**
     * The next entries, newest first.
     *
     * @param before number of the entry before which to begin, or null for the newest
     * @throws NotAllowedException when the user is neither manager nor administrator
     */
    public List<Entry> page(AuditFilter filter, Long before, int size) {
        Criteria criteria = criteria(filter);
        if (before != null) {
            criteria.and("e.seq < :before", "before", before);
        }
        return jdbc.sql(COLUMNS + criteria.where() + " order by e.seq desc limit :size").params(criteria.values)
                .param("size", size).query((row, index) -> entry(row)).list();
    }

    /**
     * Same as {@link #page}, all of them, one at a time.
     *
     * @param most as many as the reader can take
     */
    public void read(AuditFilter filter, int most, Consumer<Entry> reader) {
        Criteria criteria = criteria(filter);
        criteria.values.put("most", most);
        streaming.query(COLUMNS + criteria.where() + " order by e.seq desc limit :most", criteria.values,
                (RowCallbackHandler) row -> reader.accept(entry(row)));
    }

    private Criteria criteria(AuditFilter filter) {
        Set<Grant> grants = accounts.grantsOf(user.username());
        if (!grants.contains(Grant.MANAGER) && !grants.contains(Grant.ADMINISTRATOR)) {
            throw new NotAllowedException("Nhật ký điều hành dành cho người được giao theo dõi, chỉ đạo và quản trị viên.");
        }
        Criteria criteria = new Criteria(Map.of("user", user.username(), "today", LocalDate.now(clock), "zone",
                clock.getZone().getId()));
        if (!grants.contains(Grant.ADMINISTRATOR)) {
            criteria.and(VISIBLE + " and (e.directive_id is not null or e.action = any(:business))", "business",
                    codes(AuditAction::isBusiness));
        }
        if (filter.from() != null) {
            criteria.and("e.at >= :from", "from", start(filter.from()));
        }
        if (filter.to() != null) {
            criteria.and("e.at < :to", "to", start(filter.to().plusDays(1)));
        }
        if (filter.person() != null) {
            String people = "(select a.username from account a where a.username = lower(:person)"
                    + " or search_text(a.display_name) like '%' || search_text(:likePerson) || '%')";
            criteria.and("(e.actor = :person or e.actor in " + people + " or e.on_behalf_of in " + people
                    + " or e.subject_type = 'account' and e.subject_id in " + people + ")", "person", filter.person())
                    .values.put("likePerson", literal(filter.person()));
        }
        if (filter.action() != null) {
            criteria.and("e.action = :action", "action", filter.action());
        }
        if (filter.dossier() != null) {
            criteria.and(VISIBLE + " and (d.dossier_number = :dossier"
                    + " or search_text(d.subject) like '%' || search_text(:likeDossier) || '%')", "dossier",
                    filter.dossier()).values.put("likeDossier", literal(filter.dossier()));
        }
        if (filter.body() != null) {
            criteria.and("e.acting_body in (select b.code from body b where lower(b.code) = lower(:body)"
                    + " or search_text(b.name) like '%' || search_text(:likeBody) || '%')", "body", filter.body())
                    .values.put("likeBody", literal(filter.body()));
        }
        if (filter.address() != null) {
            criteria.and("e.remote_address like :address || '%'", "address", literal(filter.address()));
        }
        return criteria;
    }

    private static String[] codes(Predicate<AuditAction> wanted) {
        return Arrays.stream(AuditAction.values()).filter(wanted).map(AuditAction::code).toArray(String[]::new);
    }

    private Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private static String literal(String typed) {
        return typed.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private Entry entry(ResultSet row) throws SQLException {
        boolean visible = row.getBoolean("visible");
        try {
            return new Entry(row.getLong("seq"), instant(row, "at"), row.getString("actor"),
                    row.getString("actor_name"), body(row, "acting_body"), row.getString("acting_role"),
                    row.getString("absent_name"), row.getString("remote_address"), row.getString("action"),
                    row.getString("subject_type"), visible ? row.getString("subject_id") : null,
                    visible ? row.getObject("directive_id", UUID.class) : null,
                    visible ? row.getString("dossier_number") : null, visible ? row.getString("reason") : null,
                    visible ? json.readTree(row.getString("details")) : null,
                    row.getObject("chain_position", Long.class), row.getString("seal"), !visible);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Criteria {

        private final Map<String, Object> values;
        private final StringBuilder conditions = new StringBuilder("true");

        private Criteria(Map<String, Object> values) {
            this.values = new HashMap<>(values);
        }

        private Criteria and(String condition, String name, Object value) {
            conditions.append(" and ").append(condition);
            values.put(name, value);
            return this;
        }

        private String where() {
            return FROM + conditions;
        }
    }

    /**
     * What to show; null everywhere means all.
     *
     * @param from first day
     * @param to last day
     * @param person username or part of a display name: who acted, for whom, or whose account it was
     * @param action code
     * @param dossier number, or part of the subject
     * @param body code, or part of the name
     * @param address beginning of it
     */
    public record AuditFilter(LocalDate from, LocalDate to, String person, String action, String dossier, String body,
            String address) {

        public static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null, null);
    }

    /**
     * @param actingBody body for which they acted, or null
     * @param actingRole leader, deputy, manager or administrator
     * @param onBehalfOfName of the absent person, or null
     * @param action for example {@code round.extend}
     * @param position in the chain, or null before it is sealed
     * @param seal hash in the chain, hexadecimal
     * @param withheld it is about a dossier that the user may not see; what was done to what is left out
     */
    public record Entry(long seq, Instant at, String actor, String actorName, BodyRef actingBody, String actingRole,
            String onBehalfOfName, String remoteAddress, String action, String subjectType, String subjectId,
            UUID directiveId, String dossierNumber, String reason, JsonNode details, Long position, String seal,
            boolean withheld) {}
}
