package vn.directive.review.process;

import java.time.Instant;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Names shared by {@code directive-review.bpmn} and Java. */
public final class DirectiveReviewProcess {

    public static final String KEY = "directive-review";

    public static final String PLAN_REVIEW = "userTask_planReview";
    public static final String APPROVE_PLAN = "userTask_approvePlan";
    public static final String GATEWAY_PLAN_APPROVED = "gateway_planApproved";
    public static final String OPEN_REQUESTS = "serviceTask_openReviewRequests";
    public static final String GATEWAY_REQUESTS_REMAINING = "gateway_requestsRemaining";
    public static final String GATEWAY_AWAIT_REPORTS = "gateway_awaitReports";
    public static final String CATCH_ALL_REPORTED = "catch_allReported";
    public static final String TIMER_REPORTS_DUE = "timer_reportsDue";
    public static final String CLOSE_COLLECTION = "serviceTask_closeCollection";
    public static final String DRAFT_SYNTHESIS = "userTask_draftSynthesis";
    public static final String RECORD_CONFERENCE = "userTask_recordConference";
    public static final String DECIDE_REVIEW = "userTask_decideReview";
    public static final String GATEWAY_ANY_NOMINATION = "gateway_anyNomination";
    public static final String CALL_COMMENDATION = "callActivity_commendation";
    public static final String END_REVIEWED = "endEvent_reviewed";

    public static final String MESSAGE_ALL_REPORTED = "review.allReported";

    public static final ProcessVariable<UUID> REVIEW_ID = ProcessVariable.id("reviewId");
    public static final ProcessVariable<Instant> REPORTS_DUE_AT = ProcessVariable.instant("reportsDueAt");
    public static final ProcessVariable<Boolean> REQUESTS_REMAINING = ProcessVariable.flag("requestsRemaining");
    public static final ProcessVariable<Boolean> ANY_NOMINATION = ProcessVariable.flag("anyNomination");
    /** Out: KEEP, AMEND, REPLACE or END. */
    public static final ProcessVariable<String> REVIEW_OUTCOME = ProcessVariable.text("reviewOutcome");

    /** Outcome of {@link #APPROVE_PLAN}. */
    public static final String APPROVE = "APPROVE";

    private DirectiveReviewProcess() {}
}
