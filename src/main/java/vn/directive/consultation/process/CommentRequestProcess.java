package vn.directive.consultation.process;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.consultation.RoundMode;
import vn.directive.workflow.ProcessVariable;

/** Names in {@code comment-request.bpmn}. */
public final class CommentRequestProcess {

    public static final String KEY = "comment-request";

    static final ProcessVariable<UUID> REQUEST_ID = ProcessVariable.id("requestId");
    static final ProcessVariable<UUID> ROUND_ID = ProcessVariable.id("roundId");
    static final ProcessVariable<String> ASKED_BODY = ProcessVariable.text("askedBody");
    static final ProcessVariable<LocalDate> REQUEST_DUE = ProcessVariable.date("requestDue");
    static final ProcessVariable<RoundMode> ROUND_MODE = ProcessVariable.choice("roundMode", RoundMode.class);
    /** This reply was the last one awaited. */
    static final ProcessVariable<Boolean> LAST_REPLY = ProcessVariable.flag("lastReply");

    /** Messages that the process waits for. */
    public static final class Messages {
        public static final String WITHDRAWN = "consultation.requestWithdrawn";
        public static final String INTAKE_CLOSED = "consultation.intakeClosed";

        private Messages() {}
    }

    /** Ids of flow nodes. */
    public static final class Nodes {
        public static final String ACKNOWLEDGE = "userTask_acknowledgeRequest";
        public static final String DECIDE_EXTENSION = "userTask_decideExtension";
        public static final String UNIT_RESULTS = "userTask_enterUnitResults";
        public static final String PREPARE = "userTask_prepareReply";
        public static final String APPROVE = "userTask_approveReply";
        public static final String REPORT_ALL_REPLIED = "serviceTask_reportAllReplied";
        public static final String SENT = "endEvent_replySent";
        public static final String DECLINED = "endEvent_declined";
        public static final String WITHDRAWN = "endEvent_withdrawn";
        public static final String UNANSWERED = "endEvent_unanswered";

        private Nodes() {}
    }

    private CommentRequestProcess() {}
}
