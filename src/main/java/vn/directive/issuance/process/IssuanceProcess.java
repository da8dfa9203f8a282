package vn.directive.issuance.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.directive.issuance.BallotMode;
import vn.directive.issuance.VoteResult;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.ProcessVariable;

/** Identifiers and variables of {@code issuance.bpmn}. */
public final class IssuanceProcess {

    public static final String KEY = "issuance";

    /** Kind of the issuing body; input of the table {@code signing-authority}. */
    static final ProcessVariable<String> ISSUER_KIND = ProcessVariable.text("issuerKind");
    static final ProcessVariable<BallotMode> BALLOT_MODE = ProcessVariable.choice("ballotMode", BallotMode.class);
    /** Last day for ballots, or day of the meeting. */
    static final ProcessVariable<LocalDate> BALLOT_CLOSES_ON = ProcessVariable.date("ballotClosesOn");
    static final ProcessVariable<Instant> BALLOT_CLOSES_AT = ProcessVariable.instant("ballotClosesAt");
    static final ProcessVariable<String> VOTER = ProcessVariable.text("voter");
    static final ProcessVariable<VoteResult> VOTE_RESULT = ProcessVariable.choice("voteResult", VoteResult.class);
    static final ProcessVariable<String> SIGNER_GROUP = ProcessVariable.text("signerGroup");
    static final ProcessVariable<Boolean> RECIPIENTS_LEFT = ProcessVariable.flag("recipientsLeft");

    /** Outcome of a form that sends the dossier back. */
    static final String RETURN = "RETURN";
    /** Recipients sent to in one transaction. */
    static final int CHUNK = 20;

    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    private IssuanceProcess() {}

    static void arrangeVote(DelegateTask task, BallotMode mode, LocalDate closesOn) {
        BALLOT_MODE.on(task.getExecution()).set(mode);
        BALLOT_CLOSES_ON.on(task.getExecution()).set(closesOn);
        BALLOT_CLOSES_AT.on(task.getExecution())
                .set(closesOn.atTime(END_OF_WORK).atZone(TimeConfiguration.ZONE).toInstant());
    }

    /** Element ids. */
    public static final class Elements {

        public static final String PREPARE_SUBMISSION = "userTask_prepareSubmission";
        public static final String SIGN_SUBMISSION = "userTask_signSubmission";
        public static final String APPRAISE_SUBMISSION = "userTask_appraiseSubmission";
        public static final String RECORD_MEETING_VOTE = "userTask_recordMeetingVote";
        public static final String CAST_VOTE = "userTask_castVote";
        public static final String BALLOT_CLOSED = "boundary_ballotClosed";
        public static final String COUNT_VOTES = "serviceTask_countVotes";
        public static final String REARRANGE_VOTE = "userTask_rearrangeVote";
        public static final String REVISE_AFTER_VOTE = "userTask_reviseAfterVote";
        public static final String SIGNING_AUTHORITY = "businessRuleTask_signingAuthority";
        public static final String SIGN_DIRECTIVE = "userTask_signDirective";
        public static final String RELEASE_DIRECTIVE = "userTask_releaseDirective";
        public static final String OPEN_RECEIPTS = "serviceTask_openReceipts";
        public static final String ISSUED = "endEvent_issued";

        private Elements() {}
    }
}
