package vn.directive.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.directive.consultation.ClosingCause;
import vn.directive.consultation.CommentOutcome;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundState;
import vn.directive.consultation.Rounds.CommentView;
import vn.directive.consultation.process.CommentRoundProcess.Nodes;
import vn.directive.document.DocumentKind;

class CommentRoundTest extends ConsultationScenario {

    @Test
    void closesTheRoundWhenAllHaveAnswered() {
        aWrittenRoundTo("HULN", "TXBL");
        assertThat(view().letterSymbol()).matches("\\d+-CV/BDVTU");
        assertThat(round).isWaitingAt(Nodes.FOLLOW);

        reply("HULN", "stance", "AGREES");
        executeJobs();
        assertThat(round).isWaitingAt(Nodes.FOLLOW);
        assertThat((String) formValues.of(task(SPECIALIST, Nodes.FOLLOW).getId()).get("roundProgress").getValue())
                .contains("đã trả lời 1", "đã gửi (1):** Thị ủy Bình Long");
        replyWithChanges("TXBL", "Nhiệm vụ 2 | Câu chữ | Diễn đạt gọn hơn | Tăng cường phối hợp",
                "Nhiệm vụ 3 | | Bổ sung kinh phí |");
        executeJobs();
        assertThat(round).hasPassedInOrder(Nodes.POLICY, Nodes.BEGIN, Nodes.PREPARE, Nodes.SIGN, Nodes.OPEN_REQUESTS,
                Nodes.ALL_REPLIED, Nodes.CLOSE).isWaitingAt(Nodes.SYNTHESISE);
        assertThat(view().closedBy()).isEqualTo(ClosingCause.ALL_REPLIED);

        synthesise("2 | TIẾP THU | \n1 | giải trình | Đã có trong quy định hiện hành");
        assertThat(shown(SPECIALIST, Nodes.REVISE, "acceptedList")).as("keeps its number").startsWith("2\\. ");
        revise("Nội dung dự thảo bản 2");
        approve("APPROVE");
        assertThat(round).isEnded().hasPassedInOrder(Nodes.REVISE, Nodes.APPROVE, Nodes.DONE)
                .hasNotPassed(Nodes.END_REQUESTS, Nodes.CONFERENCE, Nodes.DEADLINE);
        assertThat(view().state()).isEqualTo(RoundState.FINISHED);
        assertThat(view().requests().answered()).isEqualTo(2);
        assertThat(view().stances().agreesWithChanges()).isEqualTo(1);
        assertThat(rounds.comments(view().id())).extracting(CommentView::outcome)
                .containsExactly(CommentOutcome.EXPLAINED, CommentOutcome.ACCEPTED);
        assertThat(rounds.comments(view().id())).extracting(CommentView::clauseNumber)
                .as("tied to the outline where it has the clause").containsExactly("2", null);
        assertThat(rounds.comments(view().id())).extracting(CommentView::takenInVersion).containsExactly(null, 2);
        assertThat(documents.latest(directiveId, DocumentKind.SYNTHESIS)).isPresent();
    }

    @Test
    void closesTheRoundWhenTheDeadlinePassesWithSilentBodies() {
        aWrittenRoundTo("HULN", "TXBL", "HUBDP");
        reply("HULN", "stance", "NOTHING_TO_ADD");
        moveClockTo(DEADLINE);
        executeJobs();
        assertThat(round).isWaitingAt(Nodes.FOLLOW);
        moveClockTo(DEADLINE.plusDays(1));
        executeJobs();
        assertThat(round).hasPassed(Nodes.DEADLINE).isWaitingAt(Nodes.SYNTHESISE);
        assertThat(view().closedBy()).isEqualTo(ClosingCause.DEADLINE);
        assertThat(view().requests().silent()).isEqualTo(2);
        assertThat(view().stances().agrees()).as("silence is never shown as agreement").isZero();

        reply("TXBL", "stance", "DISAGREES", "generalOpinion", "Chưa cần thiết ban hành");
        executeJobs();
        assertThat(request("TXBL").late()).isTrue();
        assertThat(view().requests().late()).isEqualTo(1);
        assertThat(round).as("a late answer moves nothing").isWaitingAt(Nodes.SYNTHESISE);

        synthesise("các ý kiến còn lại | Giải trình | Tỉnh ủy đã có chủ trương");
        complete(SPECIALIST, Nodes.REVISE, Map.of());
        approve("APPROVE");
        assertThat(round).hasPassed(Nodes.END_REQUESTS).isEnded();
        assertThat(request("HUBDP").state()).isEqualTo(RequestState.UNANSWERED);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).count()).isZero();
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery()
                .activityId(CommentRequestProcess.Nodes.UNANSWERED).list()).isNotEmpty();
    }

    @Test
    void closesTheRoundEarlyByDecision() {
        aWrittenRoundTo("HULN", "TXBL");
        refuses(SPECIALIST, Nodes.FOLLOW, Map.of("outcome", "CLOSE"), "“Lý do”: bắt buộc nhập");
        follow("outcome", "CLOSE", "reason", "Đã đủ ý kiến cần thiết");
        assertThat(round).isWaitingAt(Nodes.SYNTHESISE);
        assertThat(view().closedBy()).isEqualTo(ClosingCause.EARLY);
        assertThat(view().requests().silent()).isEqualTo(2);
    }

    @Test
    void holdsTheRoundAgainOnTheRevisedDraft() {
        aWrittenRoundTo("HULN");
        replyWithChanges("HULN", "Nhiệm vụ 1 | Nội dung | Làm rõ | ");
        executeJobs();
        synthesise("1 | Tiếp thu một phần | Làm rõ ở phần tổ chức thực hiện");
        refuses(SPECIALIST, Nodes.REVISE, Map.of(), "chưa có bản dự thảo mới");
        revise("Nội dung dự thảo bản 2");
        approve("ANOTHER_ROUND");
        assertThat(round).isWaitingAt(Nodes.PREPARE);
        assertThat(view().ordinal()).isEqualTo(2);
        assertThat(view().comments().total()).as("rounds never mix").isZero();
        complete(SPECIALIST, Nodes.PREPARE, preparation("HULN"));
        assertThat(view().draftLabel()).isEqualTo("Bản 2");
    }

    @Test
    void returnsTheLetterForABetterPreparation() {
        startRound(RoundMode.WRITTEN);
        complete(SPECIALIST, Nodes.PREPARE, preparation("HULN", "TXBL"));
        refuses(LEADER, Nodes.SIGN, Map.of("outcome", "RETURN"), "“Lý do trả lại”: bắt buộc nhập");
        complete(LEADER, Nodes.SIGN, Map.of("outcome", "RETURN", "note", "Bổ sung Mặt trận"));
        assertThat(engine.getTaskService().getVariableLocal(task(SPECIALIST, Nodes.PREPARE).getId(), "returnNote"))
                .isEqualTo("Bổ sung Mặt trận");
        complete(SPECIALIST, Nodes.PREPARE, preparation("HULN"));
        sign();
        executeJobs();
        assertThat(view().requests().asked()).isEqualTo(1);
    }

    @Test
    void refusesAPreparationThatCannotWork() {
        startRound(RoundMode.WRITTEN);
        Map<String, Object> form = preparation("HULN");
        form.put("deadline", START.toString());
        refuses(SPECIALIST, Nodes.PREPARE, form, "Hạn trả lời phải sau hôm nay");
        form.put("deadline", "2023-07-01");
        refuses(SPECIALIST, Nodes.PREPARE, form,
                "01/07/2023 là ngày nghỉ; ngày làm việc gần nhất sau đó là 03/07/2023");
        refuses(SPECIALIST, Nodes.PREPARE, preparation(), "Chưa chọn cơ quan nào");
        refuses(SPECIALIST, Nodes.PREPARE, preparation("KHONGCO"), "mã “KHONGCO”");
    }

    @Test
    void asksByRuleLeavesOutWhoDraftsAndIssues() {
        startRound(RoundMode.WRITTEN);
        Map<String, Object> form = preparation("DULNH");
        form.put("bodyRules", new java.util.ArrayList<>(List.of("COMMITTEE:DISTRICT", "PARTY_BOARD:PROVINCE",
                "COMMITTEE:PROVINCE")));
        form.put("excludedBodies", new java.util.ArrayList<>(List.of("HUHQ")));
        complete(SPECIALIST, Nodes.PREPARE, form);
        assertThat(rounds.requests(view().id())).extracting("body").contains("HULN", "BTCTU", "DULNH", "BCSUBND")
                .doesNotContain("BDVTU", "TU", "HUHQ");
    }

    @Test
    void holdsAConferenceWithoutALetter() {
        startRound(RoundMode.CONFERENCE);
        Map<String, Object> form = preparation("HULN", "TXBL");
        refuses(SPECIALIST, Nodes.PREPARE, form, "“Ngày họp hội nghị”");
        form.putAll(form("heldOn", "2023-06-28", "place", "Hội trường Tỉnh ủy", "agenda", "Góp ý dự thảo",
                "sendLetter", false, "alsoInWriting", false));
        complete(SPECIALIST, Nodes.PREPARE, form);
        sign();
        assertThat(view().letterSymbol()).isNull();
        assertThat(round).isWaitingAt(Nodes.CONFERENCE).hasNotPassed(Nodes.OPEN_REQUESTS);

        moveClockTo(LocalDate.of(2023, 6, 28));
        refuses(CLERK, Nodes.CONFERENCE, form("opinions", "Huyện ủy Không Có | | Nhất trí", "minutes", "Biên bản",
                "attended", List.of()), "không phải mã hoặc tên đầy đủ của một cơ quan: “Huyện ủy Không Có”");
        String opinions = IntStream.rangeClosed(1, 18)
                .mapToObj(i -> (i % 2 == 0 ? "Huyện ủy Lộc Ninh" : "txbl") + " | Nhiệm vụ " + i + " | Ý kiến số " + i)
                .collect(Collectors.joining("\n"));
        complete(CLERK, Nodes.CONFERENCE, form("attended", List.of("HULN", "TXBL"), "opinions", opinions,
                "minutes", "Biên bản hội nghị"));
        assertThat(round).as("nobody was asked in writing").isWaitingAt(Nodes.SYNTHESISE).hasNotPassed(Nodes.FOLLOW);
        assertThat(view().conference().opinions()).isEqualTo(18);
        assertThat(view().conference().attended()).isEqualTo(2);
        assertThat(view().requests().asked()).isZero();
        synthesise("1-17 | Tiếp thu | \n18 | Tiếp thu một phần | Đã có ở nhiệm vụ 5");
        revise("Nội dung dự thảo bản 2");
        approve("APPROVE");
        assertThat(round).isEnded();
    }

    @Test
    void asksTheInvitedInWritingTooAndNumbersTheInvitation() {
        startRound(RoundMode.CONFERENCE);
        Map<String, Object> form = preparation("HULN", "TXBL");
        form.putAll(form("heldOn", "2023-06-28", "place", "Hội trường", "agenda", "Góp ý", "sendLetter", true,
                "alsoInWriting", true));
        complete(SPECIALIST, Nodes.PREPARE, form);
        sign();
        executeJobs();
        assertThat(documents.latest(directiveId, DocumentKind.INVITATION).orElseThrow().symbol())
                .isEqualTo(view().letterSymbol()).matches("\\d+-CV/BDVTU");
        reply("HULN", "stance", "AGREES");
        moveClockTo(LocalDate.of(2023, 6, 28));
        complete(CLERK, Nodes.CONFERENCE, form("attended", List.of("HULN"), "opinions", "", "minutes", "Biên bản"));
        assertThat(round).isWaitingAt(Nodes.FOLLOW);
        reply("TXBL", "stance", "AGREES");
        executeJobs();
        assertThat(round).isWaitingAt(Nodes.SYNTHESISE);
        synthesise("");
        complete(SPECIALIST, Nodes.REVISE, Map.of());
        approve("APPROVE");
        assertThat(round).isEnded();
    }

    @Test
    void addsWithdrawsExtendsAndRemindsWhileItWaits() {
        aWrittenRoundTo("HULN", "TXBL");
        follow("outcome", "REMIND");
        refuses(SPECIALIST, Nodes.FOLLOW, form("outcome", "ADD", "bodies", List.of("HULN")), "đã được hỏi");
        follow("outcome", "ADD", "bodies", List.of("HUBDP"));
        executeJobs();
        assertThat(request("HUBDP").state()).isEqualTo(RequestState.SENT);
        task("hubdp.clerk", CommentRequestProcess.Nodes.ACKNOWLEDGE);

        follow("outcome", "WITHDRAW", "withdrawnBodies", List.of("TXBL"), "reason", "Không liên quan");
        assertThat(request("TXBL").state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(driver.openTasks(directiveId)).noneMatch(t -> t.contains("TXBL"));
        refuses(SPECIALIST, Nodes.FOLLOW,
                form("outcome", "WITHDRAW", "withdrawnBodies", List.of("TXBL"), "reason", "x"),
                "không còn yêu cầu nào đang chờ");

        accept("HULN");
        refuses(SPECIALIST, Nodes.FOLLOW, form("outcome", "EXTEND", "deadline", "2023-06-29", "reason", "x"),
                "phải sau hạn đang áp dụng (30/06/2023)");
        follow("outcome", "EXTEND", "deadline", "2023-07-10", "reason", "Các cơ quan bận");
        assertThat(request("HULN").due()).isEqualTo("2023-07-10");
        assertThat(task("huln.specialist", CommentRequestProcess.Nodes.PREPARE).getDueDate())
                .isEqualTo("2023-07-07T10:00:00Z");
        assertThat((String) engine.getTaskService().getVariableLocal(
                task("huln.specialist", CommentRequestProcess.Nodes.PREPARE).getId(), "dossierDue"))
                .contains("07/07/2023");
        assertThat(shown("huln.specialist", CommentRequestProcess.Nodes.PREPARE, "requestSummary"))
                .contains("Hạn trả lời 10/07/2023", "1\\. Nắm tình hình Nhân dân");
        moveClockTo(LocalDate.of(2023, 7, 3));
        executeJobs();
        assertThat(round).as("the timer moved with the deadline").isWaitingAt(Nodes.FOLLOW);

        follow("outcome", "WITHDRAW", "withdrawnBodies", List.of("HULN", "HUBDP"), "reason", "Dừng lấy ý kiến");
        assertThat(round).as("nobody is awaited").isWaitingAt(Nodes.SYNTHESISE);
        assertThat(view().requests().withdrawn()).isEqualTo(3);
    }

    @Test
    void doesNotEndTheSynthesisWhileACommentHasNoOutcome() {
        aWrittenRoundTo("HULN");
        replyWithChanges("HULN", "Nhiệm vụ 1 | | Một |", "Nhiệm vụ 2 | | Hai |", "Nhiệm vụ 3 | Pháp lý | Ba |");
        executeJobs();
        answer("1 | Tiếp thu |");
        refuses(SPECIALIST, Nodes.SYNTHESISE, Map.of(), "Còn 2 ý kiến chưa có kết quả xử lý: số 2-3");
        assertThat(view().comments().unprocessed()).isEqualTo(2);
        synthesise("còn lại | Giải trình | Ngoài phạm vi chỉ thị");
        revise("Nội dung dự thảo bản 2");
        complete(LEADER, Nodes.APPROVE, form("outcome", "RETURN", "note", "Xem lại ý kiến số 2"));
        assertThat(round).isWaitingAt(Nodes.SYNTHESISE);
        synthesise("2 | Tiếp thu |");
        complete(SPECIALIST, Nodes.REVISE, form("takenIn", "1-2"));
        approve("APPROVE");
        assertThat(round).isEnded();
    }

    @Test
    void refusesToApproveWhileALateCommentIsUnanswered() {
        aWrittenRoundTo("HULN", "TXBL");
        follow("outcome", "CLOSE", "reason", "Gấp");
        synthesise("");
        complete(SPECIALIST, Nodes.REVISE, Map.of());
        replyWithChanges("TXBL", "Nhiệm vụ 1 | | Không khả thi |");
        refuses(LEADER, Nodes.APPROVE, form("outcome", "APPROVE"), "Còn 1 ý kiến chưa có kết quả xử lý");
    }

    @Test
    void tellsTheAskedBodiesWhenTheDossierIsCancelled() {
        aWrittenRoundTo("HULN", "TXBL");
        driver.as("btvtu.leader", () -> directives.cancel(directiveId, "Không còn phù hợp", "12-QĐ/TU"));
        assertThat(view().state()).isEqualTo(RoundState.CANCELLED);
        assertThat(request("HULN").withdrawalReason()).contains("Không còn phù hợp");
        assertThat(driver.openTasks(directiveId)).noneMatch(t -> t.contains("HULN") || t.contains("TXBL"));
    }
}
