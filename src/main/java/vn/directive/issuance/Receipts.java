package vn.directive.issuance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.WorkingCalendar;

/** Who received the issued directive, and when. */
@Service
@Transactional
public class Receipts {

    private final JdbcClient jdbc;
    private final ReceiptWorkflow workflow;
    private final Directives directives;
    private final WorkingCalendar calendar;
    private final IssuanceProperties properties;
    private final CurrentUser currentUser;
    private final Clock clock;

    Receipts(JdbcClient jdbc, ReceiptWorkflow workflow, Directives directives, WorkingCalendar calendar,
            IssuanceProperties properties, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.workflow = workflow;
        this.directives = directives;
        this.calendar = calendar;
        this.properties = properties;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    void address(UUID directiveId, List<String> bodies) {
        LocalDate dueOn = calendar.plus(today(), properties.receiptDays());
        for (String body : bodies) {
            jdbc.sql("""
                    insert into directive_receipt (id, directive_id, body, due_on) values (?, ?, ?, ?)
                    on conflict (directive_id, body) do nothing""")
                    .params(UUID.randomUUID(), directiveId, body, dueOn).update();
        }
    }

    /**
     * Sends to the next recipients; safe to repeat after a crash.
     *
     * @param size how many at most
     * @return true while recipients remain
     */
    public boolean sendNext(UUID directiveId, int size) {
        List<Addressee> next = jdbc.sql("""
                select body, due_on from directive_receipt where directive_id = ? and state = 'ADDRESSED'
                order by body limit ? for update""").params(directiveId, size).query(Addressee.class).list();
        LocalDate expiresOn = calendar.plus(today(), properties.receiptExpiryDays());
        for (Addressee addressee : next) {
            jdbc.sql("update directive_receipt set state = 'SENT', sent_at = ? where directive_id = ? and body = ?")
                    .params(now(), directiveId, addressee.body()).update();
            workflow.await(directiveId, addressee.body(), addressee.dueOn(), expiresOn);
        }
        return jdbc.sql("select exists (select from directive_receipt where directive_id = ? and state = 'ADDRESSED')")
                .param(directiveId).query(Boolean.class).single();
    }

    /**
     * @param receivedOn not before the directive's date and not in the future
     * @param forwardedTo who it was given to inside the body
     */
    public void acknowledge(UUID directiveId, String body, LocalDate receivedOn, Optional<String> forwardedTo) {
        LocalDate issuedOn = directives.get(directiveId).issuedOn();
        if (receivedOn.isBefore(issuedOn) || receivedOn.isAfter(today())) {
            throw new DomainException("receivedOn", "Ngày nhận phải từ ngày ban hành (%td/%<tm/%<tY) đến hôm nay."
                    .formatted(issuedOn));
        }
        jdbc.sql("""
                update directive_receipt set state = 'RECEIVED', received_on = ?, forwarded_to = ?, acknowledged_by = ?,
                    acknowledged_at = ? where directive_id = ? and body = ?""")
                .params(receivedOn, forwardedTo.orElse(null), currentUser.username(), now(), directiveId, body)
                .update();
    }

    /** The due date passed without an acknowledgement; it is still awaited. */
    public void late(UUID directiveId, String body) {
        jdbc.sql("""
                update directive_receipt set late_at = ?
                where directive_id = ? and body = ? and state = 'SENT' and late_at is null""")
                .params(now(), directiveId, body).update();
    }

    /** Nobody waits any longer. */
    public void expire(UUID directiveId, String body) {
        close(directiveId, body, "EXPIRED");
    }

    /** The directive ended before the acknowledgement. */
    public void withdraw(UUID directiveId, String body) {
        close(directiveId, body, "WITHDRAWN");
    }

    private void close(UUID directiveId, String body, String state) {
        jdbc.sql("update directive_receipt set state = ? where directive_id = ? and body = ? and state = 'SENT'")
                .params(state, directiveId, body).update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    record Addressee(String body, LocalDate dueOn) {}
}
