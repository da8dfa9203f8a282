package vn.directive.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.notification.Outbox.NewMail;
import vn.directive.organisation.Organisation;
import vn.directive.support.MovableClock;
import vn.directive.support.ProcessTest;

/** Mail reaches a real SMTP server, once, also after the server was away. */
@ProcessTest
class OutboxTest {

    private static final LocalDate DAY = LocalDate.of(2023, 7, 5);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final MailProperties PROPERTIES = new MailProperties(true, "chithi@binhphuoc.example", 3,
            Duration.ofMinutes(1), Duration.ofHours(1), 5);

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
    @Autowired
    private MockMvc mvc;

    private GreenMail server;

    @BeforeEach
    void emptyOutbox() throws IOException {
        jdbc.sql("delete from outbox").update();
        clock.set(DAY, MORNING);
        try (ServerSocket free = new ServerSocket(0)) {
            server = new GreenMail(new ServerSetup(free.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        }
    }

    @AfterEach
    void stop() {
        server.stop();
        jdbc.sql("delete from outbox").update();
        clock.reset();
    }

    @Test
    void tellsAPersonOnceInReadableVietnamese() throws Exception {
        server.start();
        Message message = new Message("task:4711:opened", NoticeKind.TASK_OPENED, "Việc mới: Chuẩn bị ý kiến",
                "Hồ sơ HS-2023-001: Tăng cường nắm tình hình Nhân dân\nHạn xử lý: Thứ Tư, 05/07/2023.", "4711", null,
                Set.of("bdvtu.specialist"));
        Notices notices = new Notices(jdbc, writer(true), clock);

        assertThat(notices.tell(List.of(message))).isEqualTo(1);
        assertThat(notices.tell(List.of(message))).isZero();
        assertThat(dispatcher().dispatch()).isEqualTo(1);
        assertThat(dispatcher().dispatch()).isZero();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Việc mới: Chuẩn bị ý kiến");
        assertThat(mail.getHeader("Subject")[0]).startsWith("=?UTF-8?");
        assertThat(mail.getMessageID()).endsWith("@binhphuoc.example>");
        assertThat(mail.getContent().toString()).contains("Kính gửi các đồng chí,", "Tăng cường nắm tình hình",
                "https://chithi.example/camunda/app/tasklist/default/#/?task=4711");
        jdbc.sql("delete from notice where key like 'task:4711:%'").update();
    }

    @Test
    void writesNoMailWhereMailIsOff() {
        MailWriter off = writer(false);
        Notices notices = new Notices(jdbc, off, clock);
        notices.tell(List.of(new Message("task:4712:opened", NoticeKind.TASK_OPENED, "Việc mới", "Văn bản", "4712",
                null, Set.of("bdvtu.specialist"))));
        assertThat(states()).isEmpty();
        jdbc.sql("delete from notice where key like 'task:4712:%'").update();
    }

    @Test
    void sendsLaterWhatTheServerCouldNotTake() {
        add(1);
        assertThat(dispatcher().dispatch()).isZero();
        assertThat(states()).containsExactly("PENDING 1");

        server.start();
        clock.set(DAY, MORNING.plusSeconds(59));
        assertThat(dispatcher().dispatch()).as("before the wait is over").isZero();
        clock.set(DAY, MORNING.plusSeconds(60));
        assertThat(dispatcher().dispatch()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(states()).containsExactly("SENT 2");
    }

    @Test
    void oneBadAddressDoesNotHoldUpTheOthers() {
        server.start();
        outbox.add(List.of(new NewMail("bad", "không phải địa chỉ", "Thử", "Nội dung", "huln.clerk",
                null)), clock.instant());
        add(2);
        assertThat(dispatcher().dispatch()).isEqualTo(2);
        assertThat(states()).containsExactlyInAnyOrder("PENDING 1", "SENT 1", "SENT 1");
    }

    @Test
    void givesUpVisiblyAndSendsAgainOnRequest() throws Exception {
        add(1);
        for (int attempt = 0; attempt < 3; attempt++) {
            clock.set(DAY.plusDays(attempt), MORNING);
            dispatcher().dispatch();
        }
        assertThat(states()).containsExactly("FAILED 3");

        var administrator = user("admin").authorities(AuthorityUtils.createAuthorityList("administrators"));
        mvc.perform(get("/api/v1/notifications/failures").with(user("bdvtu.specialist")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.title").value("Không có quyền"));
        mvc.perform(get("/api/v1/notifications/failures").with(administrator)).andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].address").value("n0@example.test"))
                .andExpect(jsonPath("$.items[0].attempts").value(3))
                .andExpect(jsonPath("$.items[0].lastError").isNotEmpty());

        long id = jdbc.sql("select id from outbox").query(Long.class).single();
        mvc.perform(post("/api/v1/notifications/failures/{id}/retry", id).with(administrator).with(csrf()))
                .andExpect(status().isNoContent());
        server.start();
        assertThat(dispatcher().dispatch()).isEqualTo(1);
    }

    @Test
    void twoNodesSendEachMailOnce() throws Exception {
        server.start();
        add(60);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Future<Integer>> runs = IntStream.range(0, 2).mapToObj(n -> nodes.submit(() -> {
            together.await();
            return dispatcher().dispatch();
        })).toList();
        int sent = runs.get(0).get() + runs.get(1).get();
        nodes.shutdown();

        assertThat(sent).isEqualTo(60);
        assertThat(server.getReceivedMessages()).hasSize(60);
        assertThat(Arrays.stream(server.getReceivedMessages()).map(GreenMailUtil::getHeaders).distinct()).hasSize(60);
    }

    @Test
    void mailIsOnWhereThereIsAServerUnlessSwitchedOff() {
        MockEnvironment none = new MockEnvironment();
        MockEnvironment some = new MockEnvironment().withProperty("spring.mail.host", "mail");
        assertThat(NotificationConfiguration.enabled(enabled(null), none)).isFalse();
        assertThat(NotificationConfiguration.enabled(enabled(null), some)).isTrue();
        assertThat(NotificationConfiguration.enabled(enabled(false), some)).isFalse();
        assertThatThrownBy(() -> NotificationConfiguration.enabled(enabled(true), none))
                .hasMessageContaining("spring.mail.host");
    }

    private static MailProperties enabled(Boolean value) {
        return new MailProperties(value, "chithi@localhost", 3, Duration.ofMinutes(1), Duration.ofHours(1), 5);
    }

    @Test
    void waitsDoubleUpToALimit() {
        assertThat(PROPERTIES.waitAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(PROPERTIES.waitAfter(4)).isEqualTo(Duration.ofMinutes(8));
        assertThat(PROPERTIES.waitAfter(40)).isEqualTo(Duration.ofHours(1));
    }

    private MailWriter writer(boolean enabled) {
        return new MailWriter(outbox, organisation, preferences, jdbc, enabled, "https://chithi.example/");
    }

    private void add(int count) {
        outbox.add(IntStream.range(0, count).mapToObj(n ->
                new NewMail("mail-" + n, "n%d@example.test".formatted(n), "Thử " + n, "Nội dung", "huln.clerk",
                        null)).toList(),
                clock.instant());
    }

    private MailDispatcher dispatcher() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getServerSetup().getPort());
        return new MailDispatcher(outbox, sender, transaction, PROPERTIES, clock);
    }

    private List<String> states() {
        return jdbc.sql("select state || ' ' || attempts from outbox order by id").query(String.class).list();
    }
}
