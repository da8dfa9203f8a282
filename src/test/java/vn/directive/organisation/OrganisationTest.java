package vn.directive.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.organisation.Organisation.Route;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.organisation.Substitutions.Substitution;
import vn.directive.organisation.VacancyQueue.Entry;
import vn.directive.organisation.VacancyQueue.Resolution;
import vn.directive.organisation.VacancyQueue.Vacancy;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;
import vn.directive.support.CaseDriver;
import vn.directive.support.ProcessTest;

/** Who acts for whom on which day, and where work goes when nobody does. */
@ProcessTest
@Transactional
class OrganisationTest {

    private static final LocalDate MONDAY = LocalDate.of(2023, 7, 10);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final GroupId LEADER = new GroupId("BDVTU", Role.LEADER);
    private static final GroupId DEPUTY = new GroupId("BDVTU", Role.DEPUTY);
    private static final GroupId SPECIALIST = new GroupId("BDVTU", Role.SPECIALIST);
    private static final GroupId TOP = new GroupId("TU", Role.LEADER);

    @Autowired
    private Organisation organisation;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private VacancyQueue vacancies;
    @Autowired
    private Accounts accounts;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private CaseDriver driver;

    @BeforeEach
    void monday() {
        driver.moveClockTo(MONDAY);
    }

    @AfterEach
    void today() {
        driver.clock().reset();
    }

    @Test
    void findsBodiesByKindLevelCodeAndSubtree() {
        assertThat(organisation.find(BodyQuery.of(Set.of(BodyKind.MASS_ORGANISATION), Set.of(BodyLevel.PROVINCE))))
                .extracting(Body::code).containsExactly("HCCB", "HLHPN", "HND", "LDLD", "TD");
        assertThat(organisation.find(new BodyQuery(null, null, null, "HULN"))).extracting(Body::code)
                .containsExactly("DULNG", "DULNH", "DULNT", "LNHA1", "LNHA2", "LNHA3");
        assertThat(organisation.names(Set.of("HULN", "NOWHERE"))).containsOnly(
                Map.entry("HULN", "Huyện ủy Lộc Ninh"));
        assertThatThrownBy(() -> organisation.body("NOWHERE")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void findsTheBodyThatAPersonNames() {
        assertThat(organisation.named("huln")).map(Body::code).contains("HULN");
        assertThat(organisation.named(" huyện ủy  Lộc Ninh ")).map(Body::code).contains("HULN");
        assertThat(organisation.named("Huyện ủy")).isEmpty();
    }

    @Test
    void aSubstituteIsInTheGroupsForExactlyTheDatesGiven() {
        substitute("bdvtu.leader", "bdvtu.member", MONDAY.plusDays(1), FRIDAY);

        assertThat(organisation.members(LEADER)).containsExactly("bdvtu.leader");
        driver.moveClockTo(MONDAY.plusDays(1));
        assertThat(organisation.members(LEADER)).containsExactly("bdvtu.leader", "bdvtu.member");
        assertThat(organisation.groupsOf("bdvtu.member")).containsExactlyInAnyOrder("BDVTU:leader", "BDVTU:member");
        driver.moveClockTo(FRIDAY);
        assertThat(organisation.members(LEADER)).contains("bdvtu.member");
        driver.moveClockTo(FRIDAY.plusDays(1));
        assertThat(organisation.members(LEADER)).containsExactly("bdvtu.leader");
    }

    @Test
    void aSubstituteHoldsNoSeat() {
        substitute("bdvtu.leader", "bdvtu.member", MONDAY, FRIDAY);
        assertThat(organisation.members(LEADER)).contains("bdvtu.leader", "bdvtu.member");
        assertThat(organisation.holders(LEADER)).containsExactly("bdvtu.leader");
    }

    @Test
    void aSubstituteForOneRoleGetsNoOther() {
        jdbc.sql("insert into post values ('UBND:member', 'UBND', 'member', 'Ủy viên', '2023-01-01', null)").update();
        jdbc.sql("insert into holder values ('UBND:member', 'bdvtu.leader', '2023-01-01', null)").update();
        substitutions.add(new NewSubstitution("bdvtu.leader", "bdvtu.deputy", MONDAY, FRIDAY, "BDVTU", Role.LEADER,
                "Đi công tác"));
        assertThat(organisation.groupsOf("bdvtu.deputy")).containsExactlyInAnyOrder("BDVTU:deputy", "BDVTU:leader");
        assertThat(organisation.bodiesOf("bdvtu.leader")).containsExactlyInAnyOrder("BDVTU", "UBND");
    }

    @Test
    void aSubstitutePassesNothingOn() {
        substitute("bdvtu.leader", "bdvtu.deputy", MONDAY, FRIDAY);
        substitute("bdvtu.deputy", "bdvtu.specialist", MONDAY, FRIDAY);
        assertThat(organisation.members(LEADER)).containsExactly("bdvtu.deputy", "bdvtu.leader");
        assertThat(organisation.members(DEPUTY)).containsExactly("bdvtu.deputy", "bdvtu.specialist");
    }

    @Test
    void wrongSubstitutionsAreRefused() {
        substitute("bdvtu.leader", "bdvtu.deputy", MONDAY, FRIDAY);
        substitute("bdvtu.deputy", "bdvtu.member", MONDAY, FRIDAY);
        refused("bdvtu.member", "bdvtu.leader", FRIDAY, FRIDAY, "thay, trực tiếp hoặc qua người khác");
        refused("bdvtu.leader", "bdvtu.member", FRIDAY, FRIDAY, "đã có “Phó Trưởng Ban Dân vận Tỉnh ủy” thay thế");
        refused("bdvtu.leader", "bdvtu.leader", MONDAY, FRIDAY, "phải khác người vắng mặt");
        refused("bdvtu.clerk", "bdvtu.leader", FRIDAY, MONDAY, "Ngày kết thúc phải từ ngày bắt đầu");
        refused("bdvtu.clerk", "bdvtu.leader", MONDAY.minusDays(9), MONDAY.minusDays(1), "thời gian đã qua");
        refused("bdvtu.clerk", "nobody", MONDAY, FRIDAY, "Không có tài khoản đang hoạt động “nobody”");
        refused("designer", "bdvtu.clerk", MONDAY, FRIDAY, "không giữ vị trí nào");

        substitute("bdvtu.member", "bdvtu.leader", FRIDAY.plusDays(1), FRIDAY.plusDays(2));
    }

    @Test
    void aSubstitutionCanEndEarlyOrBeTakenBack() {
        UUID running = substitute("bdvtu.leader", "bdvtu.deputy", MONDAY, FRIDAY);
        substitutions.end(running, MONDAY);
        assertThat(substitutions.of("bdvtu.deputy")).extracting(Substitution::to).containsExactly(MONDAY);
        substitutions.end(running, MONDAY.minusDays(1));
        assertThat(substitutions.of("bdvtu.deputy")).isEmpty();
        assertThatThrownBy(() -> substitutions.end(running, MONDAY)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void workStaysWhereSomebodyMayTakeIt() {
        assertThat(organisation.route(SPECIALIST, Set.of())).isEqualTo(new Route(SPECIALIST, false));
    }

    @Test
    void aVacantPostSendsWorkUpAndTheLeadersToTheDeputyFirst() {
        leave("BDVTU:specialist");
        assertThat(organisation.route(SPECIALIST, Set.of())).isEqualTo(new Route(TOP, true));
        leave("BDVTU:leader");
        assertThat(organisation.route(LEADER, Set.of())).isEqualTo(new Route(DEPUTY, true));
        leave("BDVTU:deputy");
        assertThat(organisation.route(LEADER, Set.of())).isEqualTo(new Route(TOP, true));
    }

    @Test
    void whoSubmittedIsPassedOverEvenAsASubstitute() {
        assertThat(organisation.route(LEADER, Set.of("bdvtu.leader"))).isEqualTo(new Route(DEPUTY, true));
        substitute("bdvtu.leader", "bdvtu.specialist", MONDAY, FRIDAY);
        assertThat(organisation.route(LEADER, Set.of())).isEqualTo(new Route(LEADER, false));
        // The leader is away and the only substitute submitted it: nobody in the group can act.
        assertThat(organisation.route(LEADER, Set.of("bdvtu.specialist"))).isEqualTo(new Route(DEPUTY, true));
    }

    @Test
    void workNeverLandsNowhere() {
        assertThat(organisation.route(new GroupId("TU", Role.CLERK), Set.of())).isEqualTo(new Route(TOP, true));
        leave("TU:leader");
        leave("UBND:leader");
        leave("SNV:leader");
        assertThat(organisation.route(new GroupId("SNV", Role.LEADER), Set.of())).as("nobody in the whole line")
                .isEqualTo(new Route(TOP, true, true));
    }

    @Test
    void aBodyThatEndedSendsItsWorkToItsSuperiorOfThen() {
        jdbc.sql("update body set valid_to = '2023-07-09' where code = 'HULN'").update();
        assertThat(organisation.find("HULN")).isEmpty();
        assertThat(organisation.body("HULN").name()).isEqualTo("Huyện ủy Lộc Ninh");
        assertThat(organisation.members(new GroupId("HULN", Role.CLERK))).isEmpty();
        assertThat(organisation.route(new GroupId("HULN", Role.CLERK), Set.of())).isEqualTo(new Route(TOP, true));
    }

    @Test
    void aMergedBodySendsItsWorkToItsSuccessor() {
        jdbc.sql("update body set valid_to = '2023-07-09' where code in ('HULN', 'DUQS')").update();
        jdbc.sql("insert into body_succession values ('HULN', 'HUBDP', 'MERGE', '2023-07-10', '01-QĐ/TU')").update();
        jdbc.sql("""
                insert into body_succession values ('DUQS', 'DUCA', 'SPLIT', '2023-07-10', '02-QĐ/TU'),
                                                   ('DUQS', 'DUBDBP', 'SPLIT', '2023-07-10', '02-QĐ/TU')""").update();
        assertThat(organisation.route(new GroupId("HULN", Role.CLERK), Set.of()))
                .isEqualTo(new Route(new GroupId("HUBDP", Role.CLERK), true));
        assertThat(organisation.route(new GroupId("HUBDP", Role.CLERK), Set.of()).escalated()).isFalse();
        // Split in two, nobody but the superior can say whose it is.
        assertThat(organisation.route(new GroupId("DUQS", Role.CLERK), Set.of())).isEqualTo(new Route(TOP, true));
    }

    @Test
    void aVacancyIsQueuedOnceUntilItIsSettled() {
        String task = "task-" + UUID.randomUUID();
        vacancies.add(new Entry(task, "BDVTU:specialist", "TU:leader", true, false, false, "Vì chưa có người."));
        vacancies.add(new Entry(task, "BDVTU:specialist", "TU:deputy", true, false, false, "Vì chưa có người."));
        assertThat(vacancies.open()).filteredOn(v -> v.taskId().equals(task)).singleElement()
                .returns("BDVTU:specialist", Vacancy::wantedGroup).returns("TU:deputy", Vacancy::givenTo);
        vacancies.settle(task, "BDVTU:specialist", Resolution.FILLED);
        assertThat(vacancies.open()).noneMatch(v -> v.taskId().equals(task));
        vacancies.add(new Entry(task, "BDVTU:specialist", "TU:leader", true, false, false, "Lại khuyết."));
        assertThat(vacancies.open()).anyMatch(v -> v.taskId().equals(task));
    }

    @Test
    void anAccountOpensWithItsOwnPasswordWhileEnabled() {
        assertThat(accounts.authenticate("bdvtu.clerk", "")).isEmpty();
        accounts.setPassword("bdvtu.clerk", "Mật khẩu dài");
        assertThat(accounts.authenticate("bdvtu.clerk", "Mật khẩu dài")).get()
                .satisfies(a -> assertThat(a.displayName()).isEqualTo("Văn thư Ban Dân vận Tỉnh ủy"));
        assertThat(accounts.authenticate("bdvtu.clerk", "mật khẩu dài")).isEmpty();
        assertThat(accounts.authenticate("nobody", "Mật khẩu dài")).isEmpty();
        jdbc.sql("update account set enabled = false where username = 'bdvtu.clerk'").update();
        assertThat(accounts.authenticate("bdvtu.clerk", "Mật khẩu dài")).isEmpty();
        assertThat(organisation.members(new GroupId("BDVTU", Role.CLERK))).isEmpty();
        assertThatThrownBy(() -> accounts.setPassword("bdvtu.leader", "ngắn")).isInstanceOf(DomainException.class)
                .hasMessageContaining("ít nhất 8 ký tự");
        assertThat(accounts.grantsOf("vptu.manager")).containsExactly(Grant.MANAGER);
    }

    private UUID substitute(String absent, String substitute, LocalDate from, LocalDate to) {
        return substitutions.add(new NewSubstitution(absent, substitute, from, to, null, null, "Đi công tác"));
    }

    private void refused(String absent, String substitute, LocalDate from, LocalDate to, String message) {
        assertThatThrownBy(() -> substitute(absent, substitute, from, to)).isInstanceOf(DomainException.class)
                .hasMessageContaining(message);
    }

    private void leave(String post) {
        jdbc.sql("update holder set valid_to = '2023-07-09' where post_id = :post").param("post", post).update();
    }
}
