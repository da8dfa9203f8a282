package vn.directive.issuance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import vn.directive.directive.Phase;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents.DocumentView;
import vn.directive.issuance.process.IssuanceProcess.Elements;

class IssuanceTest extends IssuanceScenario {

    private static final LocalDate NEXT_MONDAY = START.plusDays(7);

    @Test
    void issuesAfterEveryMemberAgreedInWriting() {
        int number = nextNumber();
        submitted("WRITTEN", NEXT_MONDAY);
        vote("btvtu.member", "AGREE", null);
        vote("btvtu.member2", "AGREE", null);
        assertThat(issuance).isWaitingAt(Elements.CAST_VOTE);
        vote("btvtu.member3", "AGREE", null);
        signDirective();
        release(START);
        executeJobs();

        assertThat(issuance).hasPassedInOrder(Elements.PREPARE_SUBMISSION, Elements.SIGN_SUBMISSION,
                Elements.APPRAISE_SUBMISSION, Elements.CAST_VOTE, Elements.COUNT_VOTES, Elements.SIGNING_AUTHORITY,
                Elements.SIGN_DIRECTIVE, Elements.RELEASE_DIRECTIVE, Elements.OPEN_RECEIPTS, Elements.ISSUED)
                .hasNotPassed(Elements.RECORD_MEETING_VOTE, Elements.REARRANGE_VOTE, Elements.REVISE_AFTER_VOTE)
                .isEnded();
        String symbol = "%02d-CT/TU".formatted(number);
        var directive = directives.get(directiveId);
        assertThat(directive.phase()).isEqualTo(Phase.IN_FORCE);
        assertThat(directive.symbol()).isEqualTo(symbol);
        assertThat(directive.issuedOn()).isEqualTo(START);
        assertThat(directives.addressedBodies(directiveId)).contains("MTTQ", "BDVTU")
                .doesNotContain("HULN", "TU", "BTVTU").hasSizeGreaterThan(IssuanceProcess.CHUNK);
        assertThat(jdbc.sql("select count(*) from directive_receipt where directive_id = ? and state = 'SENT'")
                .param(directiveId).query(Integer.class).single())
                .isEqualTo(directives.addressedBodies(directiveId).size());
        DocumentView issued = documents.latest(directiveId, DocumentKind.DIRECTIVE).orElseThrow();
        assertThat(issued.state()).isEqualTo("ISSUED");
        assertThat(issued.symbol()).isEqualTo(symbol);
        assertThat(jdbc.sql("select signed_by || ': ' || capacity from document where id = ?").param(issued.id())
                .query(String.class).single()).isEqualTo("btvtu.leader: T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC");
        assertThat(documents.latest(directiveId, DocumentKind.SUBMISSION).orElseThrow().symbol())
                .endsWith("-TTr/BDVTU");
        assertThat(timeline()).containsExactly("issuance.started", "issuance.submitted", "issuance.appraised",
                "issuance.voted", "issuance.signed", "issuance.released");
    }

    @Test
    void issuesTheRevisedTextWhenAMeetingPassesItWithChanges() {
        submitted("MEETING", START);
        refuses("vptu.specialist", Elements.RECORD_MEETING_VOTE, meeting(12, 8, 3, 1, null),
                "Cần ghi nội dung hội nghị yêu cầu chỉnh lý");
        complete("vptu.specialist", Elements.RECORD_MEETING_VOTE, meeting(12, 8, 3, 1, "Bổ sung thời hạn báo cáo"));
        Task revise = task("bdvtu.specialist", Elements.REVISE_AFTER_VOTE);
        assertThat(engine.getTaskService().getVariableLocal(revise.getId(), "changesWanted"))
                .isEqualTo("Bổ sung thời hạn báo cáo");
        refuses("bdvtu.specialist", Elements.REVISE_AFTER_VOTE, Map.of("takenIn", "Đã bổ sung"), "Chưa có bản mới");
        complete("bdvtu.specialist", Elements.REVISE_AFTER_VOTE,
                Map.of("takenIn", "Đã bổ sung", "finalText", "Chỉ thị có thời hạn báo cáo"));
        signDirective();
        release(START);
        executeJobs();

        assertThat(issuance).hasPassedInOrder(Elements.RECORD_MEETING_VOTE, Elements.COUNT_VOTES,
                Elements.REVISE_AFTER_VOTE, Elements.SIGN_DIRECTIVE, Elements.ISSUED).isEnded();
        assertThat(documents.latest(directiveId, DocumentKind.DIRECTIVE).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void dossierComesBackFromLeaderOfficeAndCommitteeUntilItIsInOrder() {
        prepare();
        refuses("bdvtu.leader", Elements.SIGN_SUBMISSION, Map.of("outcome", "RETURN"), "Lý do trả lại");
        complete("bdvtu.leader", Elements.SIGN_SUBMISSION, Map.of("outcome", "RETURN", "note", "Thiếu bảng tổng hợp"));
        assertThat(returnNote()).isEqualTo("Thiếu bảng tổng hợp");

        prepare();
        signSubmission();
        refuses("vptu.specialist", Elements.APPRAISE_SUBMISSION, Map.of("outcome", "COMPLETE",
                "checks", List.of("FORMAT"), "votingMode", "MEETING", "ballotDeadline", START.toString()),
                "phải đạt đủ 5 nội dung");
        complete("vptu.specialist", Elements.APPRAISE_SUBMISSION,
                Map.of("outcome", "RETURN", "findings", "Sai thể thức"));
        assertThat(returnNote()).isEqualTo("Sai thể thức");

        submitted("MEETING", START);
        complete("vptu.specialist", Elements.RECORD_MEETING_VOTE, meeting(15, 5, 0, 10, "Chưa đủ căn cứ thực tiễn"));
        assertThat(returnNote()).isEqualTo("Chưa đủ căn cứ thực tiễn");

        submitted("MEETING", START);
        complete("vptu.specialist", Elements.RECORD_MEETING_VOTE, meeting(15, 15, 0, 0, null));
        assertThat(issuance).isWaitingAt(Elements.SIGN_DIRECTIVE);
        assertThat(documents.ofDossier(directiveId).stream().filter(d -> d.kind() == DocumentKind.SUBMISSION))
                .extracting(DocumentView::state).containsExactly("ISSUED", "ISSUED", "ISSUED");
        assertThat(jdbc.sql("select returned_from from submission where directive_id = ? order by cycle")
                .param(directiveId).query(String.class).list()).containsExactly("LEADER", "OFFICE", "COMMITTEE", null);
    }

    @Test
    void signerReturnsTheTextForALastRevision() {
        submitted("MEETING", START);
        complete("vptu.specialist", Elements.RECORD_MEETING_VOTE, meeting(15, 15, 0, 0, null));
        refuses("btvtu.leader", Elements.SIGN_DIRECTIVE, Map.of("outcome", "RETURN"), "Nội dung cần chỉnh lý");
        complete("btvtu.leader", Elements.SIGN_DIRECTIVE, Map.of("outcome", "RETURN", "note", "Sửa lỗi chính tả"));
        complete("bdvtu.specialist", Elements.REVISE_AFTER_VOTE,
                Map.of("takenIn", "Đã sửa", "finalText", "Bản đã sửa"));
        signDirective();
        assertThat(issuance).isWaitingAt(Elements.RELEASE_DIRECTIVE);
        assertThat(timeline()).contains("issuance.signatureReturned", "issuance.revised", "issuance.signed");
    }

    @Test
    void asksAgainWhenTooFewBallotsCameInTime() {
        submitted("WRITTEN", NEXT_MONDAY);
        vote("btvtu.member", "AGREE", null);
        moveClockTo(NEXT_MONDAY.plusDays(1));
        executeJobs();

        assertThat(issuance).hasPassed(Elements.BALLOT_CLOSED).isWaitingAt(Elements.REARRANGE_VOTE);
        refuses("vptu.specialist", Elements.REARRANGE_VOTE,
                Map.of("votingMode", "WRITTEN", "ballotDeadline", START.toString()), "không được trước ngày hôm nay");
        complete("vptu.specialist", Elements.REARRANGE_VOTE,
                Map.of("votingMode", "WRITTEN", "ballotDeadline", NEXT_MONDAY.plusDays(4).toString()));
        assertThat(driver.openTasks(directiveId)).hasSize(2);
        vote("btvtu.member2", "AGREE_WITH_CHANGES", "Rà soát mục 4");
        moveClockTo(NEXT_MONDAY.plusDays(5));
        executeJobs();

        assertThat(issuance).isWaitingAt(Elements.REVISE_AFTER_VOTE);
        assertThat(jdbc.sql("select taken_part from submission where directive_id = ?").param(directiveId)
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void movesToAMeetingWhenBallotsFailAndSilenceIsNoConsent() {
        submitted("WRITTEN", NEXT_MONDAY);
        moveClockTo(NEXT_MONDAY.plusDays(1));
        executeJobs();
        complete("vptu.specialist", Elements.REARRANGE_VOTE,
                Map.of("votingMode", "MEETING", "ballotDeadline", NEXT_MONDAY.plusDays(2).toString()));
        assertThat(issuance).isWaitingAt(Elements.RECORD_MEETING_VOTE);
    }

    @Test
    void ballotIsPersonalAndNeedsAReasonUnlessItAgrees() {
        submitted("WRITTEN", NEXT_MONDAY);
        refuses("btvtu.member", Elements.CAST_VOTE, Map.of("opinion", "DISAGREE"), "Cần ghi ý kiến chỉnh lý");
        Task ballot = task("btvtu.member", Elements.CAST_VOTE);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> driver.as("btvtu.member2",
                () -> engine.getFormService().submitTaskForm(ballot.getId(), Map.of("opinion", "AGREE"))))
                .hasStackTraceContaining("người khác không hoàn thành thay được");
        assertThat(jdbc.sql("""
                select recipient from notice where directive_id = ? and title = 'Việc mới: Cho ý kiến bằng phiếu'
                order by recipient""").param(directiveId).query(String.class).list())
                .as("each member is told of the own ballot only")
                .containsExactly("btvtu.member", "btvtu.member2", "btvtu.member3");
    }

    @Test
    void clerkCannotReleaseWithoutSealRecipientsOrAPossibleDate() {
        submitted("MEETING", START);
        complete("vptu.specialist", Elements.RECORD_MEETING_VOTE, meeting(15, 15, 0, 0, null));
        signDirective();
        int number = nextNumber();
        Map<String, Object> good = Map.of("issuedOn", START.toString(), "sealed", true,
                "recipientGroups", List.of("COMMITTEES"));
        refuses("vptu.clerk", Elements.RELEASE_DIRECTIVE, with(good, "sealed", false), "đã đóng dấu");
        refuses("vptu.clerk", Elements.RELEASE_DIRECTIVE, with(good, "recipientGroups", List.of()),
                "ít nhất một nơi nhận");
        refuses("vptu.clerk", Elements.RELEASE_DIRECTIVE, with(good, "issuedOn", START.plusDays(1).toString()),
                "không được sau ngày hôm nay");
        refuses("vptu.clerk", Elements.RELEASE_DIRECTIVE, with(good, "issuedOn", START.minusDays(1).toString()),
                "không được trước ngày của Tờ trình");
        assertThat(nextNumber()).isEqualTo(number);
        assertThat(directives.get(directiveId).phase()).isEqualTo(Phase.ISSUANCE);
    }

    @Test
    void cannotBeSubmittedWithoutADraft() {
        UUID other = driver.as("bdvtu.specialist",
                () -> vn.directive.directive.DirectiveFixtures.openAt(directives, Phase.CONSULTATION));
        directiveId = other;
        start(IssuanceProcess.KEY, Map.of());
        refuses("bdvtu.specialist", Elements.PREPARE_SUBMISSION, Map.of("enclosures", "Không"), "Tờ trình");
        refuses("bdvtu.specialist", Elements.PREPARE_SUBMISSION,
                Map.of("enclosures", "Không", "submissionText", "Kính trình"), "Hồ sơ chưa có dự thảo");
    }

    private Object returnNote() {
        Task prepare = task("bdvtu.specialist", Elements.PREPARE_SUBMISSION);
        return engine.getTaskService().getVariableLocal(prepare.getId(), "returnNote");
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> changed = new java.util.HashMap<>(form);
        changed.put(key, value);
        return changed;
    }
}
