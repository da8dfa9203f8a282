package vn.directive.consultation.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.SilencePolicy;
import vn.directive.workflow.ProcessVariable;

/** Names in {@code comment-round.bpmn}. */
public final class CommentRoundProcess {

    public static final String KEY = "comment-round";

    public static final ProcessVariable<Integer> ROUND_NUMBER = ProcessVariable.number("roundNumber");
    public static final ProcessVariable<RoundMode> ROUND_MODE = ProcessVariable.choice("roundMode", RoundMode.class);
    static final ProcessVariable<String> ASKED_RULES = ProcessVariable.text("askedRules");
    static final ProcessVariable<Integer> REPLY_WORKING_DAYS = ProcessVariable.number("replyWorkingDays");
    static final ProcessVariable<SilencePolicy> SILENCE_POLICY =
            ProcessVariable.choice("silencePolicy", SilencePolicy.class);
    static final ProcessVariable<Boolean> HOLDS_CONFERENCE = ProcessVariable.flag("holdsConference");

    static final ProcessVariable<UUID> ROUND_ID = ProcessVariable.id("roundId");
    static final ProcessVariable<LocalDate> ROUND_DEADLINE = ProcessVariable.date("roundDeadline");
    /** First moment after the deadline. */
    static final ProcessVariable<Instant> ROUND_ENDS_AT = ProcessVariable.instant("roundEndsAt");
    static final ProcessVariable<LocalDate> CONFERENCE_ON = ProcessVariable.date("conferenceOn");
    static final ProcessVariable<Boolean> CONFERENCE_PENDING = ProcessVariable.flag("conferencePending");
    static final ProcessVariable<Boolean> HAS_UNSENT = ProcessVariable.flag("roundHasUnsent");
    static final ProcessVariable<Boolean> AWAITS_REPLIES = ProcessVariable.flag("roundAwaitsReplies");
    static final ProcessVariable<Boolean> HAS_UNENDED = ProcessVariable.flag("roundHasUnended");

    /** Messages that the process waits for. */
    public static final class Messages {
        public static final String ALL_REPLIED = "consultation.allReplied";
        /** Somebody changed from outside the forms whom the round asks, until when, or whether it goes on. */
        public static final String ROUND_CHANGED = "consultation.roundChanged";

        private Messages() {}
    }

    /** Ids of flow nodes. */
    public static final class Nodes {
        public static final String POLICY = "businessRuleTask_roundPolicy";
        public static final String BEGIN = "serviceTask_beginRound";
        public static final String PREPARE = "userTask_prepareRound";
        public static final String SIGN = "userTask_signLetter";
        public static final String OPEN_REQUESTS = "serviceTask_openRequests";
        public static final String CONFERENCE = "userTask_conductConference";
        public static final String FOLLOW = "userTask_followRound";
        public static final String DEADLINE = "boundary_deadline";
        public static final String ALL_REPLIED = "boundary_allReplied";
        public static final String ROUND_CHANGED = "boundary_roundChanged";
        public static final String CLOSE = "serviceTask_closeRound";
        public static final String SYNTHESISE = "userTask_synthesiseComments";
        public static final String REVISE = "userTask_reviseDraft";
        public static final String APPROVE = "userTask_approveSynthesis";
        public static final String END_REQUESTS = "serviceTask_endRequests";
        public static final String DONE = "endEvent_roundDone";

        private Nodes() {}
    }

    private CommentRoundProcess() {}
}
