package vn.directive.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Phase;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.reporting.Periods.TotalView;
import vn.directive.reporting.ReturnInterventions.Outcome;
import vn.directive.reporting.ReturnInterventions.Skipped;
import vn.directive.reporting.process.PeriodicReportProcess;
import vn.directive.reporting.process.ReportRequestProcess;
import vn.directive.shared.NotAllowedException;
import vn.directive.workflow.CalendarVariables;

class PeriodicReportTest extends ProcessScenario {

    @Autowired
    private Periods periods;
    @Autowired
    private PeriodService periodService;
    @Autowired
    private FollowUps followUps;
    @Autowired
    private ReturnInterventions interventions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Organisation organisation;

    @BeforeEach
    void aDirectiveInForce() {
        moveClockTo(LocalDate.of(2023, 12, 11));
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        driver.as("vptu.clerk", () -> directives.address(directiveId, List.of("HULN", "HUBDP")));
    }

    @Test
    void yearIsReportedWhenAllBodiesAnswer() {
        ProcessInstance period = openYear();
        confirm();
        ProcessInstance ofLocNinh = requestOf("HULN");
        answer("huln", 12, 10, 8);
        assertThat(period).isWaitingAt(PeriodicReportProcess.COLLECT_RETURNS);
        answer("hubdp", 8, 5, 5);
        executeJobs();

        complete("bdvtu.specialist", PeriodicReportProcess.SYNTHESISE,
                Map.of("synthesis", "Các đơn vị thực hiện tốt."));
        refuses("bdvtu.leader", PeriodicReportProcess.APPROVE_REPORT, Map.of("outcome", "RETURN"), "bắt buộc nhập");
        complete("bdvtu.leader", PeriodicReportProcess.APPROVE_REPORT,
                Map.of("outcome", "RETURN", "note", "Thêm kiến nghị"));
        complete("bdvtu.specialist", PeriodicReportProcess.SYNTHESISE, Map.of("synthesis", "Đã thêm kiến nghị."));
        complete("bdvtu.leader", PeriodicReportProcess.APPROVE_REPORT, Map.of("outcome", "SUBMIT"));
        complete("btvtu.member", PeriodicReportProcess.GIVE_CONCLUSIONS, Map.of("opinion", "Đồng ý với báo cáo.",
                "conclusionRows", "Nhân rộng mô hình | HULN | 30/03/2024"));

        assertThat(ofLocNinh).hasPassedInOrder(ReportRequestProcess.PREPARE_RETURN,
                ReportRequestProcess.APPROVE_RETURN, ReportRequestProcess.CHECK_RETURN,
                ReportRequestProcess.RETURN_ACCEPTED).isEnded();
        assertThat(period).hasPassedInOrder(PeriodicReportProcess.CONFIRM_PERIOD, PeriodicReportProcess.OPEN_REQUESTS,
                PeriodicReportProcess.ALL_SUBMITTED, PeriodicReportProcess.FREEZE_FIGURES,
                PeriodicReportProcess.SYNTHESISE, PeriodicReportProcess.APPROVE_REPORT,
                PeriodicReportProcess.GIVE_CONCLUSIONS, PeriodicReportProcess.PERIOD_REPORTED)
                .hasNotPassed(PeriodicReportProcess.URGE).isEnded();
        assertThat(period().coverage()).isEqualTo("2/2 đơn vị");
        assertThat(period().state()).isEqualTo(PeriodState.CONCLUDED);
        assertThat(total("CT1")).isEqualTo(20);
        assertThat(total("CT6")).isEqualTo(13);
        assertThat(followUps.of(period().id())).extracting(FollowUp::owner).containsExactly("HULN");
    }

    @Test
    void lateBodiesAreUrgedAndTheFiguresFreezeWithoutTheSilentOne() {
        ProcessInstance period = openYear();
        confirm();
        ProcessInstance silent = requestOf("HUBDP");
        moveClockTo(LocalDate.of(2023, 12, 21));
        executeJobs();
        refuses("bdvtu.leader", PeriodicReportProcess.URGE,
                Map.of("outcome", "SIGN", "letterText", "Đề nghị gửi báo cáo.", "newDueOn", "2023-12-20"),
                "phải sau hôm nay");
        complete("bdvtu.leader", PeriodicReportProcess.URGE,
                Map.of("outcome", "SIGN", "letterText", "Đề nghị gửi báo cáo.", "newDueOn", "2023-12-26"));
        assertThat(periods.reminders(period().id())).singleElement().satisfies(reminder -> {
            assertThat(reminder.symbol()).matches("\\d+-CV/BDVTU");
            assertThat(reminder.bodies()).isEqualTo(2);
        });
        assertThat(jdbc.sql("select recipient from notice where directive_id = ? and kind = 'REPORT_URGED'")
                .param(directiveId).query(String.class).list()).contains("hubdp.specialist", "hubdp.leader")
                .doesNotContain("mttq.leader");
        answer("huln", 12, 10, 8);
        moveClockTo(LocalDate.of(2023, 12, 27));
        executeJobs();
        complete("bdvtu.leader", PeriodicReportProcess.URGE, Map.of("outcome", "NOT_NOW", "newDueOn", "2023-12-29"));
        moveClockTo(LocalDate.of(2024, 1, 2));
        executeJobs();
        complete("bdvtu.leader", PeriodicReportProcess.URGE, Map.of("outcome", "CLOSE"));
        executeJobs();

        assertThat(period).hasPassedInOrder(PeriodicReportProcess.GRACE_OVER, PeriodicReportProcess.URGE,
                PeriodicReportProcess.FREEZE_FIGURES).isWaitingAt(PeriodicReportProcess.SYNTHESISE);
        assertThat(silent).hasPassed(ReportRequestProcess.NOT_SUBMITTED).isEnded();
        assertThat(period().coverage()).isEqualTo("1/2 đơn vị");
        assertThat(period().late()).isEqualTo(1);
        assertThat(request("HULN").lateDays()).isEqualTo(3);
        assertThat(request("HUBDP").state()).isEqualTo(RequestState.NOT_SUBMITTED);
        assertThat(engine.getTaskService().getVariableLocal(
                task("bdvtu.specialist", PeriodicReportProcess.SYNTHESISE).getId(), "synthesis").toString())
                .contains("1/2 đơn vị", "Bù Đốp");
    }

    @Test
    void whoOverseesRemindsAndGivesMoreTimeToBodiesWhoseReturnIsMissing() {
        openYear();
        confirm();
        answer("huln", 12, 10, 8);
        UUID id = period().id();
        assertThatThrownBy(() -> driver.as("huln.leader", () -> interventions.remind(id, List.of("HUBDP"), "Gấp")))
                .isInstanceOf(NotAllowedException.class);
        driver.as("vptu.manager", () -> {
            assertThatThrownBy(() -> interventions.remind(id, List.of("HUBDP"), " ")).hasMessage("Hãy ghi lý do.");
            assertThatThrownBy(() -> interventions.remind(id, List.of(), "Gấp")).hasMessageContaining("một đơn vị");
            Outcome reminded = interventions.remind(id, List.of("HULN", "HUBDP"), "Gấp");
            assertThat(reminded.done()).isEqualTo(1);
            assertThat(reminded.skipped()).extracting(Skipped::why).containsExactly("đã chấp nhận");
            assertThat(interventions.remind(id, List.of("HUBDP"), "Gấp").skipped()).extracting(Skipped::why)
                    .containsExactly("đã nhắc trong hôm nay");

            LocalDate due = period().dueOn();
            assertThatThrownBy(() -> interventions.extend(id, List.of("HUBDP"), due, "Bão"))
                    .hasMessageContaining("phải sau hạn đang áp dụng");
            assertThatThrownBy(() -> interventions.extend(id, List.of("HUBDP"), LocalDate.of(2023, 12, 30), "Bão"))
                    .hasMessageContaining("là ngày nghỉ; ngày làm việc gần nhất sau đó là");
            interventions.extend(id, List.of("HUBDP"), LocalDate.of(2023, 12, 28), "Bão");
        });
        assertThat(request("HUBDP").dueOn()).isEqualTo(LocalDate.of(2023, 12, 28));
        assertThat(task("hubdp.specialist", ReportRequestProcess.PREPARE_RETURN).getDueDate())
                .isInSameDayAs("2023-12-28");
        assertThat(jdbc.sql("select title from notice where recipient = 'hubdp.clerk' and directive_id = ? order by id")
                .param(directiveId).query(String.class).list()).anyMatch(title -> title.startsWith("Nhắc gửi báo cáo"))
                .anyMatch(title -> title.startsWith("Gia hạn gửi báo cáo"));
        assertThat(jdbc.sql("""
                select action from audit_entry where directive_id = ? and action like 'return.%' order by seq
                """).param(directiveId).query(String.class).list()).containsExactly("return.remind", "return.extend");
        moveClockTo(LocalDate.of(2023, 12, 28));
        answer("hubdp", 1, 1, 1);
        assertThat(request("HUBDP").lateDays()).isZero();
    }

    @Test
    void lastReturnEndsTheUrging() {
        ProcessInstance period = openYear();
        confirm();
        answer("huln", 12, 10, 8);
        moveClockTo(LocalDate.of(2023, 12, 21));
        executeJobs();
        task("bdvtu.leader", PeriodicReportProcess.URGE);
        answer("hubdp", 1, 1, 1);
        executeJobs();

        assertThat(period).hasPassed(PeriodicReportProcess.ALL_SUBMITTED_WHILE_URGING)
                .isWaitingAt(PeriodicReportProcess.SYNTHESISE);
    }

    @Test
    void returnGoesBackToItsAuthorAndIsMadeClear() {
        openYear();
        confirm();
        ProcessInstance request = requestOf("HULN");
        complete("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(12, 10, 8));
        complete("huln.leader", ReportRequestProcess.APPROVE_RETURN,
                Map.of("outcome", "RETURN", "note", "Kiểm tra lại số hội nghị"));
        complete("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(13, 10, 8));
        complete("huln.leader", ReportRequestProcess.APPROVE_RETURN, Map.of("outcome", "SEND"));
        complete("bdvtu.specialist", ReportRequestProcess.CHECK_RETURN,
                Map.of("outcome", "CLARIFY", "question", "13 hội nghị gồm những cấp nào?"));
        assertThat(period().received()).isZero();
        complete("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(11, 10, 8));
        complete("huln.leader", ReportRequestProcess.APPROVE_RETURN, Map.of("outcome", "SEND"));
        complete("bdvtu.specialist", ReportRequestProcess.CHECK_RETURN, Map.of("outcome", "ACCEPT"));

        assertThat(request).hasPassed(ReportRequestProcess.RETURN_ACCEPTED).isEnded();
        assertThat(request("HULN").clarifications()).isEqualTo(1);
        assertThat(total("CT1")).isEqualTo(11);
    }

    @Test
    void unansweredCheckCountsAsSentWhenTheFiguresFreeze() {
        openYear();
        confirm();
        ProcessInstance request = requestOf("HULN");
        complete("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(12, 10, 8));
        complete("huln.leader", ReportRequestProcess.APPROVE_RETURN, Map.of("outcome", "SEND"));
        moveClockTo(LocalDate.of(2023, 12, 21));
        executeJobs();
        complete("bdvtu.leader", PeriodicReportProcess.URGE, Map.of("outcome", "CLOSE"));
        executeJobs();

        assertThat(request).hasPassed(ReportRequestProcess.TAKEN_AS_SENT).isEnded();
        assertThat(total("CT1")).isEqualTo(12);
        assertThatThrownBy(() -> driver.as("bdvtu.specialist", () -> periodService.freeze(period().id())))
                .hasMessageContaining("Đã khóa số liệu");
    }

    @Test
    void refusesFiguresThatCannotBe() {
        openYear();
        confirm();
        refuses("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(12, 8, 10),
                "không được lớn hơn Số kiến nghị tiếp nhận");
        refuses("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(-1, 8, 8), "không được âm");
        refuses("huln.specialist", ReportRequestProcess.PREPARE_RETURN,
                aReturnWith("figureRows", "CT1 | Số hội nghị | 1.5"), "phải là số nguyên");
        refuses("huln.specialist", ReportRequestProcess.PREPARE_RETURN,
                aReturnWith("figureRows", "CT1 | Số hội nghị | 15"), "Thiếu số liệu chỉ tiêu CT2");
        refuses("huln.specialist", ReportRequestProcess.PREPARE_RETURN,
                aReturnWith("progressRows", "1. Quán triệt | đã mở 3 hội nghị | còn 2 xã"), "hãy nêu nguyên nhân");
    }

    @Test
    void cumulativeFigureFallsOnlyWithAReason() {
        openYear();
        confirm();
        answer("huln", 12, 10, 8);
        answer("hubdp", 1, 1, 1);
        executeJobs();
        moveClockTo(LocalDate.of(2024, 1, 8));
        start(PeriodicReportProcess.KEY, calendar("NINE_MONTHS", "Cả năm và quý I", LocalDate.of(2022, 12, 15),
                LocalDate.of(2024, 1, 10), LocalDate.of(2024, 1, 12)));
        confirm();

        refuses("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(5, 10, 8),
                "Số lũy kế CT1 giảm từ 12 (Năm 2023) xuống 5");
        complete("huln.specialist", ReportRequestProcess.PREPARE_RETURN, aReturnWith("changeReason",
                "Kỳ trước tính trùng hội nghị cấp xã", 5, 10, 8));
    }

    @Test
    void communeInsideItsDistrictIsNotAddedTwice() {
        openYear();
        complete("bdvtu.specialist", PeriodicReportProcess.CONFIRM_PERIOD,
                Map.of("bodyScope", "CHOSEN", "bodies", List.of("HULN", "DULNH", "HUBDP")));
        executeJobs();
        answer("huln", 12, 10, 8);
        answer("dulnh", 4, 3, 2);
        answer("hubdp", 8, 5, 5);
        executeJobs();

        assertThat(period().coverage()).isEqualTo("3/3 đơn vị");
        assertThat(request("DULNH").countedIn()).isEqualTo("HULN");
        assertThat(total("CT1")).isEqualTo(20);
        assertThat(periods.totals(period().id())).allSatisfy(t -> assertThat(t.units()).isEqualTo(2));
    }

    @Test
    void proposesADayAheadWhenTheEntryIsConfirmedTooLate() {
        moveClockTo(LocalDate.of(2024, 1, 15));
        openYear();
        confirm();
        assertThat(period().dueOn()).isEqualTo(LocalDate.of(2024, 1, 17));
    }

    @Test
    void asksMoreBodiesThanFitInOneChunkOnceEach() {
        List<String> bodies = organisation.find(BodyQuery.of(Set.of(), Set.of())).stream().map(Body::code).toList();
        directives.address(directiveId, bodies);
        ProcessInstance period = openYear();
        confirm();

        assertThat(period).isWaitingAt(PeriodicReportProcess.COLLECT_RETURNS);
        assertThat(period().asked()).isEqualTo(bodies.size()).isGreaterThan(50);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery()
                .processDefinitionKey(ReportRequestProcess.KEY)
                .processInstanceBusinessKey(directiveId.toString()).count()).isEqualTo(bodies.size());
    }

    @Test
    void periodAndReturnsEndWithTheDirective() {
        ProcessInstance period = openYear();
        confirm();
        ProcessInstance request = requestOf("HULN");

        driver.as("btvtu.leader", () -> directives.end(directiveId, Phase.REPEALED, LocalDate.of(2023, 12, 12),
                "Không còn phù hợp", "05-QĐ/TU"));

        assertThat(period).hasPassed(PeriodicReportProcess.PERIOD_WITHDRAWN).isEnded();
        assertThat(request).hasPassed(ReportRequestProcess.REQUEST_WITHDRAWN).isEnded();
        assertThat(period().state()).isEqualTo(PeriodState.WITHDRAWN);
    }

    @Test
    void calendarEntryOpensOnePeriodOnly() {
        Map<String, Object> entry = year();
        start(PeriodicReportProcess.KEY, entry);

        assertThatThrownBy(() -> start(PeriodicReportProcess.KEY, entry)).hasStackTraceContaining("đã được mở");
        assertThat(periods.ofDirective(directiveId)).hasSize(1);
    }

    @Test
    void refusesAConfirmationWithoutBodiesOrWithImpossibleDates() {
        openYear();
        refuses("bdvtu.specialist", PeriodicReportProcess.CONFIRM_PERIOD, Map.of("bodyScope", "CHOSEN"),
                "chọn ít nhất một đơn vị");
        refuses("bdvtu.specialist", PeriodicReportProcess.CONFIRM_PERIOD, Map.of("reportDueOn", "2023-12-12"),
                "không được trước ngày chốt số liệu");
        refuses("bdvtu.specialist", PeriodicReportProcess.CONFIRM_PERIOD,
                Map.of("indicatorRows", "CT6 | Số kiến nghị đã giải quyết | kiến nghị | có | CT5"),
                "không có chỉ tiêu đó");
    }

    private ProcessInstance openYear() {
        return start(PeriodicReportProcess.KEY, year());
    }

    private static Map<String, Object> year() {
        return calendar("YEAR", "Năm 2023", LocalDate.of(2022, 12, 15), LocalDate.of(2023, 12, 14),
                LocalDate.of(2023, 12, 18));
    }

    private static Map<String, Object> calendar(String kind, String label, LocalDate from, LocalDate to,
            LocalDate due) {
        return Map.of(CalendarVariables.CALENDAR_EVENT_ID.name(), UUID.randomUUID().toString(),
                CalendarVariables.PERIOD_KIND.name(), kind, CalendarVariables.PERIOD_LABEL.name(), label,
                CalendarVariables.PERIOD_FROM.name(), from.toString(), CalendarVariables.PERIOD_TO.name(),
                to.toString(), CalendarVariables.DUE_ON.name(), due.toString());
    }

    private void confirm() {
        complete("bdvtu.specialist", PeriodicReportProcess.CONFIRM_PERIOD, Map.of());
        executeJobs();
    }

    private void answer(String body, int conferences, int received, int resolved) {
        complete(body + ".specialist", ReportRequestProcess.PREPARE_RETURN, aReturn(conferences, received, resolved));
        complete(body + ".leader", ReportRequestProcess.APPROVE_RETURN, Map.of("outcome", "SEND"));
        complete("bdvtu.specialist", ReportRequestProcess.CHECK_RETURN, Map.of("outcome", "ACCEPT"));
    }

    private static Map<String, Object> aReturn(int conferences, int received, int resolved) {
        return Map.of("figureRows", """
                CT1 | Số hội nghị quán triệt | %d
                CT2 | Số lượt người tham dự | 1.250
                CT3 | Số cuộc đối thoại | 4
                CT4 | Số mô hình | 30
                CT5 | Số kiến nghị tiếp nhận | %d
                CT6 | Số kiến nghị đã giải quyết | %d
                """.formatted(conferences, received, resolved),
                "progressRows", "1. Quán triệt chỉ thị | đã mở hội nghị | |  | ",
                "summary", "Thực hiện đúng kế hoạch.");
    }

    private static Map<String, Object> aReturnWith(String key, String value, int... figures) {
        Map<String, Object> form = new HashMap<>(figures.length == 0 ? aReturn(12, 10, 8)
                : aReturn(figures[0], figures[1], figures[2]));
        form.put(key, value);
        return form;
    }

    private ProcessInstance requestOf(String body) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(ReportRequestProcess.KEY)
                .processInstanceBusinessKey(directiveId.toString()).variableValueEquals("body", body).singleResult();
    }

    private PeriodView period() {
        List<PeriodView> all = periods.ofDirective(directiveId);
        return all.get(all.size() - 1);
    }

    private RequestView request(String body) {
        return periods.requests(period().id()).stream().filter(r -> r.body().equals(body)).findFirst().orElseThrow();
    }

    private long total(String code) {
        return periods.totals(period().id()).stream().filter(t -> t.code().equals(code)).findFirst()
                .map(TotalView::total).orElseThrow();
    }
}
