package vn.directive.meeting.process;

import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers of {@code meeting-paper.bpmn}; one instance per invited body. */
public final class MeetingPaperProcess {

    public static final String KEY = "meeting-paper";

    /** Instances of long ago do not have it. */
    public static final ProcessVariable<UUID> PAPER_ID = ProcessVariable.id("paperId");
    public static final ProcessVariable<String> INVITED_BODY = ProcessVariable.text("invitedBody");

    /** Ids of the elements. */
    public static final class Element {
        public static final String SEND_PAPER = "userTask_sendPaper";
        public static final String REPORT_PAPER = "serviceTask_reportPaper";
        public static final String SENT = "endEvent_paperSent";
        public static final String DECLINED = "endEvent_paperDeclined";
        public static final String NOT_SENT = "endEvent_paperNotSent";

        private Element() {}
    }

    /** Names of the messages. */
    public static final class Message {
        public static final String PAPERS_CLOSED = "meeting.papersClosed";

        private Message() {}
    }

    private MeetingPaperProcess() {}
}
