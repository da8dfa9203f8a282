package vn.directive.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Organisation;
import vn.directive.shared.web.Paging;
import vn.directive.support.CaseDriver;
import vn.directive.support.MovableClock;
import vn.directive.support.ProcessTest;
import vn.directive.support.SampleDossier;

/** Whoever leaves a post of a restricted dossier's list: what they were told, and what was still on its way to them. */
@ProcessTest
@Transactional
class LostSightTest {

    private static final LocalDate DAY = LocalDate.of(2023, 7, 10);
    private static final String LEAVER = "bdvtu.specialist";
    private static final String OUTSIDER = "mttq.leader";

    @Autowired
    private CaseDriver driver;
    @Autowired
    private Notifications notifications;
    @Autowired
    private CalendarFeeds calendars;
    @Autowired
    private MailPreferences preferences;
    @Autowired
    private Outbox outbox;
    @Autowired
    private Organisation organisation;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private MovableClock clock;
    private UUID dossier;

    @BeforeEach
    void aRestrictedDossier() {
        clock.set(DAY, LocalTime.of(8, 0));
        jdbc.sql("delete from outbox").update();
        jdbc.sql("delete from notice where recipient = :leaver").param("leaver", LEAVER).update();
        Map<String, Object> form = SampleDossier.startForm();
        form.put("restricted", true);
        dossier = UUID.fromString(driver.submitStartForm(LEAVER, "directive-lifecycle", form).getBusinessKey());
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void nobodyOutsideIsToldOfIt() {
        assertThat(tell("told", LEAVER, OUTSIDER)).isEqualTo(1);
        assertThat(notices(OUTSIDER)).isZero();
        assertThat(notices(LEAVER)).isPositive();
    }

    @Test
    void theBellForgets() {
        tell("bell", LEAVER);
        long id = jdbc.sql("select max(id) from notice where recipient = :leaver").param("leaver", LEAVER)
                .query(Long.class).single();
        assertThat(notices(LEAVER)).isPositive();
        leave();
        assertThat(notices(LEAVER)).isZero();
        assertThat(driver.as(LEAVER, () -> notifications.unread()).count()).isZero();
        assertThat(driver.as(LEAVER, () -> notifications.markAllRead())).isZero();
        assertThat(jdbc.sql("select read_at is null from notice where id = :id").param("id", id).query(Boolean.class)
                .single()).isTrue();
    }

    @Test
    void mailThatWaitsIsTakenBackAndOthersGetTheirs() {
        tell("mail", LEAVER, "bdvtu.leader");
        assertThat(waiting()).containsExactlyInAnyOrder(LEAVER, "bdvtu.leader");
        leave();
        outbox.withdrawHidden(DAY);
        assertThat(waiting()).containsExactly("bdvtu.leader");
    }

    @Test
    void theDailyMailLeavesItOutAndHasAMailOfItsOwnForEachRestrictedDossier() {
        for (String person : List.of(LEAVER, "bdvtu.leader")) {
            driver.as(person, () -> preferences.choose(MailTiming.DAILY));
        }
        tell("digest", LEAVER, "bdvtu.leader");
        new Notices(jdbc, writer(), clock).tell(List.of(new Message("open:1", NoticeKind.TASK_OPENED, "Việc mở", "Việc mở",
                null, null, Set.of(LEAVER, "bdvtu.leader"))));
        leave();
        clock.set(DAY.plusDays(1), LocalTime.of(8, 0));
        new DailyDigest(jdbc, writer(), clock).sweep();
        assertThat(waiting()).containsExactlyInAnyOrder(LEAVER, "bdvtu.leader", "bdvtu.leader");
        assertThat(jdbc.sql("select string_agg(subject || body, '') from outbox where recipient = :leaver")
                .param("leaver", LEAVER).query(String.class).single()).contains("Việc mở").doesNotContain("hồ sơ hạn chế");
    }

    @Test
    void calendarsForgetWhatTheyHadTakenThemselves() {
        Task task = driver.engine().getTaskService().createTaskQuery().processInstanceBusinessKey(dossier.toString())
                .list().get(0);
        driver.engine().getTaskService().claim(task.getId(), LEAVER);
        String address = driver.as(LEAVER, () -> calendars.create(null));
        String token = address.substring(address.lastIndexOf('/') + 1).replace(".ics", "");
        assertThat(calendars.read(token)).contains(task.getId());
        leave();
        assertThat(calendars.read(token)).doesNotContain(task.getId());
    }

    @Test
    void mailThatWasGivenUpTellsAnAdministratorNoNumber() {
        tell("failed", "bdvtu.leader");
        jdbc.sql("update outbox set state = 'FAILED'").update();
        assertThat(driver.as("admin", () -> notifications.failures(new Paging(0, 20))).items())
                .extracting(Notifications.FailedMail::subject).containsExactly("Thông báo");
    }

    private void leave() {
        jdbc.sql("update holder set valid_to = :yesterday where username = :leaver").param("yesterday", DAY.minusDays(1))
                .param("leaver", LEAVER).update();
    }

    private int tell(String key, String... people) {
        String number = driver.dossierNumber(dossier);
        return new Notices(jdbc, writer(), clock).tell(List.of(new Message("restricted:" + key, NoticeKind.DIRECTIVE_ENDED,
                "Hồ sơ " + number, "Hồ sơ %s – hồ sơ hạn chế".formatted(number), null, dossier, Set.of(people))));
    }

    private long notices(String who) {
        return driver.as(who, () -> notifications.mine(false, new Paging(0, 200))).items().stream()
                .filter(notice -> dossier.equals(notice.directiveId())).count();
    }

    private List<String> waiting() {
        return jdbc.sql("select recipient from outbox").query(String.class).list();
    }

    private MailWriter writer() {
        return new MailWriter(outbox, organisation, preferences, jdbc, true, "https://chithi.example/");
    }
}
