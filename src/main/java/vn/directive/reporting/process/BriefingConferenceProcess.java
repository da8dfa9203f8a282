package vn.directive.reporting.process;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers and variables of {@code briefing-conference.bpmn}. */
public final class BriefingConferenceProcess {

    public static final String KEY = "briefing-conference";

    public static final String PREPARE_BRIEFING = "userTask_prepareBriefing";
    public static final String APPROVE_AGENDA = "userTask_approveAgenda";
    public static final String RECORD_BRIEFING = "userTask_recordBriefing";
    public static final String ISSUE_CONCLUSION = "userTask_issueConclusion";
    public static final String CONCLUSION_ISSUED = "endEvent_conclusionIssued";
    public static final String BRIEFING_WITHDRAWN = "endEvent_briefingWithdrawn";

    public static final String BRIEFING_WITHDRAWN_MESSAGE = "reporting.briefingWithdrawn";

    static final ProcessVariable<UUID> BRIEFING_ID = ProcessVariable.id("briefingId");
    /** Code of the body that holds it; the lead body unless the starter says otherwise. */
    static final ProcessVariable<String> CHAIR_BODY = ProcessVariable.text("chairBody");
    static final ProcessVariable<LocalDate> HELD_ON = ProcessVariable.date("heldOn");

    private BriefingConferenceProcess() {}
}
