package vn.directive.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.shared.DomainException;

/**
 * Takes in an organisation file. It adds and corrects; what the file does not mention stays, so the end of a body or
 * of a term of office is said by its last day. A second import of the same file changes nothing.
 */
@Service
public class OrganisationImport {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    OrganisationImport(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Checks the whole file, then takes it in within one transaction.
     *
     * @param yaml the file, UTF-8; see {@code reference/organisation.yaml}
     * @throws DomainException listing every wrong entry in Vietnamese; nothing is changed then
     */
    @Transactional
    public Result apply(InputStream yaml) {
        OrganisationFile file = OrganisationFile.read(yaml);
        refuse(new OrganisationCheck().ofEntries(file));
        OrganisationRows rows = OrganisationRows.of(file);
        refuse(new OrganisationCheck().ofWhole(file, rows, bodiesOutside(rows), holdersOutside(rows)));
        Result result = new Result(
                upsert("body", "code, valid_from", "name, symbol, kind, level, parent, valid_to", rows.bodies()),
                upsert("account", "username", "display_name, email", rows.accounts()),
                upsert("post", "id", "body, role, title, valid_from, valid_to", rows.posts()),
                upsert("holder", "post_id, username, valid_from", "valid_to", rows.holders()),
                upsert("app_grant", "username, authority", "", rows.grants()),
                upsert("body_succession", "predecessor, successor, effective_on", "kind, decision_symbol",
                        file.successions()));
        refreshGroups();
        record(result);
        return result;
    }

    private void record(Result result) {
        if (result.total() > 0) {
            audit.note(AuditAction.IMPORT_ORGANISATION, new Subject("file", "organisation", null),
                    Capacity.of("administrator"), Map.of("bodies", result.bodies(), "accounts", result.accounts(),
                            "posts", result.posts(), "holders", result.holders(), "grants", result.grants(),
                            "successions", result.successions()));
        }
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new DomainException("Tệp tổ chức có lỗi:\n" + String.join("\n", faults));
        }
    }

    /** One statement a table: quick for thousands of rows, and it counts exactly what it changed. */
    private int upsert(String table, String key, String rest, Collection<?> rows) {
        String columns = rest.isEmpty() ? key : key + ", " + rest;
        String onConflict = rest.isEmpty() ? "do nothing"
                : "do update set (%1$s) = row (%2$s) where row (%3$s) is distinct from row (%2$s)"
                        .formatted(rest, of("excluded", rest), of(table, rest));
        return jdbc.sql("""
                insert into %1$s (%2$s)
                select %2$s from jsonb_populate_recordset(cast(null as %1$s), cast(:rows as jsonb))
                on conflict (%3$s) %4$s""".formatted(table, columns, key, onConflict))
                .param("rows", json(rows)).update();
    }

    private static String of(String table, String columns) {
        return Arrays.stream(columns.split(", ")).map(column -> table + "." + column)
                .collect(Collectors.joining(", "));
    }

    private void refreshGroups() {
        jdbc.sql("""
                insert into org_group (id, name, body, role)
                select distinct on (1) p.body || ':' || p.role,
                       (cast(:labels as jsonb) ->> p.role) || ' – ' || b.name, p.body, p.role
                from post p join body b on b.code = p.body
                order by 1, b.valid_from desc
                on conflict (id) do update set name = excluded.name where org_group.name <> excluded.name""")
                .param("labels", json(Arrays.stream(Role.values()).collect(Collectors.toMap(Role::key, Role::label))))
                .update();
    }

    private List<Body> bodiesOutside(OrganisationRows rows) {
        record Key(String code, LocalDate validFrom) {}
        Set<Key> inFile = rows.bodies().stream().map(b -> new Key(b.code(), b.validFrom())).collect(Collectors.toSet());
        return jdbc.sql("select * from body").query(JdbcOrganisation::read).list().stream()
                .filter(known -> !inFile.contains(new Key(known.code(), known.validFrom()))).toList();
    }

    private List<HolderRow> holdersOutside(OrganisationRows rows) {
        record Key(String post, String username, LocalDate validFrom) {}
        Set<Key> inFile = rows.holders().stream()
                .map(h -> new Key(h.postId(), h.username(), h.validFrom())).collect(Collectors.toSet());
        return jdbc.sql("select post_id, username, valid_from, valid_to from holder").query(HolderRow.class)
                .list().stream()
                .filter(h -> !inFile.contains(new Key(h.postId(), h.username(), h.validFrom()))).toList();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows added or changed, by table. */
    public record Result(int bodies, int accounts, int posts, int holders, int grants, int successions) {

        public int total() {
            return bodies + accounts + posts + holders + grants + successions;
        }
    }
}
