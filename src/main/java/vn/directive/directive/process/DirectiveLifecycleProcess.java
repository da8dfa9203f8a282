package vn.directive.directive.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.directive.directive.CalendarKind;
import vn.directive.workflow.ProcessVariable;

/** Names shared by {@code directive-lifecycle.bpmn} and Java. */
public final class DirectiveLifecycleProcess {

    public static final String KEY = "directive-lifecycle";

    public static final String START_DIRECTIVE_PROPOSED = "startEvent_directiveProposed";
    public static final String GATEWAY_MEETING_PLANNED = "gateway_meetingPlanned";
    public static final String CALL_WORKING_MEETING = "callActivity_workingMeeting";
    public static final String GATEWAY_DIRECTIVE_PROPOSED = "gateway_directiveProposed";
    public static final String CLOSE_WITHOUT_DIRECTIVE = "serviceTask_closeWithoutDirective";
    public static final String END_NOT_PROPOSED = "endEvent_notProposed";
    public static final String CALL_CONCLUSION_NOTICE = "callActivity_conclusionNotice";
    public static final String CALL_DRAFTING = "callActivity_drafting";
    public static final String BOUNDARY_DRAFT_DEADLINE = "boundary_draftDeadline";
    public static final String REMIND_LEAD_BODY = "serviceTask_remindLeadBody";
    public static final String END_LEAD_BODY_REMINDED = "endEvent_leadBodyReminded";
    public static final String GATEWAY_ANY_ROUND = "gateway_anyRound";
    public static final String CALL_FIRST_ROUND = "callActivity_firstRound";
    public static final String GATEWAY_SECOND_ROUND = "gateway_secondRound";
    public static final String CALL_SECOND_ROUND = "callActivity_secondRound";
    public static final String GATEWAY_THIRD_ROUND = "gateway_thirdRound";
    public static final String CALL_THIRD_ROUND = "callActivity_thirdRound";
    public static final String CALL_ISSUANCE = "callActivity_issuance";
    public static final String ENTER_KEY_TASKS = "userTask_enterKeyTasks";
    public static final String OPEN_PLANS = "serviceTask_openPlans";
    public static final String GATEWAY_PLANS_REMAINING = "gateway_plansRemaining";
    public static final String PLAN_NEXT_EVENT = "serviceTask_planNextEvent";
    public static final String GATEWAY_AWAIT_EVENT = "gateway_awaitEvent";
    public static final String TIMER_EVENT_DUE = "timer_eventDue";
    public static final String GATEWAY_FINAL_REVIEW_DUE = "gateway_finalReviewDue";
    public static final String OPEN_CALENDAR_CHILD = "serviceTask_openCalendarChild";
    public static final String CATCH_VALIDITY_ENDED = "catch_validityEnded";
    public static final String CALL_FINAL_REVIEW = "callActivity_finalReview";
    public static final String GATEWAY_VALIDITY_DECIDED = "gateway_validityDecided";
    public static final String CLOSE_DIRECTIVE = "serviceTask_closeDirective";
    public static final String END_CLOSED = "endEvent_closed";
    public static final String START_CANCEL = "startEvent_cancelDecided";
    public static final String CANCEL_DOSSIER = "serviceTask_cancelDossier";
    public static final String ANNOUNCE_CANCELLATION = "userTask_announceCancellation";
    public static final String END_CANCELLED = "endEvent_cancelled";
    public static final String START_SUPERSEDE = "startEvent_superseded";
    public static final String SUPERSEDE_DIRECTIVE = "serviceTask_supersedeDirective";
    public static final String ANNOUNCE_REPLACEMENT = "userTask_announceReplacement";
    public static final String END_SUPERSEDED = "endEvent_superseded";
    public static final String START_REPEAL = "startEvent_repealed";
    public static final String REPEAL_DIRECTIVE = "serviceTask_repealDirective";
    public static final String ANNOUNCE_REPEAL = "userTask_announceRepeal";
    public static final String END_REPEALED = "endEvent_repealed";

    public static final String MESSAGE_VALIDITY_ENDED = "directive.validityEnded";
    public static final String MESSAGE_CANCEL = "directive.cancel";
    public static final String MESSAGE_SUPERSEDED = "directive.superseded";
    public static final String MESSAGE_REPEALED = "directive.repealed";

    public static final ProcessVariable<Boolean> MEETING_PLANNED = ProcessVariable.flag("meetingPlanned");
    /** Out of the working meeting. */
    public static final ProcessVariable<Boolean> PROPOSES_DIRECTIVE = ProcessVariable.flag("proposesDirective");
    public static final ProcessVariable<Integer> ROUND_COUNT = ProcessVariable.number("roundCount");
    public static final ProcessVariable<String> FIRST_ROUND_MODE = ProcessVariable.text("firstRoundMode");
    public static final ProcessVariable<String> SECOND_ROUND_MODE = ProcessVariable.text("secondRoundMode");
    public static final ProcessVariable<String> THIRD_ROUND_MODE = ProcessVariable.text("thirdRoundMode");
    /** Out of the conclusion notice. */
    public static final ProcessVariable<LocalDate> DRAFT_DEADLINE = ProcessVariable.date("draftDeadline");
    public static final ProcessVariable<Instant> DRAFT_DEADLINE_AT = ProcessVariable.instant("draftDeadlineAt");
    public static final ProcessVariable<Boolean> PLANS_REMAINING = ProcessVariable.flag("plansRemaining");
    public static final ProcessVariable<UUID> NEXT_EVENT_ID = ProcessVariable.id("nextEventId");
    public static final ProcessVariable<CalendarKind> NEXT_EVENT_KIND =
            ProcessVariable.choice("nextEventKind", CalendarKind.class);
    public static final ProcessVariable<Instant> NEXT_EVENT_AT = ProcessVariable.instant("nextEventAt");
    /** Out of the final review: KEEP, AMEND, REPLACE or END. */
    public static final ProcessVariable<String> REVIEW_OUTCOME = ProcessVariable.text("reviewOutcome");

    private DirectiveLifecycleProcess() {}
}
