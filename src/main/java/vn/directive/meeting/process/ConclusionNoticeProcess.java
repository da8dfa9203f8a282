package vn.directive.meeting.process;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers of {@code conclusion-notice.bpmn}. */
public final class ConclusionNoticeProcess {

    public static final String KEY = "conclusion-notice";

    public static final ProcessVariable<UUID> NOTICE_ID = ProcessVariable.id("noticeId");
    /** Output, beside the lead body: until when the draft must be submitted. */
    public static final ProcessVariable<LocalDate> DRAFT_DEADLINE = ProcessVariable.date("draftDeadline");

    /** Candidate groups that may sign, as {@code signing-authority} decided. */
    public static final ProcessVariable<String> SIGNERS = ProcessVariable.text("signers");
    /** Row of the decision table, for as long as it takes to read it. */
    public static final String SIGNING = "signing";

    /** Ids of the elements. */
    public static final class Element {
        public static final String DRAFT = "userTask_draftNotice";
        public static final String CHECK_FORMAT = "userTask_checkNoticeFormat";
        public static final String GIVE_OPINION = "userTask_giveBoardOpinion";
        public static final String DECIDE_SIGNERS = "businessRuleTask_signingAuthority";
        public static final String SIGN = "userTask_signNotice";
        public static final String ISSUE = "userTask_issueNotice";
        public static final String ISSUED = "endEvent_noticeIssued";

        private Element() {}
    }

    private ConclusionNoticeProcess() {}
}
