package vn.directive.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotFoundException;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.OpenTasks;
import vn.directive.workflow.OpenTasks.OpenTask;

/**
 * Deadlines for calendar programmes, which know a secret address instead of a password. Only the hash of the secret
 * is kept: looking it up by its hash tells nothing by the time it takes, and a copy of the database opens no calendar.
 */
@Service
@Transactional
public class CalendarFeeds {

    private static final int SECRET_BYTES = 32;
    private static final int LARGEST = 1_000;

    private final JdbcClient jdbc;
    private final OpenTasks tasks;
    private final Wording wording;
    private final Organisation organisation;
    private final Accounts accounts;
    private final CurrentUser user;
    private final Clock clock;
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient jdbc, OpenTasks tasks, Wording wording, Organisation organisation, Accounts accounts,
            CurrentUser user, Clock clock, @Value("${directive.public-url}") String publicUrl) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.wording = wording;
        this.organisation = organisation;
        this.accounts = accounts;
        this.user = user;
        this.clock = clock;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** Since when the acting person has an address, if they have one. */
    @Transactional(readOnly = true)
    public Optional<Instant> since() {
        return jdbc.sql("select created_at from calendar_feed where username = :user").param("user", user.username())
                .query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    /**
     * Gives the acting person an address; the one before stops working.
     *
     * @return the address, which cannot be asked for again
     */
    public String create() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into calendar_feed (username, token_hash, created_at) values (:user, :hash, :now)
                on conflict (username) do update
                set token_hash = excluded.token_hash, created_at = excluded.created_at
                """).param("user", user.username()).param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant())).update();
        return publicUrl + "/calendar/" + token + ".ics";
    }

    /** The acting person's address stops working at once. */
    public void revoke() {
        jdbc.sql("delete from calendar_feed where username = :user").param("user", user.username()).update();
    }

    /**
     * The open tasks of whoever the token was given to: taken by them or waiting for their groups.
     *
     * @return iCalendar
     * @throws NotFoundException when the token is unknown or revoked, or the account closed
     */
    @Transactional(readOnly = true)
    public String read(String token) {
        Account account = jdbc.sql("select username from calendar_feed where token_hash = :hash")
                .param("hash", hash(token)).query(String.class).optional().flatMap(accounts::find)
                .filter(Account::enabled).orElseThrow(() -> new NotFoundException("Không có lịch này."));
        List<OpenTask> due = tasks.dueFor(account.username(), organisation.groupsOf(account.username()), LARGEST);
        Map<UUID, String> dossiers = wording.dossiers(due.stream().map(OpenTask::directiveId).toList());
        return CalendarText.of("Hạn xử lý – " + account.displayName(),
                due.stream().map(task -> event(task, dossiers)).toList(), clock.instant());
    }

    private CalendarText.Event event(OpenTask task, Map<UUID, String> dossiers) {
        String link = publicUrl + Notifications.linkTo(task.taskId());
        String about = (dossiers.getOrDefault(task.directiveId(), "") + Wording.due(task.dueAt())).strip();
        return new CalendarText.Event(task.taskId() + "@directive-lifecycle",
                LocalDate.ofInstant(task.dueAt(), TimeConfiguration.ZONE), "Hạn: " + Wording.oneLine(task.name()),
                about + "\n" + link, link);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
