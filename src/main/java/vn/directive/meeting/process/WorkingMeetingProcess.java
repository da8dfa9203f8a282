package vn.directive.meeting.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.directive.meeting.MeetingKind;
import vn.directive.workflow.ProcessVariable;

/** Identifiers of {@code working-meeting.bpmn}. */
public final class WorkingMeetingProcess {

    public static final String KEY = "working-meeting";

    public static final ProcessVariable<UUID> MEETING_ID = ProcessVariable.id("meetingId");
    public static final ProcessVariable<MeetingKind> MEETING_KIND =
            ProcessVariable.choice("meetingKind", MeetingKind.class);
    public static final ProcessVariable<LocalDate> MEETING_DATE = ProcessVariable.date("meetingDate");
    /** When the meeting stops waiting for papers. */
    public static final ProcessVariable<Instant> PAPERS_CLOSE_AT = ProcessVariable.instant("papersCloseAt");
    public static final ProcessVariable<Boolean> MORE_PAPERS = ProcessVariable.flag("morePapers");
    /** Output: whether the meeting asks for a directive. */
    public static final ProcessVariable<Boolean> PROPOSES_DIRECTIVE = ProcessVariable.flag("proposesDirective");

    /** Ids of the elements. */
    public static final class Element {
        public static final String PLAN_MEETING = "userTask_planMeeting";
        public static final String APPROVE_PLAN = "userTask_approveMeetingPlan";
        public static final String ANNOUNCE = "serviceTask_announceMeeting";
        public static final String PREPARE_REPORT = "userTask_prepareLeadInReport";
        public static final String REQUEST_PAPERS = "serviceTask_requestPapers";
        public static final String AWAIT_PAPERS = "gateway_awaitPapers";
        public static final String ALL_PAPERS_IN = "message_allPapersIn";
        public static final String MEETING_DAY = "timer_meetingDay";
        public static final String CLOSE_PAPERS = "serviceTask_closePapers";
        public static final String WRITE_MINUTES = "userTask_writeMinutes";
        public static final String CONFIRM_MINUTES = "userTask_confirmMinutes";
        public static final String DIRECTIVE_PROPOSED = "endEvent_directiveProposed";
        public static final String NO_DIRECTIVE_PROPOSED = "endEvent_noDirectiveProposed";

        private Element() {}
    }

    /** Names of the messages. */
    public static final class Message {
        public static final String ALL_PAPERS_IN = "meeting.allPapersIn";

        private Message() {}
    }

    private WorkingMeetingProcess() {}
}
