package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.body;
import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.strings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.BodyLevel;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** Bodies on a day, and who the user is. */
@Service
@Transactional(readOnly = true)
public class OrganisationQueries {

    private static final String FILTER = """
             where :asOf >= b.valid_from and (b.valid_to is null or :asOf <= b.valid_to)
            and (cast(:kind as text) is null or b.kind = :kind)
            and (cast(:level as text) is null or b.level = :level)
            and (cast(:parent as text) is null or b.parent = :parent)
            and (cast(:text as text) is null
                 or search_text(b.name || ' ' || b.code) like '%' || search_text(:text) || '%')
            """;

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    OrganisationQueries(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** Bodies by level, highest first, then code. */
    public Page<BodyView> bodies(Filter filter, Paging paging) {
        Map<String, Object> criteria = new HashMap<>();
        criteria.put("asOf", filter.asOf() == null ? LocalDate.now(clock) : filter.asOf());
        criteria.put("kind", filter.kind() == null ? null : filter.kind().name());
        criteria.put("level", filter.level() == null ? null : filter.level().name());
        criteria.put("parent", filter.parent());
        criteria.put("text", Rows.pattern(filter.text()));
        long total = jdbc.sql("select count(*) from body b" + FILTER).params(criteria).query(Long.class).single();
        return Page.of(jdbc.sql("""
                select b.*, body_name(b.parent, :asOf) as parent_name,
                       (select count(*) from body c where c.parent = b.code and :asOf >= c.valid_from
                            and (c.valid_to is null or :asOf <= c.valid_to)) as children
                from body b
                """ + FILTER + """
                order by array_position(array['CENTRAL', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'HAMLET'], b.level), b.code
                limit :size offset :offset
                """).params(criteria).param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new BodyView(row.getString("code"), row.getString("name"),
                        row.getString("symbol"), BodyKind.valueOf(row.getString("kind")),
                        BodyLevel.valueOf(row.getString("level")), body(row, "parent"), date(row, "valid_from"),
                        date(row, "valid_to"), row.getInt("children"))).list(), paging, total);
    }

    /** The acting user as of now, substitutions included. */
    public Me me() {
        return jdbc.sql("""
                select :user as username, (select a.display_name from account a where a.username = :user) as display_name,
                       array(select distinct g.group_id from group_membership(:today) g
                             where g.username = :user order by 1) as groups,
                       array(select distinct m.body || '|' || coalesce(body_name(m.body, :today), m.body)
                             from membership(:today) m where m.username = :user order by 1) as bodies,
                       array(select g.authority from app_grant g where g.username = :user order by 1) as grants
                """).param("user", user.username()).param("today", LocalDate.now(clock))
                .query((row, index) -> new Me(row.getString("username"), row.getString("display_name"),
                        strings(row, "groups"), Rows.bodies(row, "bodies"), strings(row, "grants"))).single();
    }

    /**
     * Criteria over bodies; null means any.
     *
     * @param asOf day on which they exist; today when null
     * @param parent code of the body directly above
     * @param text words of the name, or the code; accents and case do not matter
     */
    public record Filter(LocalDate asOf, BodyKind kind, BodyLevel level, String parent, String text) {}

    /** @param children how many bodies are directly below on that day */
    public record BodyView(String code, String name, String symbol, BodyKind kind, BodyLevel level, BodyRef parent,
            LocalDate validFrom, LocalDate validTo, int children) {}

    /**
     * @param groups candidate groups and synthetic ones
     * @param grants MANAGER, DESIGNER, ADMINISTRATOR
     */
    public record Me(String username, String displayName, List<String> groups, List<BodyRef> bodies,
            List<String> grants) {}
}
