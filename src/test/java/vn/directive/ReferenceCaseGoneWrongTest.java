package vn.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.directive.consultation.Rounds;
import vn.directive.consultation.process.CommentRequestProcess;
import vn.directive.consultation.process.CommentRoundProcess;
import vn.directive.directive.Phase;
import vn.directive.directive.process.DirectiveLifecycleProcess;
import vn.directive.drafting.process.DraftingProcess;
import vn.directive.issuance.process.IssuanceProcess;
import vn.directive.meeting.process.ConclusionNoticeProcess;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.NewSubstitution;
import vn.directive.shared.WorkingCalendar;
import vn.directive.support.ReferenceCase;

/** The same case, where everything goes wrong once. */
class ReferenceCaseGoneWrongTest extends ProcessScenario {

    private static final LocalDate VACANT_FROM = LocalDate.of(2023, 7, 5);

    @Autowired
    private WorkingCalendar calendar;
    @Autowired
    private Substitutions substitutions;
    @Autowired
    private Rounds rounds;
    @Autowired
    private JdbcClient jdbc;

    private UUID substitution;

    @AfterEach
    void fillPostsAgain() {
        jdbc.sql("update holder set valid_to = null where post_id = 'BDVTU:leader'").update();
        if (substitution != null) {
            jdbc.sql("delete from substitution where id = ?").param(substitution).update();
        }
    }

    @Test
    void isIssuedAllTheSame() {
        ReferenceCase reference = new ReferenceCase(driver, calendar);
        reference.open();
        directiveId = reference.directiveId();
        reference.meet();

        returnTheNoticeOnce(reference);
        reference.concludeNotice();

        draftWhileTheLeadersPostIsVacant();

        openARoundWithSilentAndLateBodies(reference);
        reference.conferenceRound();
        reference.grassrootsRound();

        returnTheSubmissionOnce(reference);
        reference.submit();
        reference.vote();
        signAsASubstitute(reference);
        reference.release();

        assertThat(directives.get(directiveId).phase()).isEqualTo(Phase.IN_FORCE);
        assertThat(directives.get(directiveId).symbol()).matches("\\d{2,}-CT/TU");
        assertThat(jdbc.sql("select signed_by from document where directive_id = ? and symbol like '%-CT/TU'")
                .param(directiveId).query(String.class).single()).isEqualTo("tu.leader");
    }

    @Test
    void endsWithoutADirectiveWhenTheMeetingAsksForNone() {
        ReferenceCase reference = new ReferenceCase(driver, calendar);
        reference.open();
        directiveId = reference.directiveId();
        reference.meet(false);

        assertThat(directives.get(directiveId).phase()).isEqualTo(Phase.CANCELLED);
        assertThat(driver.openTasks(directiveId)).isEmpty();
        assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).unfinished().list()).isEmpty();
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery()
                .activityId(DirectiveLifecycleProcess.END_NOT_PROPOSED).list()).isNotEmpty();
    }

    private void returnTheNoticeOnce(ReferenceCase reference) {
        reference.draftNotice();
        complete("vptu.leader", ConclusionNoticeProcess.Element.CHECK_FORMAT, Map.of("outcome", "PASS"));
        refuses("tttu.member", ConclusionNoticeProcess.Element.GIVE_OPINION, Map.of("outcome", "RETURN"), "Ý kiến");
        complete("tttu.member", ConclusionNoticeProcess.Element.GIVE_OPINION,
                Map.of("outcome", "RETURN", "note", "Bổ sung trách nhiệm của Mặt trận"));
    }

    /** Nobody leads the board for a while, so its deputy gets the leader's tasks; the draft is not stuck. */
    private void draftWhileTheLeadersPostIsVacant() {
        complete("bdvtu.leader", DraftingProcess.Element.ASSIGN_EDITOR, Map.of("editor", "bdvtu.specialist"));
        jdbc.sql("update holder set valid_to = ? where post_id = 'BDVTU:leader'")
                .param(VACANT_FROM.minusDays(1)).update();
        moveClockTo(VACANT_FROM);
        complete("bdvtu.specialist", DraftingProcess.Element.WRITE_DRAFT, Map.of(
                "draftText", "Dự thảo", "outline", "1 | Mục đích, yêu cầu\n2 | Nhiệm vụ trọng tâm\n3 | Tổ chức thực hiện"));
        complete("bdvtu.member", DraftingProcess.Element.COMMENT, Map.of("outcome", "FORWARD"));
        complete("vptu.specialist", DraftingProcess.Element.CHECK_DRAFT, Map.of("outcome", "PASS"));
        assertThat(driver.openTasks(directiveId)).anyMatch(task -> task.contains("BDVTU:deputy"));
        complete("bdvtu.deputy", DraftingProcess.Element.APPROVE_DRAFT, Map.of("outcome", "APPROVE"));
        fillPostsAgain();
    }

    private void openARoundWithSilentAndLateBodies(ReferenceCase reference) {
        reference.openWrittenRound();
        List<String> asked = driver.bodiesWith(directiveId, CommentRequestProcess.Nodes.ACKNOWLEDGE);
        reference.answer(asked.get(0), true);
        moveClockTo(LocalDate.of(2023, 7, 29));
        executeJobs();
        reference.answer(asked.get(1), false);
        refuses("bdvtu.specialist", CommentRoundProcess.Nodes.SYNTHESISE, Map.of(), "ý kiến chưa có kết quả");
        reference.synthesise("còn lại | Tiếp thu | Ý kiến xác đáng");

        Rounds.RoundView round = rounds.ofDirective(directiveId).get(0);
        assertThat(round.requests().answered()).isEqualTo(2);
        assertThat(round.requests().late()).isEqualTo(1);
        assertThat(round.requests().silent()).isEqualTo(asked.size() - 2);
        assertThat(round.stances().agrees() + round.stances().agreesWithChanges()).isEqualTo(2);
    }

    private void returnTheSubmissionOnce(ReferenceCase reference) {
        moveClockTo(LocalDate.of(2023, 9, 19));
        complete("bdvtu.specialist", IssuanceProcess.Elements.PREPARE_SUBMISSION, Map.of(
                "submissionText", "Kính trình", "enclosures", "Bảng tổng hợp vòng 1"));
        complete("bdvtu.leader", IssuanceProcess.Elements.SIGN_SUBMISSION, Map.of("outcome", "SIGN"));
        complete("vptu.specialist", IssuanceProcess.Elements.APPRAISE_SUBMISSION,
                Map.of("outcome", "RETURN", "findings", "Thiếu bảng tổng hợp vòng 3"));
    }

    /** The signer is away on the day; the substitute signs in their place, for exactly the dates given. */
    private void signAsASubstitute(ReferenceCase reference) {
        substitution = substitutions.add(new NewSubstitution("btvtu.leader", "tu.leader",
                LocalDate.of(2023, 10, 10), LocalDate.of(2023, 10, 13), "BTVTU", null, "Đi công tác"));
        moveClockTo(ReferenceCase.ISSUED);
        complete("tu.leader", IssuanceProcess.Elements.SIGN_DIRECTIVE, Map.of("outcome", "SIGN"));
    }
}
