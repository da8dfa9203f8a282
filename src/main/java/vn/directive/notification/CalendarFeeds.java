package vn.directive.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
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
    private static final Set<Role> KEEPERS = EnumSet.of(Role.LEADER, Role.DEPUTY, Role.CLERK);

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

    /**
     * What the acting person may have an address for: their own deadlines, then those of every body whose leader,
     * deputy or clerk they are.
     */
    @Transactional(readOnly = true)
    public List<Feed> mine() {
        Map<String, Instant> known = new HashMap<>();
        jdbc.sql("select coalesce(body, '') as body, created_at from calendar_feed where username = :user")
                .param("user", user.username()).query(row ->
                        { known.put(row.getString("body"), row.getTimestamp("created_at").toInstant()); });
        List<Feed> feeds = new ArrayList<>(List.of(new Feed(null, "Việc của tôi", known.get(""))));
        Map<String, String> names = organisation.names(bodies(user.username()));
        bodies(user.username()).forEach(body -> feeds.add(
                new Feed(body, "Việc của " + names.getOrDefault(body, body), known.get(body))));
        return feeds;
    }

    /**
     * Gives the acting person an address; the one before stops working.
     *
     * @param body whose deadlines, or null for the person's own
     * @return the address, which cannot be asked for again
     * @throws DomainException when the person neither leads the body nor keeps its papers
     */
    public String create(String body) {
        if (body != null && !bodies(user.username()).contains(body)) {
            throw new DomainException("body", "Chỉ lãnh đạo hoặc văn thư của cơ quan được tạo lịch của cơ quan.");
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into calendar_feed (username, body, token_hash, created_at) values (:user, :body, :hash, :now)
                on conflict (username, body) do update
                set token_hash = excluded.token_hash, created_at = excluded.created_at
                """).param("user", user.username()).param("body", body).param("hash", hash(token))
                .param("now", Timestamp.from(clock.instant())).update();
        return publicUrl + "/calendar/" + token + ".ics";
    }

    /** The acting person's address, their own or for a body, stops working at once. */
    public void revoke(String body) {
        jdbc.sql("delete from calendar_feed where username = :user and body is not distinct from cast(:body as text)")
                .param("user", user.username()).param("body", body).update();
    }

    /**
     * The open tasks of whoever the token was given to, taken by them or waiting for their groups; or all that a body
     * was asked to do, for as long as the person who made the address leads it or keeps its papers.
     *
     * @return iCalendar
     * @throws NotFoundException when the token is unknown or revoked, the account closed, or the body left
     */
    @Transactional(readOnly = true)
    public String read(String token) {
        Given given = jdbc.sql("select username, body from calendar_feed where token_hash = :hash")
                .param("hash", hash(token)).query(Given.class).optional().orElseThrow(CalendarFeeds::unknown);
        Account account = accounts.find(given.username()).filter(Account::enabled)
                .orElseThrow(CalendarFeeds::unknown);
        if (given.body() == null) {
            return text(account.displayName(), tasks.dueFor(account.username(),
                    organisation.groupsOf(account.username()), LARGEST));
        }
        if (!bodies(account.username()).contains(given.body())) {
            throw unknown();
        }
        List<String> groups = Arrays.stream(Role.values()).map(role -> new GroupId(given.body(), role).toString())
                .toList();
        return text(organisation.names(Set.of(given.body())).getOrDefault(given.body(), given.body()),
                tasks.dueOf(account.username(), groups, LARGEST));
    }

    private String text(String whose, List<OpenTask> due) {
        Map<UUID, String> dossiers = wording.dossiers(due.stream().map(OpenTask::directiveId).toList());
        return CalendarText.of("Hạn xử lý – " + whose, due.stream().map(task -> event(task, dossiers)).toList(),
                clock.instant());
    }

    private Set<String> bodies(String username) {
        return organisation.groupsOf(username).stream().map(GroupId::parse).flatMap(Optional::stream)
                .filter(group -> KEEPERS.contains(group.role())).map(GroupId::body)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không có lịch này.");
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

    /** @param body null for the person's own; @param since when the address was made, null without one */
    public record Feed(String body, String label, Instant since) {}

    private record Given(String username, String body) {}
}
