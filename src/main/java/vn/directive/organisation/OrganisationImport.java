package vn.directive.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.audit.Reason;
import vn.directive.organisation.OrganisationDifference.Change;
import vn.directive.organisation.OrganisationDifference.Type;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;

/**
 * Takes in organisation files: first shows what a file would change, then changes exactly that. A file adds and
 * corrects; what it does not mention stays, so the end of a body or of a term of office is said by its last day. A
 * second import of the same file changes nothing.
 */
@Service
public class OrganisationImport {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    private static final Duration UNDECIDED_FOR = Duration.ofDays(1);
    /** More would be read by nobody, neither in a message nor in the audit. */
    private static final int MOST_SENTENCES = 1_000;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final CurrentUser currentUser;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    OrganisationImport(JdbcClient jdbc, Accounts accounts, CurrentUser currentUser, AuditTrail audit, Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Shows what a file would change, and keeps the file for a day.
     *
     * @param fileName as the person calls it; tells CSV from YAML
     * @throws NotAllowedException for everybody but administrators; the same for all methods of a person
     * @throws DomainException at the field {@code file} when it cannot be opened
     */
    @Transactional
    public Preview prepare(String fileName, byte[] content) {
        requireAdministrator();
        OrganisationPlan plan = OrganisationPlan.of(OrganisationFormat.read(fileName, content),
                OrganisationState.read(jdbc));
        UUID id = UUID.randomUUID();
        jdbc.sql("delete from organisation_import where applied_at is null and uploaded_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(UNDECIDED_FOR))).update();
        remember(id, fileName, content, plan.hash());
        return new Preview(id, fileName, plan.difference());
    }

    /** What a kept file would change now. */
    @Transactional(readOnly = true)
    public Preview preview(UUID id) {
        requireAdministrator();
        Upload upload = upload(id);
        return new Preview(id, upload.fileName(), OrganisationPlan.of(
                OrganisationFormat.read(upload.fileName(), upload.content()), OrganisationState.read(jdbc))
                .difference());
    }

    /**
     * Takes in a kept file, if this changes what was shown.
     *
     * @throws DomainException when the organisation has changed so that the file now means something else, and when the
     *     file was refused; nothing is changed then
     */
    @Transactional
    public Result apply(UUID id) {
        requireAdministrator();
        OrganisationState state = lock();
        Upload upload = upload(id);
        OrganisationPlan plan = OrganisationPlan.of(OrganisationFormat.read(upload.fileName(), upload.content()),
                state);
        refuse(plan.difference().conflicts());
        if (!plan.hash().equals(upload.differenceHash())) {
            throw new DomainException("file", "Tổ chức đã thay đổi sau khi tệp được xem; hãy xem lại thay đổi.");
        }
        jdbc.sql("""
                update organisation_import set content = null, applied_by = :user, applied_at = :at where id = :id""")
                .param("user", currentUser.username()).param("at", now()).param("id", id).update();
        return carryOut(plan, AuditAction.IMPORT_ORGANISATION, upload.fileName(), null);
    }

    /**
     * Checks a whole file, then takes it in at once; used where nobody looks at the difference.
     *
     * @param yaml the file, UTF-8; see {@code reference/organisation.yaml}
     * @throws DomainException listing every wrong entry in Vietnamese; nothing is changed then
     */
    @Transactional
    public Result apply(InputStream yaml) {
        return applyYaml(bytes(yaml));
    }

    /** As {@link #apply(InputStream)}, but a file that was ever taken in so does not undo what people changed since. */
    @Transactional
    public void applyOnce(InputStream yaml) {
        byte[] content = bytes(yaml);
        boolean known = jdbc.sql("""
                select exists (select from organisation_import where digest = :digest and applied_at is not null)""")
                .param("digest", digest(content)).query(Boolean.class).single();
        if (!known) {
            applyYaml(content);
            UUID id = UUID.randomUUID();
            remember(id, "organisation.yaml", content, "");
            jdbc.sql("""
                    update organisation_import set content = null, applied_by = uploaded_by, applied_at = uploaded_at
                    where id = :id""").param("id", id).update();
        }
    }

    /** Writes the whole organisation, past and future. */
    @Transactional
    public void export(OrganisationFormat format, OutputStream target) {
        requireAdministrator();
        audit.note(AuditAction.EXPORT_ORGANISATION, new Subject("organisation", format.suffix(), null),
                Capacity.of("administrator"), Map.of());
        format.write(OrganisationState.read(jdbc), target);
    }

    /** Takes in rows that a person entered, as a file with these rows would. */
    Result apply(OrganisationRows rows, AuditAction action, String subject, Reason reason) {
        return apply(plan(rows, lock()), action, subject, reason);
    }

    /**
     * What rows would do to this state.
     *
     * @throws DomainException naming every rule that they would break
     */
    static OrganisationPlan plan(OrganisationRows rows, OrganisationState state) {
        OrganisationPlan plan = OrganisationPlan.of(rows, state);
        if (!plan.difference().conflicts().isEmpty()) {
            throw new DomainException(sentences(plan.difference().conflicts()));
        }
        return plan;
    }

    Result apply(OrganisationPlan plan, AuditAction action, String subject, Reason reason) {
        return carryOut(plan, action, subject, reason);
    }

    private Result applyYaml(byte[] content) {
        OrganisationPlan plan = OrganisationPlan.of(OrganisationFormat.read("organisation.yaml", content), lock());
        refuse(plan.difference().conflicts());
        return carryOut(plan, AuditAction.IMPORT_ORGANISATION, "organisation.yaml", null);
    }

    private Result carryOut(OrganisationPlan plan, AuditAction action, String subject, Reason reason) {
        Result result = new Result(
                upsert("body", "code, valid_from", "name, symbol, kind, level, parent, valid_to", plan.bodies()),
                upsert("account", "username", "display_name, email", plan.accounts()),
                upsert("post", "id", "body, role, title, valid_from, valid_to", plan.posts()),
                upsert("holder", "post_id, username, valid_from", "valid_to, charge", plan.holders()),
                upsert("app_grant", "username, authority", "", plan.grants()),
                upsert("body_succession", "predecessor, successor, effective_on", "kind, decision_symbol",
                        plan.successions()),
                upsert("substitution", "absent, body, role, valid_from", "substitute, valid_to, reason",
                        plan.substitutions()));
        if (result.substitutions() > 0) {
            events.publishEvent(new SubstitutionEntered());
        }
        if (result.total() > 0) {
            refreshGroups();
            audit.record(action.code(), new Subject("organisation", subject, null), Capacity.of("administrator"), reason,
                    Map.of("new", plan.difference().count(Type.NEW), "changed", plan.difference().count(Type.CHANGED),
                            "ended", plan.difference().count(Type.ENDED), "changes", plan.difference().changes()
                                    .stream().limit(MOST_SENTENCES).map(Change::text).toList()));
            events.publishEvent(new OrganisationChanged());
        }
        return result;
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new DomainException("file", "Tệp tổ chức có lỗi:\n" + sentences(faults));
        }
    }

    private static String sentences(List<String> faults) {
        String shown = faults.stream().limit(MOST_SENTENCES).collect(Collectors.joining("\n"));
        return faults.size() <= MOST_SENTENCES ? shown
                : shown + "\n… và %d lỗi khác.".formatted(faults.size() - MOST_SENTENCES);
    }

    /** What a difference was computed from must not move before it is written. */
    OrganisationState lock() {
        jdbc.sql("""
                lock table body, account, post, holder, app_grant, body_succession, substitution
                in share row exclusive mode""").update();
        return OrganisationState.read(jdbc);
    }

    /** One statement a table: quick for thousands of rows, and it counts exactly what it changed. */
    private int upsert(String table, String key, String rest, Collection<?> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
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

    private void remember(UUID id, String fileName, byte[] content, String hash) {
        jdbc.sql("""
                insert into organisation_import (id, file_name, digest, content, difference_hash, uploaded_by,
                    uploaded_at) values (:id, :name, :digest, :content, :hash, :user, :at)""")
                .param("id", id).param("name", fileName).param("digest", digest(content)).param("content", content)
                .param("hash", hash).param("user", currentUser.username()).param("at", now()).update();
    }

    private Upload upload(UUID id) {
        return jdbc.sql("""
                select file_name, content, difference_hash from organisation_import
                where id = :id and applied_at is null""").param("id", id).query(Upload.class).optional()
                .orElseThrow(() -> new NotFoundException("Tệp này đã được nhập hoặc đã quá hạn; hãy tải lên lại."));
    }

    private void requireAdministrator() {
        if (!accounts.grantsOf(currentUser.username()).contains(Grant.ADMINISTRATOR)) {
            throw new NotAllowedException("Việc này dành cho quản trị viên.");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static byte[] bytes(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        return DigestUtils.md5DigestAsHex(content);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param id names what was shown, for {@link #apply(UUID)}
     * @param difference what would change; with conflicts, nothing can be applied
     */
    public record Preview(UUID id, String fileName, OrganisationDifference difference) {}

    private record Upload(String fileName, byte[] content, String differenceHash) {}

    /** Rows added or changed, by table. */
    public record Result(int bodies, int accounts, int posts, int holders, int grants, int successions,
            int substitutions) {

        public int total() {
            return bodies + accounts + posts + holders + grants + successions + substitutions;
        }
    }
}
