package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundService;
import vn.directive.consultation.RoundState;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.directive.Directives.NewDirective;
import vn.directive.directive.DossierTenants;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;

class CommentRequestTest extends ConsultationScenario {

    @Autowired
    private Substitutions substitutions;

    @Autowired
    RoundService service;
    @Autowired
    DossierTenants tenants;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void declinesWhatIsNotItsRemitAndNamesAnotherBody() {
        aWrittenRoundTo("HULN", "TXBL");
        refuses("huln.clerk", Nodes.ACKNOWLEDGE, form("outcome", "DECLINE"), "“Lý do”: bắt buộc nhập");
        complete("huln.clerk", Nodes.ACKNOWLEDGE,
                form("outcome", "DECLINE", "reason", "Không thuộc chức năng", "namedBody", "HUBDP"));
        assertThat(request("HULN").state()).isEqualTo(RequestState.DECLINED);
        assertThat(request("HULN").namedBody()).isEqualTo("HUBDP");
        assertThat(ended(Nodes.DECLINED)).isEqualTo(1);
        reply("TXBL", "stance", "AGREES");
        executeJobs();
        assertThat(view().state()).as("a body that declined is not awaited").isEqualTo(RoundState.CLOSED);
    }

    @Test
    void grantsAnExtension() {
        aWrittenRoundTo("HULN", "TXBL");
        refuses("huln.clerk", Nodes.ACKNOWLEDGE, form("outcome", "EXTEND", "reason", "Họp muộn", "wantedDue",
                "2023-06-28"), "phải sau hôm nay và sau hạn đang áp dụng");
        complete("huln.clerk", Nodes.ACKNOWLEDGE,
                form("outcome", "EXTEND", "reason", "Họp ban thường vụ muộn", "wantedDue", "2023-07-05"));
        complete(LEADER, Nodes.DECIDE_EXTENSION, form("outcome", "GRANT"));
        assertThat(request("HULN").due()).isEqualTo("2023-07-05");

        moveClockTo(LocalDate.of(2023, 7, 4));
        executeJobs();
        assertThat(view().state()).isEqualTo(RoundState.CLOSED);
        assertThat(view().requests().silent()).as("only the body without an extension is silent").isEqualTo(1);
        prepare("HULN", "stance", "AGREES");
        send("HULN");
        assertThat(request("HULN").late()).isFalse();
    }

    @Test
    void refusesAnExtension() {
        aWrittenRoundTo("HULN");
        complete("huln.clerk", Nodes.ACKNOWLEDGE,
                form("outcome", "EXTEND", "reason", "Bận", "wantedDue", "2023-07-05"));
        complete(LEADER, Nodes.DECIDE_EXTENSION, form("outcome", "REFUSE", "note", "Cần trình đúng hạn"));
        Task again = task("huln.clerk", Nodes.ACKNOWLEDGE);
        assertThat((String) engine.getTaskService().getVariableLocal(again.getId(), "extensionAnswer"))
                .contains("Không được gia hạn", "Cần trình đúng hạn");
        assertThat(request("HULN").due()).isEqualTo(DEADLINE);
        reply("HULN", "stance", "NOTHING_TO_ADD");
        executeJobs();
        assertThat(ended(Nodes.SENT)).isEqualTo(1);
    }

    @Test
    void whoWroteAmongItsCommentsDoesNotSendTheAnswer() {
        aWrittenRoundTo("HULN");
        accept("HULN");
        UUID away = substitutions.add(new NewSubstitution("huln.specialist", "huln.leader", START, START, "HULN", null,
                "Đi học"));
        driver.comment("huln.leader", directiveId, "Nhiệm vụ 1 | Khả thi | Khó làm | Giao huyện");
        substitutions.end(away, START.minusDays(1));
        comment("HULN", "Nhiệm vụ 2 | | Ghi rõ cơ quan chủ trì |");
        prepare("HULN", "stance", "AGREES_WITH_CHANGES");
        assertThat(shown("tu.leader", Nodes.APPROVE, "dossierRouting")).isEqualTo("Việc này được chuyển lên Lãnh đạo Tỉnh "
                + "ủy Bình Phước vì Bí thư Huyện ủy Lộc Ninh đã viết hoặc tải lên ý kiến góp ý của văn bản trả lời này.");
        refuses("huln.leader", Nodes.APPROVE, sending(), "không được duyệt kết quả của chính mình");
    }

    @Test
    void returnsAnAnswerWithinTheBodyBeforeItLeaves() {
        aWrittenRoundTo("HULN");
        accept("HULN");
        refuses("huln.specialist", Nodes.PREPARE, form("stance", "DISAGREES"),
                "“Không thống nhất” phải có ít nhất một góp ý ở thẻ Hồ sơ, mục Góp ý của cơ quan, hoặc ý kiến chung.");
        comment("HULN", "Nhiệm vụ 1 | Khả thi | Khó làm | Giao huyện");
        prepare("HULN", "stance", "AGREES_WITH_CHANGES");
        assertThat(rounds.comments(view().id())).as("nothing left the body yet").isEmpty();
        complete("huln.leader", Nodes.APPROVE, form("outcome", "RETURN", "note", "Viết rõ hơn"));
        Task again = task("huln.specialist", Nodes.PREPARE);
        assertThat(engine.getTaskService().getVariablesLocal(again.getId()))
                .containsEntry("returnNote", "Viết rõ hơn").containsEntry("stance", "AGREES_WITH_CHANGES");
        comment("HULN", "Nhiệm vụ 2 | | Ghi rõ cơ quan chủ trì |");
        prepare("HULN", "stance", "AGREES_WITH_CHANGES");
        refuses("huln.leader", Nodes.APPROVE, form("outcome", "SEND", "replySymbol", "1-CV/HU", "replyDated",
                "2023-07-20"), "không được sau hôm nay");
        send("HULN");
        assertThat(rounds.comments(view().id())).extracting("number", "comment", "proposed").containsExactly(
                tuple(1, "Khó làm", "Giao huyện"), tuple(2, "Ghi rõ cơ quan chủ trì", null));
        assertThat(request("HULN").replySymbol()).isEqualTo("87-CV/HU");
    }

    @Test
    void addsUpTheLeavesOfAGrassrootsRound() {
        startRound(RoundMode.GRASSROOTS);
        Map<String, Object> form = preparation("HULN", "DULNH", "TXBL", "TUDX");
        form.putAll(form("lowestLevel", "HAMLET", "innerDeadline", "2023-07-05"));
        refuses(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, form, "Hạn cấp dưới gửi kết quả");
        form.put("innerDeadline", "2023-06-27");
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, form);
        sign();
        executeJobs();
        moveClockTo(LocalDate.of(2023, 6, 27));

        accept("DULNH");
        units("DULNH", "Đảng ủy xã Lộc Hưng | 21/6/2023 | 85 | 12 | 10 | 2 | 0\n"
                + "Ấp 1 | 20/06/2023 | 40 | 3 | 3 | 0 | 0");
        prepare("DULNH", "stance", "AGREES");
        send("DULNH");

        accept("HULN");
        refusesUnits("HULN", "Ấp 1 | 20/06/2023 | 40 | 3\nẤp  1 | 20/06/2023 | 41 | 3", "được nhập hai lần");
        refusesUnits("HULN", "DULNH | 20/06/2023 | 85 | 12", "đã do Đảng ủy xã Lộc Hưng báo cáo trong vòng này");
        refusesUnits("HULN", "Ấp 1 | 20/06/2023 | 40 | 3 | 3 | 3 | 3", "lớn hơn số ý kiến");
        refusesUnits("HULN", "Ấp 1 | 20/06/2023 | 1.000.000 | 3", "ngoài khoảng hợp lý");
        refusesUnits("HULN", "Ấp 1 | 20/07/2023 | 40 | 3", "ở sau hôm nay");
        units("HULN", "Huyện ủy Lộc Ninh | 26/06/2023 | 200 | 9 | 9 | 0 | 0\n"
                + "Ấp 1 | 20/06/2023 | 1.000 | 30 | 20 | 5 | 5");
        refuses("huln.specialist", Nodes.PREPARE, form("stance", "AGREES", "delegates", 1200, "conferencesHeld", 2),
                "để trống các ô tổng số để không cộng trùng");
        prepare("HULN", "stance", "AGREES");
        send("HULN");

        accept("TXBL");
        units("TXBL", "");
        prepare("TXBL", "stance", "AGREES", "conferencesHeld", 30, "delegates", 5000, "opinionsGiven", 100,
                "opinionsAgreeing", 90);
        complete("txbl.leader", Nodes.APPROVE, form("outcome", "RETURN", "note", "Xem lại quan điểm"));
        units("TXBL", "");
        prepare("TXBL", "stance", "NOTHING_TO_ADD");
        accept("TUDX");
        units("TUDX", "");
        prepare("TUDX", "stance", "AGREES", "delegates", 77, "conferencesHeld", 1);
        complete("tudx.leader", Nodes.APPROVE, form("outcome", "RETURN", "note", "Nhập từng đơn vị"));
        units("TUDX", "Thành ủy Đồng Xoài | 20/06/2023 | 40 | 1\nKhu phố 1 | 20/06/2023 | 37 | 1");
        prepare("TUDX", "stance", "AGREES");
        assertThat(view().units().delegates()).as("only what was sent counts").isEqualTo(1325);
        send("TXBL");
        assertThat(view().units().delegates()).isEqualTo(6325);
        assertThat(view().units().conferences()).isEqualTo(34);
        assertThat(view().units().agreeing()).isEqualTo(132);
        assertThat(rounds.units(view().id())).extracting("unitName", "unitCode")
                .contains(tuple("Đảng ủy xã Lộc Hưng", "DULNH"));
    }

    @Test
    void openingAgainAfterACrashAsksNobodyTwice() {
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, preparation("HULN", "TXBL", "HUBDP"));
        sign();
        UUID roundId = view().id();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            service.openNext(roundId, 2);
            assertThat(requestInstances()).as("a crash in the middle of a chunk").isEqualTo(2);
            status.setRollbackOnly();
        });
        assertThat(requestInstances()).isZero();
        new TransactionTemplate(transactions).executeWithoutResult(status -> service.openNext(roundId, 1));
        assertThat(requestInstances()).isEqualTo(1);
        executeJobs();
        assertThat(requestInstances()).isEqualTo(3);
        assertThat(jdbc.sql("select count(distinct process_instance_id) from round_request where round_id = :id")
                .param("id", roundId).query(Integer.class).single()).isEqualTo(3);
        assertThat(rounds.requests(roundId)).allMatch(r -> r.state() == RequestState.SENT);
    }

    @Test
    void twoLastAnswersAtOnceCloseTheRoundOnce() throws Exception {
        aWrittenRoundTo("HULN", "TXBL");
        List<Task> last = Stream.of("HULN", "TXBL").map(body -> {
            accept(body);
            prepare(body, "stance", "AGREES");
            return task(user(body, "leader"), Nodes.APPROVE);
        }).toList();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> answers = last.stream().<Future<?>>map(task -> people.submit(() -> {
                together.await(20, TimeUnit.SECONDS);
                engine.getFormService().submitTaskForm(task.getId(), sending());
                return null;
            })).toList();
            for (Future<?> answer : answers) {
                answer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(jobs(Nodes.REPORT_ALL_REPLIED)).as("only the last answer reports").isEqualTo(1);
        executeJobs();
        assertThat(view().state()).isEqualTo(RoundState.CLOSED);
        assertThat(view().requests().answered()).isEqualTo(2);
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery()
                .processInstanceId(round.getId()).activityId(CommentRoundProcess.Nodes.CLOSE).count()).isEqualTo(1);
    }

    @Test
    void takesNoAnswerAfterTheSynthesisWasApproved() {
        aWrittenRoundTo("HULN", "TXBL");
        accept("HULN");
        prepare("HULN", "stance", "AGREES");
        follow("outcome", "CLOSE", "reason", "Gấp");
        synthesise("");
        complete(SPECIALIST, CommentRoundProcess.Nodes.REVISE, Map.of());
        complete(LEADER, CommentRoundProcess.Nodes.APPROVE, form("outcome", "APPROVE"));
        refuses("huln.leader", Nodes.APPROVE, sending(), "Không nhận ý kiến nữa: vòng 1 đã hoàn thành");
        executeJobs();
        assertThat(ended(Nodes.UNANSWERED)).isEqualTo(2);
    }

    @Test
    void showsARestrictedDossierOnlyToTheBodiesThatAreAsked() {
        NewDirective open = aDirective();
        directiveId = driver.as(SPECIALIST, () -> directives.open(new NewDirective(open.subject(), open.reason(),
                open.issuer(), open.leadBody(), open.office(), open.standingBoard(), open.urgency(), open.source(),
                open.roundModes(), null, "dossier-" + UUID.randomUUID())));
        giveItADraft();
        tenants.admit(directiveId, List.of("BDVTU"));
        startRound(RoundMode.CONFERENCE);
        Map<String, Object> form = preparation("HULN", "TXBL");
        form.putAll(form("heldOn", "2023-06-28", "place", "Hội trường", "agenda", "Góp ý", "alsoInWriting", false));
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, form);
        assertThat(tenants.mayKnow(directiveId, "huln.leader")).isFalse();
        sign();
        assertThat(tenants.mayKnow(directiveId, "huln.leader")).as("invited").isTrue();
        assertThat(tenants.mayKnow(directiveId, "hubdp.leader")).isFalse();

        moveClockTo(LocalDate.of(2023, 6, 28));
        complete(CLERK, CommentRoundProcess.Nodes.CONFERENCE,
                form("attended", List.of("HULN"), "opinions", "HULN | | Nhất trí", "minutes", "Biên bản"));
        synthesise("1 | Tiếp thu |");
        revise("Nội dung dự thảo bản 2");
        approve("ANOTHER_ROUND");
        form.put("alsoInWriting", true);
        form.put("heldOn", "2023-06-29");
        form.put("bodies", new java.util.ArrayList<>(List.of("HUBDP")));
        complete(SPECIALIST, CommentRoundProcess.Nodes.PREPARE, form);
        sign();
        executeJobs();
        assertThat(tenants.mayKnow(directiveId, "hubdp.leader")).as("asked").isTrue();
        reply("HUBDP", "stance", "AGREES");
        assertThat(request("HUBDP").state()).isEqualTo(RequestState.ANSWERED);
    }

    @Test
    void leavesTheBodyWhenItsRequestIsWithdrawn() {
        aWrittenRoundTo("HULN", "TXBL");
        follow("outcome", "WITHDRAW", "withdrawnBodies", List.of("HULN"), "reason", "Hỏi nhầm");
        assertThat(ended(Nodes.WITHDRAWN)).isEqualTo(1);
        follow("outcome", "ADD", "bodies", List.of("HULN"));
        executeJobs();
        reply("HULN", "stance", "AGREES");
        assertThat(request("HULN").state()).isEqualTo(RequestState.ANSWERED);
    }

    private void units(String body, String rows) {
        complete(user(body, "specialist"), Nodes.UNIT_RESULTS, Map.of("units", rows));
    }

    private void refusesUnits(String body, String rows, String message) {
        refuses(user(body, "specialist"), Nodes.UNIT_RESULTS, Map.of("units", rows), message);
    }

    private long requestInstances() {
        return engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).processDefinitionKey(CommentRequestProcess.KEY)
                .count();
    }

    private long jobs(String activityId) {
        return engine.getManagementService().createJobQuery().activityId(activityId).list().stream()
                .filter(job -> engine.getRuntimeService().createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .processInstanceBusinessKey(directiveId.toString()).count() == 1)
                .count();
    }

    private long ended(String endEvent) {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().activityId(endEvent).list().stream()
                .map(HistoricActivityInstance::getProcessInstanceId)
                .filter(id -> directiveId.toString().equals(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery().processInstanceId(id).singleResult().getBusinessKey()))
                .count();
    }
}
