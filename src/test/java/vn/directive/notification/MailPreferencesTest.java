package vn.directive.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.organisation.Organisation;
import vn.directive.support.MovableClock;
import vn.directive.support.ProcessTest;

/** People get mail when they want it, and a day's notices in one. */
@ProcessTest
class MailPreferencesTest {

    private static final LocalDate DAY = LocalDate.of(2023, 7, 5);
    private static final LocalTime MORNING = LocalTime.of(7, 5);
    private static final String PERSON = "bdvtu.specialist";
    private static final String COLLEAGUE = "bdvtu.member";

    @Autowired
    private Outbox outbox;
    @Autowired
    private Organisation organisation;
    @Autowired
    private MailPreferences preferences;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MovableClock clock;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private MailWriter writer;
    private Notices notices;
    private DailyDigest digest;

    @BeforeEach
    void start() {
        clean();
        server.start();
        clock.set(DAY, MORNING);
        writer = new MailWriter(outbox, organisation, preferences, jdbc, true, "https://chithi.example/");
        notices = new Notices(jdbc, writer, clock);
        digest = new DailyDigest(jdbc, writer, clock);
    }

    @AfterEach
    void stop() {
        server.stop();
        clean();
        clock.reset();
        SecurityContextHolder.clearContext();
    }

    private void clean() {
        jdbc.sql("delete from outbox").update();
        jdbc.sql("delete from notice where key like 'pref:%'").update();
        jdbc.sql("delete from mail_digest_entry").update();
        jdbc.sql("delete from mail_preference").update();
    }

    @Test
    void everythingAtOnceUntilThePersonChooses() {
        assertThat(choice()).isEqualTo(MailTiming.AT_ONCE);
        tell("a", NoticeKind.DIRECTIVE_ENDED);
        assertThat(received()).containsExactlyInAnyOrder("Tin a", "Tin a");
    }

    @Test
    void onlyWhatIsLateWhenThePersonWantsNothingElse() {
        choose(MailTiming.OVERDUE_ONLY);
        tell("a", NoticeKind.DIRECTIVE_ENDED);
        tell("b", NoticeKind.REMINDER_OVERDUE);
        assertThat(received()).as("the colleague gets both").containsExactlyInAnyOrder("Tin a", "Tin b", "Tin b");
        assertThat(jdbc.sql("select count(*) from notice where key like 'pref:%' and recipient = :p")
                .param("p", PERSON).query(Long.class).single()).as("the bell shows both").isEqualTo(2);
    }

    @Test
    void aDaysNoticesComeInOneMailTheNextMorning() throws Exception {
        choose(MailTiming.DAILY);
        tell("a", NoticeKind.DIRECTIVE_ENDED);
        tell("b", NoticeKind.REMINDER_OVERDUE);
        tell("read", NoticeKind.DIRECTIVE_ENDED);
        tellAbout("gone", NoticeKind.TASK_OPENED, "no-such-task");
        jdbc.sql("update notice set read_at = now() where key = 'pref:read:" + PERSON + "'").update();
        clock.set(DAY, LocalTime.of(17, 55));
        assertThat(digest.sweep()).as("chosen today").isZero();

        dispatcher().dispatch();
        forgetReceived();
        clock.set(DAY.plusDays(1), MORNING);
        assertThat(digest.sweep()).isEqualTo(1);
        assertThat(received()).containsExactly("Tổng hợp 2 thông báo trong ngày");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getContent().toString().replace("\r\n", "\n")).contains("1. Tin a\nNội dung a\n",
                "2. Tin b\n", "Thứ Năm, 06/07/2023", "https://chithi.example/personal").doesNotContain("Tin read", "gone");

        tell("c", NoticeKind.DIRECTIVE_ENDED);
        dispatcher().dispatch();
        forgetReceived();
        assertThat(digest.sweep()).as("once a day").isZero();
        clock.set(DAY.plusDays(2), MORNING);
        assertThat(digest.sweep()).isEqualTo(1);
        assertThat(received()).containsExactly("Tin c");
        clock.set(DAY.plusDays(3), MORNING);
        assertThat(digest.sweep()).as("nothing new").isZero();
    }

    @Test
    void whatWaitsIsSentWhenThePersonWantsNoDailyMailAnyMore() {
        choose(MailTiming.DAILY);
        tell("a", NoticeKind.DIRECTIVE_ENDED);
        choose(MailTiming.AT_ONCE);
        assertThat(digest.sweep()).isEqualTo(1);
        assertThat(received()).containsExactlyInAnyOrder("Tin a", "Tin a");
        assertThat(digest.sweep()).isZero();
    }

    private void tell(String name, NoticeKind kind) {
        tellAbout(name, kind, null);
    }

    private void tellAbout(String name, NoticeKind kind, String taskId) {
        notices.tell(List.of(new Message("pref:" + name, kind, "Tin " + name, "Nội dung " + name, taskId, null,
                Set.of(PERSON, COLLEAGUE))));
    }

    private void choose(MailTiming timing) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(PERSON, null, "staff"));
        preferences.choose(timing);
        assertThat(choice()).isEqualTo(timing);
    }

    private MailTiming choice() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(PERSON, null, "staff"));
        return preferences.mine();
    }

    private List<String> received() {
        dispatcher().dispatch();
        return Arrays.stream(server.getReceivedMessages()).map(mail -> {
            try {
                return mail.getSubject();
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private void forgetReceived() throws com.icegreen.greenmail.store.FolderException {
        server.purgeEmailFromAllMailboxes();
    }

    private MailDispatcher dispatcher() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return new MailDispatcher(outbox, sender, transaction, new MailProperties(true, "chithi@binhphuoc.example", 3,
                Duration.ofMinutes(1), Duration.ofHours(1), 20), clock);
    }
}
