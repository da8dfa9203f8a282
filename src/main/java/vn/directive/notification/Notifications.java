package vn.directive.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.document.DossierAccess;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;

/** A person's notices, and the mail that could not be delivered. */
@Service
@Transactional
public class Notifications {

    /** What a person was told of a restricted dossier is gone with their post. */
    private static final String KNOWN = DossierAccess.knownTo("d", "n.recipient");

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    Notifications(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** Path of a task in Tasklist. */
    static String linkTo(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }

    /**
     * The acting user's notices, newest first.
     *
     * @param unread true for those not read yet; what concerns a task that somebody has done meanwhile is left out
     */
    @Transactional(readOnly = true)
    public Page<NoticeView> mine(boolean unread, Paging paging) {
        // The engine's table answers whether a task is open; no event does when its whole process is ended.
        String mine = """
                 from notice n left join directive d on d.id = n.directive_id
                where n.recipient = :user and (not :unread or n.read_at is null
                and (n.task_id is null or exists (select from act_ru_task t where t.id_ = n.task_id))) and\s""" + KNOWN;
        long total = jdbc.sql("select count(*)" + mine).param("user", user.username()).param("unread", unread)
                .param("today", today()).query(Long.class).single();
        return Page.of(jdbc.sql("""
                select n.*, n.task_id is not null and not exists (
                    select from act_ru_task t where t.id_ = n.task_id) as done
                """ + mine + " order by n.id desc limit :size offset :offset")
                .param("user", user.username()).param("unread", unread).param("today", today())
                .param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new NoticeView(row.getLong("id"), NoticeKind.valueOf(row.getString("kind")),
                        row.getString("title"), row.getString("text"),
                        row.getString("task_id") == null ? null : linkTo(row.getString("task_id")),
                        row.getString("task_id"), row.getObject("directive_id", UUID.class),
                        row.getTimestamp("created_at").toInstant(), instant(row.getTimestamp("read_at")), row.getBoolean("done")))
                .list(), paging, total);
    }

    /** How many notices the acting user has not read, and the newest of them. */
    @Transactional(readOnly = true)
    public Unread unread() {
        return unread(List.of(user.username())).getOrDefault(user.username(), Unread.NONE);
    }

    /** The same for many people in one query; those who have read everything are left out. */
    @Transactional(readOnly = true)
    public Map<String, Unread> unread(Collection<String> usernames) {
        return jdbc.sql("""
                select n.recipient, count(*), max(n.id) from notice n left join directive d on d.id = n.directive_id
                where n.recipient = any(:users) and n.read_at is null
                  and (n.task_id is null or exists (select from act_ru_task t where t.id_ = n.task_id))
                  and\s""" + KNOWN + " group by n.recipient")
                .param("users", usernames.toArray(String[]::new)).param("today", today())
                .query((row, n) -> Map.entry(row.getString(1), new Unread(row.getLong(2), row.getLong(3))))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @throws NotFoundException when the acting user has no such notice */
    public void markRead(long id) {
        int found = jdbc.sql("""
                update notice n set read_at = coalesce(read_at, :now) where id = :id and recipient = :user and exists (
                    select from (select n.directive_id) x left join directive d on d.id = x.directive_id where
                """ + KNOWN + ")").param("now", now()).param("today", today()).param("id", id)
                .param("user", user.username()).update();
        if (found == 0) {
            throw new NotFoundException("Không tìm thấy thông báo.");
        }
    }

    /** @return how many became read */
    public int markAllRead() {
        return jdbc.sql("""
                update notice n set read_at = :now where recipient = :user and read_at is null and exists (
                    select from (select n.directive_id) x left join directive d on d.id = x.directive_id where
                """ + KNOWN + ")").param("now", now()).param("today", today()).param("user", user.username()).update();
    }

    /** Mail given up, newest first; what it says of a restricted dossier is for its list only. */
    @Transactional(readOnly = true)
    public Page<FailedMail> failures(Paging paging) {
        long total = jdbc.sql("select count(*) from outbox where state = 'FAILED'").query(Long.class).single();
        return Page.of(jdbc.sql("""
                select o.id, o.address, case when\s""" + DossierAccess.knownTo("d", ":user") + """
                    then o.subject else 'Thông báo' end as subject, o.attempts, o.last_error, o.created_at
                from outbox o left join directive d on d.id = o.directive_id
                where o.state = 'FAILED' order by o.id desc limit :size offset :offset
                """).param("user", user.username()).param("today", today()).param("size", paging.size()).param("offset", paging.offset())
                .query((row, index) -> new FailedMail(row.getLong("id"), row.getString("address"),
                        row.getString("subject"), row.getInt("attempts"), row.getString("last_error"),
                        row.getTimestamp("created_at").toInstant())).list(), paging, total);
    }

    /**
     * Puts a mail that was given up back into the outbox.
     *
     * @throws NotFoundException when there is no such failure
     */
    public void retry(long id) {
        int found = jdbc.sql("""
                update outbox set state = 'PENDING', attempts = 0, next_attempt_at = :now
                where id = :id and state = 'FAILED'
                """).param("now", now()).param("id", id).update();
        if (found == 0) {
            throw new NotFoundException("Không tìm thấy thư gửi lỗi.");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Instant instant(Timestamp value) {
        return value == null ? null : value.toInstant();
    }

    /**
     * @param link path of the task in Tasklist, or null
     * @param readAt null while unread
     * @param done true when its task is not open any more
     */
    public record NoticeView(long id, NoticeKind kind, String title, String text, String link, String taskId,
            UUID directiveId, Instant createdAt, Instant readAt, boolean done) {}

    /** @param newest id of the newest unread notice, 0 when there is none */
    public record Unread(long count, long newest) {

        public static final Unread NONE = new Unread(0, 0);
    }

    public record FailedMail(long id, String address, String subject, int attempts, String lastError,
            Instant createdAt) {}
}
