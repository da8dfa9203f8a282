package vn.directive.directive.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.ProcessScenario;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.DirectiveFixtures;
import vn.directive.directive.DossierTenants;
import vn.directive.directive.KeyTasks;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;
import vn.directive.review.process.DirectiveReviewProcess;
import vn.directive.review.process.ReviewRequestProcess;
import vn.directive.support.SampleDossier;
import vn.directive.workflow.DossierVariables;

class DirectiveLifecycleTest extends ProcessScenario {

    private static final String KEY_TASKS = """
            Đổi mới sự lãnh đạo của Đảng đối với công tác dân vận | BDVTU | 31/12/2025
            Thực hiện quy chế dân chủ ở cơ sở""";

    @Autowired
    private KeyTasks keyTasks;
    @Autowired
    private DossierTenants tenants;
    @Autowired
    private Organisation organisation;
    @Autowired
    private Documents documents;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void opensTheDossierAndGoesThroughEveryPhaseIntoForce() {
        ProcessInstance parent = open(SampleDossier.startForm());
        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.CALL_WORKING_MEETING)
                .variables().containsEntry("office", "VPTU").containsEntry("standingBoard", "TTTU")
                .doesNotContainKeys("subject", "reason", "restricted");
        assertThat(directives.get(directiveId).dossierNumber()).matches("HS-2023-\\d{3,}");
        assertThat(phase()).isEqualTo(Phase.MEETING);

        skip(parent, DirectiveLifecycleProcess.CALL_WORKING_MEETING);
        assertThat(phase()).isEqualTo(Phase.CONCLUSION);
        skip(parent, DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE);
        assertThat(phase()).isEqualTo(Phase.DRAFTING);
        skip(parent, DirectiveLifecycleProcess.CALL_DRAFTING);
        assertThat(phase()).isEqualTo(Phase.CONSULTATION);
        skip(parent, DirectiveLifecycleProcess.CALL_FIRST_ROUND);
        skip(parent, DirectiveLifecycleProcess.CALL_SECOND_ROUND);
        skip(parent, DirectiveLifecycleProcess.CALL_THIRD_ROUND);
        assertThat(phase()).isEqualTo(Phase.ISSUANCE);
        directives.issued(directiveId, DirectiveFixtures.SYMBOL, START);
        skip(parent, DirectiveLifecycleProcess.CALL_ISSUANCE);
        complete("bdvtu.specialist", DirectiveLifecycleProcess.ENTER_KEY_TASKS, Map.of("keyTasks", KEY_TASKS));
        executeJobs();

        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.GATEWAY_AWAIT_EVENT).hasPassedInOrder(
                DirectiveLifecycleProcess.START_DIRECTIVE_PROPOSED, DirectiveLifecycleProcess.CALL_WORKING_MEETING,
                DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE, DirectiveLifecycleProcess.CALL_DRAFTING,
                DirectiveLifecycleProcess.CALL_FIRST_ROUND, DirectiveLifecycleProcess.CALL_SECOND_ROUND,
                DirectiveLifecycleProcess.CALL_THIRD_ROUND, DirectiveLifecycleProcess.CALL_ISSUANCE,
                DirectiveLifecycleProcess.ENTER_KEY_TASKS, DirectiveLifecycleProcess.OPEN_PLANS,
                DirectiveLifecycleProcess.PLAN_NEXT_EVENT);
        assertThat(keyTasks.of(directiveId)).extracting(KeyTasks.KeyTask::number, KeyTasks.KeyTask::leadBody)
                .containsExactly(tuple(1, "BDVTU"),
                        tuple(2, null));
    }

    @Test
    void goesStraightToTheConclusionWithoutAMeetingAndToIssuanceWithoutRounds() {
        Map<String, Object> form = SampleDossier.startForm();
        form.putAll(Map.of("origin", "PROPOSAL", "firstRound", "NONE", "secondRound", "NONE", "thirdRound", "NONE"));
        ProcessInstance parent = open(form);

        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE)
                .hasNotPassed(DirectiveLifecycleProcess.CALL_WORKING_MEETING);
        skip(parent, DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE);
        skip(parent, DirectiveLifecycleProcess.CALL_DRAFTING);
        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.CALL_ISSUANCE)
                .hasNotPassed(DirectiveLifecycleProcess.CALL_FIRST_ROUND);
    }

    @Test
    void skipsTheRoundsThatWereNotPlanned() {
        Map<String, Object> form = SampleDossier.startForm();
        form.putAll(Map.of("origin", "SUPERIOR_DOCUMENT", "firstRound", "NONE", "thirdRound", "NONE"));
        ProcessInstance one = open(form);
        toRounds(one);
        assertThat(variable(one, DirectiveLifecycleProcess.FIRST_ROUND_MODE.name())).isEqualTo("CONFERENCE");
        skip(one, DirectiveLifecycleProcess.CALL_FIRST_ROUND);
        assertThat(one).isWaitingAt(DirectiveLifecycleProcess.CALL_ISSUANCE);

        form.put("firstRound", "WRITTEN");
        ProcessInstance two = open(form);
        toRounds(two);
        skip(two, DirectiveLifecycleProcess.CALL_FIRST_ROUND);
        skip(two, DirectiveLifecycleProcess.CALL_SECOND_ROUND);
        assertThat(two).isWaitingAt(DirectiveLifecycleProcess.CALL_ISSUANCE)
                .hasNotPassed(DirectiveLifecycleProcess.CALL_THIRD_ROUND);
    }

    @Test
    void remindsTheLeadBodyOnceWhenTheDraftIsLate() {
        ProcessInstance parent = open(SampleDossier.startForm());
        skip(parent, DirectiveLifecycleProcess.CALL_WORKING_MEETING);
        skip(parent, DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE);
        moveClockTo(START.plusMonths(3));
        executeJobs();

        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.CALL_DRAFTING)
                .hasPassed(DirectiveLifecycleProcess.REMIND_LEAD_BODY,
                        DirectiveLifecycleProcess.END_LEAD_BODY_REMINDED);
        assertThat(timeline("draft.late")).hasSize(1);
    }

    @Test
    void refusesAStartByAStranger() {
        assertThatThrownBy(() -> driver.submitStartForm("mttq.specialist", DirectiveLifecycleProcess.KEY,
                SampleDossier.startForm())).isInstanceOf(Exception.class);
        Map<String, Object> unknownPredecessor = SampleDossier.startForm();
        unknownPredecessor.put("predecessorNumber", "HS-1999-001");
        assertThatThrownBy(() -> open(unknownPredecessor)).hasStackTraceContaining("Không có hồ sơ nào mang số");
    }

    @Test
    void hidesARestrictedDossierFromEverybodyWhoHasNoWorkInIt() {
        Map<String, Object> form = SampleDossier.startForm();
        form.put("restricted", true);
        ProcessInstance parent = open(form);

        String tenant = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(parent.getId())
                .singleResult().getTenantId();
        assertThat(tenant).startsWith("dossier-").isEqualTo(tenants.of(directiveId).orElseThrow());
        assertThat(directives.get(directiveId).restricted()).isTrue();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().superProcessInstanceId(parent.getId())
                .singleResult().getTenantId()).isEqualTo(tenant);
        assertThat(tenants.mayKnow(directiveId, "bdvtu.leader")).isTrue();
        assertThat(tenants.mayKnow(directiveId, "vptu.clerk")).isTrue();
        assertThat(tenants.mayKnow(directiveId, "mttq.leader")).isFalse();
        assertThat(driver.<Long>as("mttq.leader", () -> engine.getTaskService().createTaskQuery()
                .processInstanceBusinessKey(directiveId.toString()).count())).isZero();
        assertThatThrownBy(() -> decide("ubnd.leader", "CANCEL", Map.of()))
                .hasStackTraceContaining("Không có hồ sơ nào mang số");

        for (Phase phase : List.of(Phase.CONCLUSION, Phase.DRAFTING, Phase.ISSUANCE)) {
            directives.enter(directiveId, phase);
        }
        directives.issued(directiveId, DirectiveFixtures.SYMBOL, START);
        directives.address(directiveId, List.of("MTTQ"));
        engine.getRuntimeService().createProcessInstanceModification(parent.getId())
                .startBeforeActivity(DirectiveLifecycleProcess.ENTER_KEY_TASKS)
                .cancelAllForActivity(DirectiveLifecycleProcess.CALL_WORKING_MEETING).execute();
        complete("bdvtu.specialist", DirectiveLifecycleProcess.ENTER_KEY_TASKS, Map.of("keyTasks", KEY_TASKS));
        executeJobs();
        moveClockTo(LocalDate.of(2023, 9, 20));
        executeJobs();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).list()).hasSizeGreaterThan(2)
                .allSatisfy(instance -> assertThat(instance.getTenantId()).isEqualTo(tenant));
        assertThat(tenants.mayKnow(directiveId, "mttq.leader")).isTrue();
        assertThat(tenants.mayKnow(directiveId, "huln.leader")).isFalse();
    }

    @Test
    void opensEveryCalendarEntryOnceAlsoAfterALongDowntimeAndOverTheYearEnd() {
        ProcessInstance parent = inForce();
        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.GATEWAY_AWAIT_EVENT);
        moveClockTo(LocalDate.of(2024, 4, 1));
        executeJobs();

        assertThat(children("periodic-report")).hasSize(3);
        assertThat(children("briefing-conference")).hasSize(2);
        assertThat(jdbc.sql("select label from calendar_event where directive_id = :id and opened_at is not null "
                + "order by opened_at").param("id", directiveId).query(String.class).list()).containsExactly(
                "Quý IV/2023", "Năm 2023", "Giao ban quý IV/2023", "Quý I/2024", "Giao ban quý I/2024");
        assertThat(executeJobs()).isZero();
        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.GATEWAY_AWAIT_EVENT);
    }

    @Test
    void opensTheInterimReviewBesideAndTheFinalReviewWithinItsCourse() {
        ProcessInstance parent = inForce();
        moveClockTo(LocalDate.of(2028, 9, 1));
        executeJobs();

        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.CALL_FINAL_REVIEW)
                .hasPassed(DirectiveLifecycleProcess.OPEN_CALENDAR_CHILD);
        assertThat(children(DirectiveReviewProcess.KEY)).hasSize(2);
    }

    @Test
    void closesAfterTheFinalReview() {
        ProcessInstance parent = inForce();
        decide("vptu.specialist", "FINAL_REVIEW", Map.of());
        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.CALL_FINAL_REVIEW);
        review("END");

        assertThat(parent).isEnded().hasPassedInOrder(DirectiveLifecycleProcess.CATCH_VALIDITY_ENDED,
                DirectiveLifecycleProcess.CALL_FINAL_REVIEW, DirectiveLifecycleProcess.CLOSE_DIRECTIVE,
                DirectiveLifecycleProcess.END_CLOSED);
        assertThat(phase()).isEqualTo(Phase.CLOSED);
        assertNothingRuns();
    }

    @Test
    void staysInForceWhenTheFinalReviewSaysSo() {
        ProcessInstance parent = inForce();
        decide("btvtu.leader", "FINAL_REVIEW", Map.of());
        review("AMEND");
        executeJobs();

        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.GATEWAY_AWAIT_EVENT);
        assertThat(phase()).isEqualTo(Phase.IN_FORCE);
    }

    @Test
    void isCancelledBeforeIssuanceAndEverythingOpenEnds() {
        ProcessInstance parent = open(SampleDossier.startForm());
        start(ReviewRequestProcess.KEY, Map.of("askedBody", "MTTQ", "reportDueOn", "2023-07-03",
                "reviewRequestId", openRequest().toString()));
        decide("btvtu.leader", "CANCEL", Map.of("decisionSymbol", "15-QĐ/TU"));

        assertThat(phase()).isEqualTo(Phase.CANCELLED);
        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.ANNOUNCE_CANCELLATION);
        HistoricProcessInstance ended = engine.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString())
                .processDefinitionKey(ReviewRequestProcess.KEY).singleResult();
        assertThat(ended.getDeleteReason()).isEqualTo("Có quyết định hủy hồ sơ");
        refuses("vptu.clerk", DirectiveLifecycleProcess.ANNOUNCE_CANCELLATION, Map.of("recipients", "MTTQ"),
                "bắt buộc nhập");
        announce(DirectiveLifecycleProcess.ANNOUNCE_CANCELLATION);

        assertThat(parent).isEnded().hasPassedInOrder(DirectiveLifecycleProcess.START_CANCEL,
                DirectiveLifecycleProcess.CANCEL_DOSSIER, DirectiveLifecycleProcess.ANNOUNCE_CANCELLATION,
                DirectiveLifecycleProcess.END_CANCELLED);
        assertNothingRuns();
    }

    @Test
    void isCancelledDuringARoundAndTheAskedBodiesAreRelieved() {
        Map<String, Object> form = SampleDossier.startForm();
        form.put("origin", "PROPOSAL");
        ProcessInstance parent = open(form);
        toRounds(parent);
        UUID draft = documents.create(new NewDocument(directiveId, DocumentKind.DRAFT, "Dự thảo chỉ thị", "BDVTU"));
        documents.addText(draft, "du-thao.txt", "Nội dung dự thảo bản 1");
        complete("bdvtu.specialist", CommentRoundProcess.Nodes.PREPARE, new HashMap<>(Map.of("bodyRules", List.of(),
                "bodies", List.of("HULN", "MTTQ"), "excludedBodies", List.of(), "deadline", "2023-06-30",
                "silence", "COUNTED_AS_AGREEING", "questions", "Sự cần thiết ban hành")));
        complete("bdvtu.leader", CommentRoundProcess.Nodes.SIGN, Map.of("outcome", "SIGN"));
        executeJobs();
        assertThat(children(CommentRequestProcess.KEY)).hasSize(2);

        decide("btvtu.leader", "CANCEL", Map.of("decisionSymbol", "15-QĐ/TU"));

        assertThat(jdbc.sql("select recipient from notice where directive_id = :id and kind = 'DIRECTIVE_CANCELLED'")
                .param("id", directiveId).query(String.class).list()).contains("huln.clerk", "mttq.leader");
        assertThat(children(CommentRequestProcess.KEY)).allSatisfy(r -> assertThat(r.getEndTime()).isNotNull());
        assertThat(engine.getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString()).list())
                .extracting(Task::getTaskDefinitionKey)
                .containsExactly(DirectiveLifecycleProcess.ANNOUNCE_CANCELLATION);
        announce(DirectiveLifecycleProcess.ANNOUNCE_CANCELLATION);
        assertThat(parent).isEnded().hasPassed(DirectiveLifecycleProcess.END_CANCELLED);
    }

    @Test
    void asksManyBodiesForTheirPlansInChunks() {
        List<String> everybody = organisation.find(BodyQuery.of(Set.of(), Set.of())).stream().map(Body::code).toList();
        ProcessInstance parent = inForce(everybody);

        assertThat(parent).isWaitingAt(DirectiveLifecycleProcess.GATEWAY_AWAIT_EVENT);
        assertThat(children("implementation-plan")).hasSize(everybody.size());
    }

    @Test
    void isReplacedByItsSuccessor() {
        ProcessInstance parent = inForce();
        UUID successor = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        decide("vptu.specialist", "SUPERSEDE", Map.of("successorNumber", directives.get(successor).dossierNumber()));
        assertThat(driver.variable("vptu.clerk", directiveId, DirectiveLifecycleProcess.ANNOUNCE_REPLACEMENT,
                "decisionText")).contains("bằng Chỉ thị " + directives.get(successor).symbol());
        announce(DirectiveLifecycleProcess.ANNOUNCE_REPLACEMENT);

        assertThat(parent).isEnded().hasPassedInOrder(DirectiveLifecycleProcess.START_SUPERSEDE,
                DirectiveLifecycleProcess.SUPERSEDE_DIRECTIVE, DirectiveLifecycleProcess.END_SUPERSEDED);
        assertThat(phase()).isEqualTo(Phase.REPLACED);
        assertThat(timeline("directive.replaced")).containsExactly("Được thay thế bởi Chỉ thị 22-CT/TU");
        assertNothingRuns();
    }

    @Test
    void isRepealed() {
        ProcessInstance parent = inForce();
        moveClockTo(LocalDate.of(2024, 1, 3));
        executeJobs();
        assertThat(children("periodic-report")).isNotEmpty();
        decide("btvtu.leader", "REPEAL", Map.of("decisionSymbol", "16-QĐ/TU"));
        announce(DirectiveLifecycleProcess.ANNOUNCE_REPEAL);

        assertThat(parent).isEnded().hasPassedInOrder(DirectiveLifecycleProcess.START_REPEAL,
                DirectiveLifecycleProcess.REPEAL_DIRECTIVE, DirectiveLifecycleProcess.END_REPEALED);
        assertThat(phase()).isEqualTo(Phase.REPEALED);
        assertNothingRuns();
    }

    @Test
    void refusesDecisionsThatThePersonMayNotTakeOrTheDossierDoesNotAllow() {
        open(SampleDossier.startForm());
        assertRefused("vptu.specialist", "CANCEL", Map.of("decisionSymbol", "1-QĐ/TU"),
                "Chỉ lãnh đạo cơ quan ban hành được quyết định hủy hồ sơ");
        assertRefused("btvtu.leader", "CANCEL", Map.of(), "Cần ghi số, ký hiệu");
        assertRefused("btvtu.leader", "CANCEL", Map.of("dossierNumber", "HS-1999-001", "decisionSymbol", "1"),
                "Không có hồ sơ nào mang số “HS-1999-001”");
        assertRefused("btvtu.leader", "CANCEL", Map.of("decisionSymbol", "1-QĐ/TU", "decidedOn",
                START.plusDays(1).toString()), "không được sau hôm nay");
        assertRefused("btvtu.leader", "REPEAL", Map.of("decisionSymbol", "1-QĐ/TU"),
                "đang ở giai đoạn “Buổi làm việc”");
        assertRefused("vptu.specialist", "FINAL_REVIEW", Map.of(), "đang ở giai đoạn “Buổi làm việc”");

        inForce();
        assertRefused("btvtu.leader", "CANCEL", Map.of("decisionSymbol", "1-QĐ/TU"), "“Đang có hiệu lực”");
        assertRefused("vptu.specialist", "SUPERSEDE", Map.of(), "Cần ghi số hồ sơ của chỉ thị thay thế");
        assertRefused("vptu.specialist", "SUPERSEDE", Map.of("successorNumber",
                directives.get(directiveId).dossierNumber()), "không thể tự thay thế");
        decide("vptu.specialist", "FINAL_REVIEW", Map.of());
        assertRefused("vptu.specialist", "FINAL_REVIEW", Map.of(), "chưa ở bước có thể thực hiện");
    }

    private ProcessInstance open(Map<String, Object> form) {
        ProcessInstance parent = driver.submitStartForm("bdvtu.specialist", DirectiveLifecycleProcess.KEY, form);
        directiveId = UUID.fromString(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceId(parent.getId()).singleResult().getBusinessKey());
        return parent;
    }

    /** A parent that has just been issued. */
    private ProcessInstance inForce() {
        return inForce(List.of());
    }

    private ProcessInstance inForce(List<String> addressed) {
        moveClockTo(DirectiveFixtures.ISSUED_ON);
        directiveId = driver.as("vptu.clerk", () -> DirectiveFixtures.openAt(directives, Phase.IN_FORCE));
        directives.address(directiveId, addressed);
        ProcessInstance parent = engine.getRuntimeService().createProcessInstanceByKey(DirectiveLifecycleProcess.KEY)
                .businessKey(directiveId.toString())
                .setVariables(Map.of(DossierVariables.DIRECTIVE_ID.name(), directiveId.toString(),
                        DossierVariables.LEAD_BODY.name(), "BDVTU", DossierVariables.ISSUER.name(), "BTVTU",
                        DossierVariables.OFFICE.name(), "VPTU", DossierVariables.STANDING_BOARD.name(), "TTTU"))
                .startBeforeActivity(DirectiveLifecycleProcess.ENTER_KEY_TASKS).execute();
        complete("bdvtu.specialist", DirectiveLifecycleProcess.ENTER_KEY_TASKS, Map.of("keyTasks", KEY_TASKS));
        executeJobs();
        return parent;
    }

    private void toRounds(ProcessInstance parent) {
        skip(parent, DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE);
        skip(parent, DirectiveLifecycleProcess.CALL_DRAFTING);
    }

    /** Lets the parent go on as if the child had finished; the children have tests of their own. */
    private void skip(ProcessInstance parent, String callActivity) {
        assertThat(parent).isWaitingAt(callActivity);
        if (callActivity.equals(DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE)) {
            engine.getRuntimeService().setVariable(parent.getId(), DirectiveLifecycleProcess.DRAFT_DEADLINE_AT.name(),
                    Date.from(driver.clock().instant().plus(Duration.ofDays(60))));
        }
        engine.getRuntimeService().createProcessInstanceModification(parent.getId())
                .startAfterActivity(callActivity).cancelAllForActivity(callActivity).execute();
        driver.clock().tick();
    }

    private void decide(String username, String kind, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(Map.of("dossierNumber",
                directives.get(directiveId).dossierNumber(), "decisionKind", kind, "reason", "Theo kết luận",
                "decidedOn", LocalDate.now(driver.clock()).toString()));
        form.putAll(more);
        driver.submitStartForm(username, DirectiveDecisionProcess.KEY, form);
    }

    private void assertRefused(String username, String kind, Map<String, Object> more, String message) {
        assertThatThrownBy(() -> decide(username, kind, more)).hasStackTraceContaining(message);
    }

    private void announce(String task) {
        complete("vptu.clerk", task, Map.of("announcement", "Thông báo tới các cơ quan", "recipients", "MTTQ"));
        assertThat(timeline("decision.announced")).hasSize(1);
    }

    private void review(String outcome) {
        LocalDate due = LocalDate.now(driver.clock()).plusDays(20);
        complete("bdvtu.specialist", DirectiveReviewProcess.PLAN_REVIEW, Map.of("contents", "Đánh giá", "reportsDueOn",
                due.toString(), "conferenceOn", due.toString(), "conferencePlace", "Hội trường",
                "planText", "Kế hoạch"));
        complete("bdvtu.leader", DirectiveReviewProcess.APPROVE_PLAN, Map.of("outcome", "APPROVE"));
        executeJobs();
        complete("bdvtu.specialist", DirectiveReviewProcess.DRAFT_SYNTHESIS, Map.of("reportText", "Báo cáo"));
        complete("bdvtu.clerk", DirectiveReviewProcess.RECORD_CONFERENCE, Map.of("heldOn",
                LocalDate.now(driver.clock()).toString(), "attendance", "MTTQ: 2", "conclusions", "Nhất trí"));
        complete("btvtu.member", DirectiveReviewProcess.DECIDE_REVIEW, Map.of("outcome", outcome, "note", "Kết luận"));
    }

    private UUID openRequest() {
        UUID review = UUID.randomUUID();
        UUID request = UUID.randomUUID();
        jdbc.sql("""
                insert into review (id, directive_id, kind, label, period_from, period_to, state)
                values (:id, :directive, 'INTERIM_REVIEW', 'Sơ kết', '2023-01-01', '2023-06-01', 'COLLECTING')
                """).param("id", review).param("directive", directiveId).update();
        jdbc.sql("insert into review_request (id, review_id, body, state) values (:id, :review, 'MTTQ', 'REQUESTED')")
                .param("id", request).param("review", review).update();
        return request;
    }

    private void assertNothingRuns() {
        assertThat(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).list()).isEmpty();
    }

    private List<HistoricProcessInstance> children(String key) {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey(key)
                .processInstanceBusinessKey(directiveId.toString()).list();
    }

    private List<String> timeline(String kind) {
        return jdbc.sql("select title from timeline_entry where directive_id = :id and kind = :kind order by id")
                .param("id", directiveId).param("kind", kind).query(String.class).list();
    }

    private Object variable(ProcessInstance instance, String name) {
        return engine.getRuntimeService().getVariable(instance.getId(), name);
    }

    private Phase phase() {
        return directives.get(directiveId).phase();
    }
}
