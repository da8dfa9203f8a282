package vn.directive.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.directive.ProcessScenario;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;
import vn.directive.review.Commendations;
import vn.directive.review.Nomination;
import vn.directive.review.ReviewOutcome;
import vn.directive.review.Reviews;
import vn.directive.workflow.CalendarVariables;

class DirectiveReviewTest extends ProcessScenario {

    private static final LocalDate TODAY = LocalDate.of(2024, 9, 16);
    private static final LocalDate DUE = LocalDate.of(2024, 10, 1);

    @Autowired
    private Reviews reviews;
    @Autowired
    private Commendations commendations;
    @Autowired
    private Documents documents;
    @Autowired
    private Organisation organisation;

    @Test
    void keepsTheDirectiveAndPublishesCommendationsAfterEveryStepWasReturnedOnce() {
        ProcessInstance review = begin("FINAL_REVIEW", List.of("MTTQ", "HULN"));
        refuses("bdvtu.specialist", DirectiveReviewProcess.PLAN_REVIEW, plan(TODAY, DUE), "phải sau hôm nay");
        refuses("bdvtu.specialist", DirectiveReviewProcess.PLAN_REVIEW, plan(DUE, DUE.minusDays(1)),
                "không được trước hạn nộp");
        complete("bdvtu.specialist", DirectiveReviewProcess.PLAN_REVIEW, plan(DUE, DUE.plusDays(7)));
        refuses("bdvtu.leader", DirectiveReviewProcess.APPROVE_PLAN, Map.of("outcome", "RETURN"), "bắt buộc nhập");
        complete("bdvtu.leader", DirectiveReviewProcess.APPROVE_PLAN,
                Map.of("outcome", "RETURN", "note", "Bổ sung kinh phí"));
        complete("bdvtu.specialist", DirectiveReviewProcess.PLAN_REVIEW, plan(DUE, DUE.plusDays(7)));
        complete("bdvtu.leader", DirectiveReviewProcess.APPROVE_PLAN, Map.of("outcome", "APPROVE"));
        executeJobs();
        assertThat(review).isWaitingAt(DirectiveReviewProcess.GATEWAY_AWAIT_REPORTS);

        report("mttq");
        complete("mttq.leader", ReviewRequestProcess.APPROVE_REPORT,
                Map.of("outcome", "RETURN", "note", "Thiếu số liệu"));
        report("mttq");
        refuses("mttq.leader", ReviewRequestProcess.APPROVE_REPORT,
                Map.of("outcome", "SEND", "nominations", "Tổ dân vận ấp 3"), "thiếu cột “Thành tích”");
        complete("mttq.leader", ReviewRequestProcess.APPROVE_REPORT, Map.of("outcome", "SEND", "nominations",
                "Tổ dân vận ấp 3 | vận động 120 hộ hiến đất | 2.400 m²\nMô hình “Tiếng loa an ninh” | 15 khu dân cư"));
        assertThat(review).isWaitingAt(DirectiveReviewProcess.GATEWAY_AWAIT_REPORTS);
        report("huln");
        complete("huln.leader", ReviewRequestProcess.APPROVE_REPORT, Map.of("outcome", "SEND"));

        refuses("bdvtu.specialist", DirectiveReviewProcess.DRAFT_SYNTHESIS, Map.of(), "dán nội dung vào biểu mẫu");
        synthesiseAndConfer();
        complete("btvtu.member", DirectiveReviewProcess.DECIDE_REVIEW,
                Map.of("outcome", "KEEP", "note", "Tiếp tục thực hiện đến hết nhiệm kỳ"));

        refuses("bdvtu.member", CommendationProcess.APPRAISE, Map.of("outcome", "FORWARD", "appraisal", "Xứng đáng"),
                "Chọn ít nhất một đề nghị");
        complete("bdvtu.member", CommendationProcess.APPRAISE,
                Map.of("outcome", "RETURN", "appraisal", "Cần số hộ hưởng lợi"));
        complete("bdvtu.specialist", CommendationProcess.SUPPLEMENT, Map.of("supplement", "300 hộ hưởng lợi"));
        appraise(review);
        complete("btvtu.leader", CommendationProcess.DECIDE, Map.of("outcome", "RETURN", "note", "Xem lại mức khen"));
        appraise(review);
        complete("btvtu.leader", CommendationProcess.DECIDE, Map.of("outcome", "SIGN", "awarded", List.of("1"),
                "decisionText", "Tặng Bằng khen cho các tập thể có tên sau:"));
        assertThat(driver.variable("vptu.clerk", directiveId, CommendationProcess.PUBLISH, "nominationList"))
                .contains("Tổ dân vận ấp 3").doesNotContain("Tiếng loa an ninh");
        complete("vptu.clerk", CommendationProcess.PUBLISH,
                Map.of("publishedOn", TODAY.toString(), "recipients", "Các huyện ủy"));

        assertThat(review).isEnded().hasPassedInOrder(DirectiveReviewProcess.PLAN_REVIEW,
                DirectiveReviewProcess.APPROVE_PLAN, DirectiveReviewProcess.OPEN_REQUESTS,
                DirectiveReviewProcess.CATCH_ALL_REPORTED, DirectiveReviewProcess.CLOSE_COLLECTION,
                DirectiveReviewProcess.DRAFT_SYNTHESIS, DirectiveReviewProcess.RECORD_CONFERENCE,
                DirectiveReviewProcess.DECIDE_REVIEW, DirectiveReviewProcess.CALL_COMMENDATION,
                DirectiveReviewProcess.END_REVIEWED).hasNotPassed(DirectiveReviewProcess.TIMER_REPORTS_DUE);
        assertThat(reviews.get(id(review)).outcome()).isEqualTo(ReviewOutcome.KEEP);
        assertThat(commendations.nominations(id(review))).extracting(Nomination::state)
                .containsExactly("AWARDED", "REJECTED");
        assertThat(documents.latest(directiveId, DocumentKind.COMMENDATION_DECISION).orElseThrow().symbol())
                .matches("\\d{2,}-QĐ/TU");
    }

    @Test
    void decidesAnInterimReviewWithoutTheBodiesThatStayedSilent() {
        ProcessInstance review = begin("INTERIM_REVIEW", List.of("MTTQ", "HULN"));
        planAndOpen();
        report("mttq");
        moveClockTo(DUE.plusDays(1));
        executeJobs();

        assertThat(reviews.summary(id(review))).isEqualTo("0/2 cơ quan đã gửi báo cáo; "
                + "chưa gửi: Huyện ủy Lộc Ninh, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bình Phước");
        assertThat(openRequests()).isZero();
        synthesiseAndConfer();
        refuses("btvtu.member", DirectiveReviewProcess.DECIDE_REVIEW, Map.of("outcome", "END", "note", "Kết thúc"),
                "Sơ kết không kết thúc hiệu lực");
        complete("btvtu.member", DirectiveReviewProcess.DECIDE_REVIEW,
                Map.of("outcome", "AMEND", "note", "Bổ sung nhiệm vụ"));

        assertThat(review).isEnded().hasPassed(DirectiveReviewProcess.TIMER_REPORTS_DUE)
                .hasNotPassed(DirectiveReviewProcess.CALL_COMMENDATION, DirectiveReviewProcess.CATCH_ALL_REPORTED);
    }

    @Test
    void doesNotWaitWhenNobodyIsAddressed() {
        ProcessInstance review = begin("FINAL_REVIEW", List.of());
        planAndOpen();

        assertThat(review).isWaitingAt(DirectiveReviewProcess.DRAFT_SYNTHESIS);
    }

    @Test
    void asksManyBodiesInChunksAndClosesThemTogether() {
        List<String> everybody = organisation.find(BodyQuery.of(Set.of(), Set.of())).stream().map(Body::code).toList();
        assertThat(everybody).hasSizeGreaterThan(50);
        ProcessInstance review = begin("FINAL_REVIEW", everybody);
        planAndOpen();

        assertThat(review).isWaitingAt(DirectiveReviewProcess.GATEWAY_AWAIT_REPORTS);
        assertThat(openRequests()).isEqualTo(everybody.size());
        moveClockTo(DUE.plusDays(1));
        executeJobs();
        assertThat(openRequests()).isZero();
        assertThat(reviews.summary(id(review))).startsWith("0/%d cơ quan".formatted(everybody.size()));
    }

    @Test
    void awardsNobodyWhenTheAppraiserFindsNoneSuitable() {
        ProcessInstance review = nominated();
        complete("bdvtu.member", CommendationProcess.APPRAISE, Map.of("outcome", "NONE", "appraisal", "Chưa nổi bật"));

        assertThat(review).isEnded();
        assertThat(commendations.nominations(id(review))).extracting(Nomination::state).containsOnly("REJECTED");
    }

    @Test
    void awardsNobodyWhenTheIssuerRefuses() {
        ProcessInstance review = nominated();
        appraise(review);
        refuses("btvtu.leader", CommendationProcess.DECIDE, Map.of("outcome", "SIGN", "decisionText", "Tặng"),
                "Chọn ít nhất một tập thể");
        complete("btvtu.leader", CommendationProcess.DECIDE, Map.of("outcome", "REFUSE", "note", "Chưa tổng kết năm"));

        assertThat(review).isEnded();
        assertThat(commendations.nominations(id(review))).extracting(Nomination::state).containsOnly("REJECTED");
    }

    @Test
    void theNominatorDoesNotAppraise() {
        ProcessInstance review = begin("FINAL_REVIEW", List.of("MTTQ"));
        planAndOpen();
        UUID request = UUID.fromString((String) engine.getRuntimeService().createVariableInstanceQuery()
                .variableName(ReviewRequestProcess.REQUEST_ID.name())
                .processInstanceIdIn(engine.getRuntimeService().createProcessInstanceQuery()
                        .processDefinitionKey(ReviewRequestProcess.KEY)
                        .processInstanceBusinessKey(directiveId.toString()).singleResult().getId())
                .singleResult().getValue());
        driver.as("bdvtu.member", () -> reviews.nominate(request,
                List.of(new Reviews.NewNomination("Khối dân vận", "Giỏi", null))));
        report("mttq");
        complete("mttq.leader", ReviewRequestProcess.APPROVE_REPORT, Map.of("outcome", "SEND"));
        synthesiseAndConfer();
        complete("btvtu.member", DirectiveReviewProcess.DECIDE_REVIEW, Map.of("outcome", "KEEP", "note", "Giữ"));

        refuses("bdvtu.member", CommendationProcess.APPRAISE, Map.of("outcome", "NONE", "appraisal", "Không"),
                "không được thẩm định chính đề nghị của mình");
        assertThat(review).isWaitingAt(DirectiveReviewProcess.CALL_COMMENDATION);
    }

    private ProcessInstance begin(String kind, List<String> bodies) {
        moveClockTo(TODAY);
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        directives.address(directiveId, bodies);
        return start(DirectiveReviewProcess.KEY, Map.of(
                CalendarVariables.PERIOD_KIND.name(), kind, CalendarVariables.PERIOD_LABEL.name(), "Tổng kết 2024",
                CalendarVariables.PERIOD_FROM.name(), "2023-10-12", CalendarVariables.PERIOD_TO.name(), "2024-09-16",
                CalendarVariables.DUE_ON.name(), "2024-11-01"));
    }

    private long openRequests() {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(ReviewRequestProcess.KEY)
                .processInstanceBusinessKey(directiveId.toString()).count();
    }

    private void planAndOpen() {
        complete("bdvtu.specialist", DirectiveReviewProcess.PLAN_REVIEW, plan(DUE, DUE.plusDays(7)));
        complete("bdvtu.leader", DirectiveReviewProcess.APPROVE_PLAN, Map.of("outcome", "APPROVE"));
        executeJobs();
    }

    private ProcessInstance nominated() {
        ProcessInstance review = begin("FINAL_REVIEW", List.of("MTTQ"));
        planAndOpen();
        report("mttq");
        complete("mttq.leader", ReviewRequestProcess.APPROVE_REPORT,
                Map.of("outcome", "SEND", "nominations", "Tổ dân vận ấp 3 | vận động 120 hộ hiến đất"));
        synthesiseAndConfer();
        complete("btvtu.member", DirectiveReviewProcess.DECIDE_REVIEW, Map.of("outcome", "KEEP", "note", "Giữ"));
        return review;
    }

    private void report(String body) {
        complete(body + ".specialist", ReviewRequestProcess.PREPARE_REPORT,
                Map.of("results", "Đạt 9/9 nhiệm vụ", "shortcomings", "Còn chậm ở cơ sở"));
    }

    private void synthesiseAndConfer() {
        complete("bdvtu.specialist", DirectiveReviewProcess.DRAFT_SYNTHESIS, Map.of("reportText", "Báo cáo tổng kết"));
        complete("bdvtu.clerk", DirectiveReviewProcess.RECORD_CONFERENCE, Map.of(
                "heldOn", LocalDate.now(driver.clock()).toString(),
                "attendance", "MTTQ: 3", "conclusions", "Nhất trí"));
    }

    private void appraise(ProcessInstance review) {
        complete("bdvtu.member", CommendationProcess.APPRAISE,
                Map.of("outcome", "FORWARD", "forwarded", List.of("1"), "appraisal", "Xứng đáng"));
    }

    private static Map<String, Object> plan(LocalDate due, LocalDate conference) {
        return Map.of("contents", "Đánh giá 9 nhiệm vụ", "reportsDueOn", due.toString(), "conferenceOn",
                conference.toString(), "conferencePlace", "Hội trường Tỉnh ủy", "planText", "Kế hoạch tổng kết");
    }

    private UUID id(ProcessInstance review) {
        return UUID.fromString((String) engine.getHistoryService().createHistoricVariableInstanceQuery()
                .processInstanceId(review.getId()).variableName(DirectiveReviewProcess.REVIEW_ID.name())
                .singleResult().getValue());
    }
}
