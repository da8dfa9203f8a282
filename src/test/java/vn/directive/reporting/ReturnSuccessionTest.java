package vn.directive.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Phase;
import vn.directive.monitoring.TimelinessQueries;
import vn.directive.monitoring.TimelinessQueries.BodyRow;
import vn.directive.organisation.Responsibilities;
import vn.directive.organisation.Responsibilities.Responsibility;
import vn.directive.organisation.Role;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.reporting.process.PeriodicReportProcess;
import vn.directive.reporting.process.ReportRequestProcess;
import vn.directive.support.HandMadeSuccession;
import vn.directive.workflow.CalendarVariables;

/** Two reporting bodies become one while half of a period's returns are in. */
class ReturnSuccessionTest extends ProcessScenario {

    private static final LocalDate REFORM = LocalDate.of(2023, 12, 13);

    @Autowired
    private Periods periods;
    @Autowired
    private ReturnInterventions interventions;
    @Autowired
    private BriefingService briefings;
    @Autowired
    private TimelinessQueries timeliness;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private List<Responsibilities> kinds;

    private HandMadeSuccession succession;
    private String north;
    private String south;
    private String united;

    @BeforeEach
    void aDirectiveAddressedToTwoBodiesThatWillBeOne() {
        moveClockTo(LocalDate.of(2023, 12, 11));
        succession = new HandMadeSuccession(jdbc, kinds);
        north = succession.body("Cơ quan Bắc", LocalDate.of(2020, 1, 1));
        south = succession.body("Cơ quan Nam", LocalDate.of(2020, 1, 1));
        united = succession.body("Cơ quan Hợp nhất", REFORM);
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        driver.as("vptu.clerk", () -> directives.address(directiveId, List.of(north, south)));
    }

    @AfterEach
    void forget() {
        succession.forget();
    }

    @Test
    void figuresStayAndTheNextPeriodAsksTheSuccessorOnceForNoLess() {
        open("YEAR", "Năm 2023", LocalDate.of(2023, 12, 14), LocalDate.of(2023, 12, 18));
        answer(north, north, 12);
        merge();
        assertThat(succession.of(north, south)).isEmpty();
        assertThat(succession.of(united)).filteredOn(r -> r.kind().equals("report-request")).singleElement()
                .extracting(Responsibility::title).isEqualTo("Báo cáo Năm 2023 của Cơ quan Nam");
        assertThat(request(north).owner()).isEqualTo(north);
        assertThat(total()).isEqualTo(12);

        answer(south, united, 5);
        executeJobs();
        assertThat(total()).isEqualTo(17);
        assertThat(period().coverage()).isEqualTo("2/2 đơn vị");

        moveClockTo(LocalDate.of(2024, 1, 8));
        open("NINE_MONTHS", "Cả năm và quý I", LocalDate.of(2024, 1, 10), LocalDate.of(2024, 1, 12));
        assertThat(periods.requests(period().id())).extracting(RequestView::body).containsExactly(united);
        refuses(user(united, Role.SPECIALIST), ReportRequestProcess.PREPARE_RETURN, aReturn(16),
                "Số lũy kế CT1 giảm từ 17 (Năm 2023 của Cơ quan");
        answer(united, united, 18);
        executeJobs();
        assertThat(total()).isEqualTo(18);

        // Once the successor has reported, its own figures contain those of its predecessors.
        moveClockTo(LocalDate.of(2024, 2, 5));
        open("SIX_MONTHS", "Hai năm", LocalDate.of(2024, 2, 7), LocalDate.of(2024, 2, 9));
        refuses(user(united, Role.SPECIALIST), ReportRequestProcess.PREPARE_RETURN, aReturn(17),
                "giảm từ 18 (Cả năm và quý I) xuống 17");
        answer(united, united, 20);
    }

    @Test
    void aBodyThatTakesAnotherOneInReportsNoLessThanBothHad() {
        directives.address(directiveId, List.of("MTTQ"));
        open("YEAR", "Năm 2023", LocalDate.of(2023, 12, 14), LocalDate.of(2023, 12, 18));
        answer(north, north, 12);
        answer(south, south, 5);
        answer("MTTQ", "MTTQ", 3);
        executeJobs();
        succession.merge(south, LocalDate.of(2024, 1, 2), north);
        moveClockTo(LocalDate.of(2024, 1, 8));
        open("NINE_MONTHS", "Cả năm và quý I", LocalDate.of(2024, 1, 10), LocalDate.of(2024, 1, 12));
        assertThat(periods.requests(period().id())).extracting(RequestView::body)
                .containsExactlyInAnyOrder(south, "MTTQ");
        refuses(user(south, Role.SPECIALIST), ReportRequestProcess.PREPARE_RETURN, aReturn(16), "giảm từ 17");
        answer(south, south, 17);
    }

    @Test
    void aDistrictThatEndedStillContainsItsCommune() {
        directives.address(directiveId, List.of("HULN"));
        jdbc.sql("update body set parent = ? where code = ?").params(south, north).update();
        jdbc.sql("update body set level = 'DISTRICT' where code = ?").param(south).update();
        open("YEAR", "Năm 2023", LocalDate.of(2023, 12, 14), LocalDate.of(2023, 12, 18));
        answer(north, north, 4);
        answer(south, south, 12);
        // The commune goes directly below the province, the district is no more, before the figures are frozen.
        jdbc.sql("update body set valid_to = ? where code in (?, ?)").params(REFORM.minusDays(1), south, north)
                .update();
        jdbc.sql("""
                insert into body (code, name, symbol, kind, level, parent, valid_from)
                select code, name, symbol, kind, level, 'TU', ? from body where code = ?""").params(REFORM, north)
                .update();
        moveClockTo(LocalDate.of(2023, 12, 21));
        executeJobs();
        complete("bdvtu.leader", PeriodicReportProcess.URGE, Map.of("outcome", "CLOSE"));
        executeJobs();
        assertThat(request(north).countedIn()).isEqualTo(south);
        assertThat(total()).isEqualTo(12);
    }

    @Test
    void anAddresseeThatEndedWithoutAnHeirIsAskedThroughItsSuperior() {
        jdbc.sql("update body set valid_to = ? where code = ?").params(LocalDate.of(2023, 12, 10), north).update();
        open("YEAR", "Năm 2023", LocalDate.of(2023, 12, 14), LocalDate.of(2023, 12, 18));
        assertThat(periods.requests(period().id())).extracting(RequestView::body)
                .containsExactlyInAnyOrder(north, south);
        task("huln.leader", ReportRequestProcess.PREPARE_RETURN);
    }

    @Test
    void remindersAndMoreTimeReachTheSuccessor() {
        open("YEAR", "Năm 2023", LocalDate.of(2023, 12, 14), LocalDate.of(2023, 12, 18));
        merge();
        driver.as("vptu.manager", () -> {
            interventions.remind(period().id(), List.of(north, south), "Gấp");
            interventions.extend(period().id(), List.of(north), LocalDate.of(2023, 12, 28), "Sáp nhập");
        });
        assertThat(jdbc.sql("select recipient from notice where directive_id = ? and title like '%gửi báo cáo%'")
                .param(directiveId).query(String.class).list()).contains(user(united, Role.LEADER))
                .doesNotContain(user(north, Role.LEADER), user(south, Role.LEADER));
        moveClockTo(LocalDate.of(2023, 12, 21));
        executeJobs();
        complete("bdvtu.leader", PeriodicReportProcess.URGE,
                Map.of("outcome", "SIGN", "letterText", "Đề nghị gửi báo cáo.", "newDueOn", "2023-12-26"));
        assertThat(jdbc.sql("select recipient from notice where directive_id = ? and kind = 'REPORT_URGED'")
                .param(directiveId).query(String.class).list()).contains(user(united, Role.LEADER));
        assertThat(periods.reminders(period().id())).singleElement()
                .satisfies(reminder -> assertThat(reminder.bodies()).isEqualTo(2));
    }

    @Test
    void timelinessOfPredecessorsStandsBelowTheSuccessorEachOccasionOnce() {
        open("YEAR", "Năm 2023", LocalDate.of(2023, 12, 14), LocalDate.of(2023, 12, 18));
        answer(north, north, 12);
        merge();
        answer(south, united, 5);
        executeJobs();
        moveClockTo(LocalDate.of(2024, 1, 8));
        open("NINE_MONTHS", "Cả năm và quý I", LocalDate.of(2024, 1, 10), LocalDate.of(2024, 1, 12));
        List<BodyRow> rows = driver.as("vptu.manager", () -> timeliness.timeliness(directiveId)).bodies();
        assertThat(rows).extracting(row -> row.body().code()).containsExactly(united, north, south);
        assertThat(rows).extracting(row -> row.successor() == null ? null : row.successor().name())
                .containsExactly(null, "Cơ quan Hợp nhất", "Cơ quan Hợp nhất");
        assertThat(rows).allSatisfy(row -> assertThat(row.cells()).hasSize(1));
    }

    @Test
    void briefingsAndConclusionsFollow() {
        UUID briefing = driver.as("bdvtu.specialist", () ->
                briefings.open(directiveId, UUID.randomUUID(), north, "Giao ban quý IV"));
        jdbc.sql("""
                insert into follow_up_task (id, directive_id, source, source_id, position, what, owner, body, due_on)
                values (gen_random_uuid(), ?, 'BRIEFING', ?, 1, 'Nhân rộng mô hình', 'Cơ quan Nam', ?, '2024-03-30')""")
                .params(directiveId, briefing, south).update();
        merge();
        assertThat(briefings.get(briefing)).satisfies(view -> {
            assertThat(view.chairBody()).isEqualTo(north);
            assertThat(view.owner()).isEqualTo(united);
        });
        assertThat(jdbc.sql("select owner from follow_up_task where body = ?").param(united).query(String.class)
                .single())
                .isEqualTo("Cơ quan Nam (nay: Cơ quan Hợp nhất)");
    }

    private void merge() {
        succession.merge(united, REFORM, north, south);
        moveClockTo(REFORM);
    }

    private void open(String kind, String label, LocalDate to, LocalDate due) {
        start(PeriodicReportProcess.KEY, Map.of(CalendarVariables.CALENDAR_EVENT_ID.name(), UUID.randomUUID()
                .toString(),
                CalendarVariables.PERIOD_KIND.name(), kind, CalendarVariables.PERIOD_LABEL.name(), label,
                CalendarVariables.PERIOD_FROM.name(), "2022-12-15", CalendarVariables.PERIOD_TO.name(), to.toString(),
                CalendarVariables.DUE_ON.name(), due.toString()));
        complete("bdvtu.specialist", PeriodicReportProcess.CONFIRM_PERIOD, Map.of());
        executeJobs();
    }

    private void answer(String asked, String answering, int conferences) {
        String id = request(asked).id().toString();
        String variable = ReportRequestProcess.REQUEST_ID.name();
        driver.completeWhere(user(answering, Role.SPECIALIST), directiveId, ReportRequestProcess.PREPARE_RETURN,
                variable,
                id, aReturn(conferences));
        driver.completeWhere(user(answering, Role.LEADER), directiveId, ReportRequestProcess.APPROVE_RETURN, variable,
                id,
                Map.of("outcome", "SEND"));
        driver.completeWhere("bdvtu.specialist", directiveId, ReportRequestProcess.CHECK_RETURN, variable, id,
                Map.of("outcome", "ACCEPT"));
    }

    private static String user(String body, Role role) {
        return HandMadeSuccession.user(body, role);
    }

    private static Map<String, Object> aReturn(int conferences) {
        return Map.of("figureRows", """
                CT1 | Số hội nghị quán triệt | %d
                CT2 | Số lượt người tham dự | 0
                CT3 | Số cuộc đối thoại | 0
                CT4 | Số mô hình | 0
                CT5 | Số kiến nghị tiếp nhận | 0
                CT6 | Số kiến nghị đã giải quyết | 0
                """.formatted(conferences),
                "progressRows", "1. Quán triệt chỉ thị | đã mở hội nghị | |  | ", "summary", "Đúng kế hoạch.");
    }

    private PeriodView period() {
        List<PeriodView> all = periods.ofDirective(directiveId);
        return all.get(all.size() - 1);
    }

    private RequestView request(String body) {
        return periods.requests(period().id()).stream().filter(r -> r.body().equals(body)).findFirst().orElseThrow();
    }

    private long total() {
        return periods.totals(period().id()).stream().filter(t -> t.code().equals("CT1")).findFirst().orElseThrow()
                .total();
    }
}
