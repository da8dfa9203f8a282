package vn.directive.workflow.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person may see at this moment, asked of the organisation anew each time. */
@Component
public class PresentRights {

    /** Everything in the engine that belongs to a dossier and can be asked for by its id. */
    private static final List<String> TABLES = List.of("act_ru_execution", "act_ru_task", "act_ru_variable",
            "act_ru_incident", "act_ru_job", "act_ru_event_subscr", "act_ru_ext_task", "act_hi_procinst",
            "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst", "act_hi_detail", "act_hi_comment",
            "act_hi_attachment", "act_hi_incident", "act_hi_job_log", "act_hi_ext_task_log", "act_hi_decinst",
            "act_hi_identitylink", "act_hi_op_log");
    private static final String KNOWN = """
            select d.tenant_id from membership(:today) m join dossier_access d on d.body_code = m.body
            where m.username = :user
            """;
    private static final String HIDDEN = "select distinct id_ from ("
            + String.join(" union all ", TABLES.stream().map(table -> "select id_, tenant_id_ from " + table
                    + " where id_ = any(:ids) and tenant_id_ is not null").toList())
            + ") of_dossiers where tenant_id_ not in (" + KNOWN + ")";

    private final JdbcClient jdbc;
    private final Clock clock;

    PresentRights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Groups and restricted dossiers of a person, in one statement; none of either for a closed account. */
    public Rights of(String username) {
        return jdbc.sql("select array(select group_id from group_membership(:today) where username = :user) as groups,"
                + " array(" + KNOWN + ") as tenants").param("today", LocalDate.now(clock)).param("user", username)
                .query((row, n) -> new Rights(strings(row, "groups"), strings(row, "tenants"))).single();
    }

    /** Those of the engine's ids that belong to restricted dossiers that the person may not know of. */
    public Set<String> hidden(Collection<String> ids, String username) {
        return Set.copyOf(jdbc.sql(HIDDEN).param("ids", ids.toArray(String[]::new)).param("user", username)
                .param("today", LocalDate.now(clock)).query(String.class).list());
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).distinct().sorted().toList();
    }

    /** @param tenants restricted dossiers */
    public record Rights(List<String> groups, List<String> tenants) {}
}
