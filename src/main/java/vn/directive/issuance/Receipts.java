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
import vn.directive.shared.NotFoundException;
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
        jdbc.sql("""
                insert into directive_receipt (id, directive_id, body, due_on)
                select gen_random_uuid(), :id, body, :due from unnest(:bodies) as body
                on conflict (directive_id, body) do nothing""")
                .param("id", directiveId).param("due", dueOn).param("bodies", bodies.toArray(String[]::new)).update();
    }

    /**
     * Sends to the next recipients; safe to repeat after a crash.
     *
     * @param size how many at most
     * @return true while recipients remain
     */
    public boolean sendNext(UUID directiveId, int size) {
        List<Addressee> next = jdbc.sql("""
                select id, owner, due_on from directive_receipt where directive_id = ? and state = 'ADDRESSED'
                order by body limit ? for update""").params(directiveId, size).query(Addressee.class).list();
        LocalDate expiresOn = calendar.plus(today(), properties.receiptExpiryDays());
        for (Addressee addressee : next) {
            jdbc.sql("update directive_receipt set state = 'SENT', sent_at = ? where id = ?")
                    .params(now(), addressee.id()).update();
            workflow.await(directiveId, addressee.id(), addressee.owner(), addressee.dueOn(), expiresOn);
        }
        return jdbc.sql("select exists (select from directive_receipt where directive_id = ? and state = 'ADDRESSED')")
                .param(directiveId).query(Boolean.class).single();
    }

    /** The receipt of a recipient, or one that it answers for now and has not acknowledged. */
    @Transactional(readOnly = true)
    public UUID of(UUID directiveId, String recipient) {
        return jdbc.sql("""
                select id from directive_receipt
                where directive_id = :id and (body = :body or owner = :body and state = 'SENT')
                order by body <> :body, body limit 1""").param("id", directiveId).param("body", recipient)
                .query(UUID.class).optional().orElseThrow(() -> new NotFoundException("Không tìm thấy nơi nhận."));
    }

    /**
     * @param receivedOn not before the directive's date and not in the future
     * @param forwardedTo who it was given to inside the body
     */
    public void acknowledge(UUID receiptId, LocalDate receivedOn, Optional<String> forwardedTo) {
        LocalDate issuedOn = directives.get(jdbc.sql("select directive_id from directive_receipt where id = ?")
                .param(receiptId).query(UUID.class).single()).issuedOn();
        if (receivedOn.isBefore(issuedOn) || receivedOn.isAfter(today())) {
            throw new DomainException("receivedOn", "Ngày nhận phải từ ngày ban hành (%td/%<tm/%<tY) đến hôm nay."
                    .formatted(issuedOn));
        }
        jdbc.sql("""
                update directive_receipt set state = 'RECEIVED', received_on = ?, forwarded_to = ?, acknowledged_by = ?,
                    acknowledged_at = ? where id = ?""")
                .params(receivedOn, forwardedTo.orElse(null), currentUser.username(), now(), receiptId).update();
    }

    /** The due date passed without an acknowledgement; it is still awaited. */
    public void late(UUID receiptId) {
        jdbc.sql("update directive_receipt set late_at = ? where id = ? and state = 'SENT' and late_at is null")
                .params(now(), receiptId).update();
    }

    /** Nobody waits any longer. */
    public void expire(UUID receiptId) {
        close(receiptId, "EXPIRED");
    }

    /** The directive ended before the acknowledgement. */
    public void withdraw(UUID receiptId) {
        close(receiptId, "WITHDRAWN");
    }

    private void close(UUID receiptId, String state) {
        jdbc.sql("update directive_receipt set state = ? where id = ? and state = 'SENT'").params(state, receiptId)
                .update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    record Addressee(UUID id, String owner, LocalDate dueOn) {}
}
