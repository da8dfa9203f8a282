package vn.directive.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;

/** Makes one mail a day of what was told meanwhile, for those who want it so. */
@Component
class DailyDigest {

    private final JdbcClient jdbc;
    private final MailWriter mail;
    private final Clock clock;

    DailyDigest(JdbcClient jdbc, MailWriter mail, Clock clock) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Writes the mails of everybody who had none today. What was read meanwhile, whose task is done, or what the person
     * may not know of any more, is left out.
     *
     * @return how many people get a mail
     */
    @Transactional
    public int sweep() {
        LocalDate today = LocalDate.now(clock);
        // Locked, so that a second node passes over these people instead of telling them again.
        List<String> due = jdbc.sql("""
                select p.username from mail_preference p
                where (p.timing = 'DAILY' and p.digested_on < :today)
                   or (p.timing <> 'DAILY' and exists (select from mail_digest_entry e where e.username = p.username))
                order by p.username for update skip locked
                """).param("today", today).query(String.class).list();
        if (due.isEmpty()) {
            return 0;
        }
        String[] people = due.toArray(String[]::new);
        Map<String, List<Entry>> wanted = jdbc.sql("""
                delete from mail_digest_entry e using notice n left join directive d on d.id = n.directive_id
                where n.key = e.notice_key and e.username = any(:people)
                returning e.username, n.id, n.title, n.text, n.task_id,
                    case when d.tenant_id is not null then d.id end as restricted_id,
                    n.read_at is null and (n.task_id is null
                    or exists (select from act_ru_task t where t.id_ = n.task_id)) and
                """ + DossierAccess.knownTo("d", "e.username") + " as wanted")
                .param("people", people).param("today", today).query(DailyDigest::entry).list().stream().filter(Entry::wanted)
                .collect(Collectors.groupingBy(Entry::username, TreeMap::new, Collectors.toList()));
        jdbc.sql("update mail_preference set digested_on = :today where username = any(:people)")
                .param("today", today).param("people", people).update();
        mail.writeDigests(wanted, clock.instant());
        return wanted.size();
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(row.getString("username"), row.getLong("id"), row.getString("title"), row.getString("text"),
                row.getString("task_id"), row.getObject("restricted_id", UUID.class), row.getBoolean("wanted"));
    }

    /** @param restrictedId the restricted dossier that it is about, else null */
    record Entry(String username, long noticeId, String title, String text, String taskId, UUID restrictedId,
            boolean wanted) {}
}
