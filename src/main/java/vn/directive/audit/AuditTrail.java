package vn.directive.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.directive.shared.CurrentUser;

/** Adds to the record of who did what. */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final ObjectMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, CurrentUser currentUser, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records what the acting person does, in the transaction that does it: both happen or neither.
     *
     * @param reason null where none is asked for
     * @param details what a reader needs beyond the subject, as JSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, Subject subject, Capacity capacity, Reason reason, Map<String, ?> details) {
        write(currentUser.username(), action, subject, capacity, reason, details);
    }

    /** Records what changes nothing else, such as reading; never within a transaction that only reads. */
    @Transactional
    public void note(AuditAction action, Subject subject, Capacity capacity, Map<String, ?> details) {
        write(currentUser.username(), action.code(), subject, capacity, null, details);
    }

    /** Same, where it is not the session that tells who acts, as at the login. */
    @Transactional
    public void noteOf(String actor, AuditAction action, Subject subject, Capacity capacity, Map<String, ?> details) {
        write(actor, action.code(), subject, capacity, null, details);
    }

    /** As {@link #record}, for many subjects of the same act; one statement whatever their number. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(AuditAction action, Capacity capacity, Reason reason, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into audit_entry (at, actor, acting_body, acting_role, on_behalf_of, remote_address, action,
                    subject_type, subject_id, directive_id, reason, details)
                select :at, :actor, :body, :role, :onBehalfOf, :address, :action, e.type, e.id,
                    cast(e.directive as uuid), :reason, cast(e.details as jsonb)
                from unnest(:types, :ids, :directives, :details) with ordinality
                    as e (type, id, directive, details, n)
                order by e.n""").param("at", Timestamp.from(clock.instant()))
                .param("actor", currentUser.username()).param("body", capacity.body()).param("role", capacity.role())
                .param("onBehalfOf", capacity.onBehalfOf()).param("address", remoteAddress())
                .param("action", action.code()).param("reason", reason == null ? null : reason.text())
                .param("types", texts(entries, entry -> entry.subject().type()))
                .param("ids", texts(entries, entry -> entry.subject().id()))
                .param("directives", texts(entries, entry -> Objects.toString(entry.subject().directiveId(), null)))
                .param("details", texts(entries, entry -> asJson(entry.details()))).update();
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    private void write(String actor, String action, Subject subject, Capacity capacity, Reason reason,
            Map<String, ?> details) {
        jdbc.sql("""
                insert into audit_entry (at, actor, acting_body, acting_role, on_behalf_of, remote_address, action,
                    subject_type, subject_id, directive_id, reason, details)
                values (:at, :actor, :body, :role, :onBehalfOf, :address, :action, :type, :id, :directive, :reason,
                    cast(:details as jsonb))
                """).param("at", Timestamp.from(clock.instant())).param("actor", actor)
                .param("body", capacity.body()).param("role", capacity.role())
                .param("onBehalfOf", capacity.onBehalfOf()).param("address", remoteAddress())
                .param("action", action).param("type", subject.type()).param("id", subject.id())
                .param("directive", subject.directiveId())
                .param("reason", reason == null ? null : reason.text()).param("details", asJson(details)).update();
    }

    /** True when this was done to the subject at or after the given time. */
    @Transactional(readOnly = true)
    public boolean knows(String action, String subjectId, Instant since) {
        return jdbc.sql("""
                select exists (select from audit_entry where subject_id = :id and action = :action and at >= :since)
                """).param("id", subjectId).param("action", action).param("since", Timestamp.from(since))
                .query(Boolean.class).single();
    }

    private static String remoteAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest().getRemoteAddr() : null;
    }

    private String asJson(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * What was acted upon.
     *
     * @param type for example {@code round} or {@code task}
     * @param directiveId dossier that it belongs to, or null
     */
    public record Subject(String type, String id, UUID directiveId) {}

    /** One of many entries. */
    public record Entry(Subject subject, Map<String, ?> details) {}
}
