package vn.directive.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

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
                insert into outbox (key, channel, address, subject, body, next_attempt_at, created_at)
                select m.key, 'MAIL', m.address, m.subject, m.body, :now, :now
                from unnest(:keys, :addresses, :subjects, :bodies) as m (key, address, subject, body)
                on conflict (key) do nothing
                """)
                .param("now", Timestamp.from(now))
                .param("keys", mails.stream().map(NewMail::key).toArray(String[]::new))
                .param("addresses", mails.stream().map(NewMail::address).toArray(String[]::new))
                .param("subjects", mails.stream().map(NewMail::subject).toArray(String[]::new))
                .param("bodies", mails.stream().map(NewMail::body).toArray(String[]::new)).update();
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

    record NewMail(String key, String address, String subject, String body) {}

    /** @param attempts made so far */
    record Mail(long id, String key, String address, String subject, String body, int attempts) {}
}
