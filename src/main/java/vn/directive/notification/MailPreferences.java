package vn.directive.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** When people want their mail. */
@Service
@Transactional
public class MailPreferences {

    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final Clock clock;

    MailPreferences(JdbcClient jdbc, CurrentUser user, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.clock = clock;
    }

    /** What the acting person chose; at once when they never chose. */
    @Transactional(readOnly = true)
    public MailTiming mine() {
        return of(List.of(user.username())).getOrDefault(user.username(), MailTiming.AT_ONCE);
    }

    /**
     * Chooses for the acting person. The first daily mail comes the next morning; what already waits for a daily mail
     * is sent with the next run when the person wants none any more.
     *
     * @throws DomainException when nothing is chosen
     */
    public void choose(MailTiming timing) {
        if (timing == null) {
            throw new DomainException("timing", "Hãy chọn một cách nhận thư.");
        }
        jdbc.sql("""
                insert into mail_preference (username, timing, digested_on) values (:user, :timing, :today)
                on conflict (username) do update set timing = excluded.timing
                """).param("user", user.username()).param("timing", timing.name())
                .param("today", LocalDate.now(clock)).update();
    }

    /** Choices by username, in one query; those who never chose are left out. */
    @Transactional(readOnly = true)
    Map<String, MailTiming> of(Collection<String> usernames) {
        return jdbc.sql("select username, timing from mail_preference where username = any(:names)")
                .param("names", usernames.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), MailTiming.valueOf(row.getString(2)))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
