package vn.directive.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.directive.document.DossierAccess;

/** Rows of mail on their way. */
@Repository
class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds mails; those whose key is already there are left as they are. */
    void add(List<NewMail> mails, Instant now) {
        jdbc.sql("""
                insert into outbox (key, channel, address, subject, body, recipient, directive_id, next_attempt_at,
                    created_at)
                select m.key, 'MAIL', m.address, m.subject, m.body, m.recipient, cast(m.directive_id as uuid), :now, :now
                from unnest(:keys, :addresses, :subjects, :bodies, :recipients, :directiveIds)
                    as m (key, address, subject, body, recipient, directive_id)
                on conflict (key) do nothing
                """)
                .param("now", Timestamp.from(now))
                .param("keys", mails.stream().map(NewMail::key).toArray(String[]::new))
                .param("addresses", mails.stream().map(NewMail::address).toArray(String[]::new))
                .param("subjects", mails.stream().map(NewMail::subject).toArray(String[]::new))
                .param("bodies", mails.stream().map(NewMail::body).toArray(String[]::new))
                .param("recipients", mails.stream().map(NewMail::recipient).toArray(String[]::new))
                .param("directiveIds", mails.stream().map(mail -> mail.directiveId() == null ? null
                        : mail.directiveId().toString()).toArray(String[]::new)).update();
    }

    /** Takes back what has not left yet and whose recipient may not know of the restricted dossier any more. */
    void withdrawHidden(LocalDate today) {
        jdbc.sql("""
                delete from outbox o using directive d
                where d.id = o.directive_id and d.tenant_id is not null and o.state <> 'SENT' and not
                """ + DossierAccess.knownTo("d", "o.recipient")).param("today", today).update();
    }

    /** Mails that are due, locked until the transaction ends; another node gets others. */
    List<Mail> lockDue(Instant now, int size) {
        return jdbc.sql("""
                select id, key, address, subject, body, attempts from outbox
                where state = 'PENDING' and next_attempt_at <= :now
                order by next_attempt_at, id limit :size for update skip locked
                """).param("now", Timestamp.from(now)).param("size", size).query(Mail.class).list();
    }

    void sent(List<Long> ids, Instant now) {
        jdbc.sql("""
                update outbox set state = 'SENT', sent_at = :now, attempts = attempts + 1, last_error = null
                where id = any(:ids)
                """).param("now", Timestamp.from(now)).param("ids", ids.toArray(Long[]::new)).update();
    }

    /** @param nextAttempt null when the mail is given up */
    void failed(long id, String error, Instant nextAttempt) {
        jdbc.sql("""
                update outbox set attempts = attempts + 1, last_error = :error,
                    state = case when cast(:next as timestamptz) is null then 'FAILED' else 'PENDING' end,
                    next_attempt_at = coalesce(cast(:next as timestamptz), next_attempt_at)
                where id = :id
                """).param("id", id).param("error", error)
                .param("next", nextAttempt == null ? null : Timestamp.from(nextAttempt)).update();
    }

    /**
     * @param recipient username
     * @param directiveId dossier that it is about, or null
     */
    record NewMail(String key, String address, String subject, String body, String recipient, UUID directiveId) {}

    /** @param attempts made so far */
    record Mail(long id, String key, String address, String subject, String body, int attempts) {}
}
