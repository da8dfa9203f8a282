package vn.directive.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
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
}
