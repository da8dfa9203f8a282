package vn.directive.review.process;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Names shared by {@code review-request.bpmn} and Java. */
public final class ReviewRequestProcess {

    public static final String KEY = "review-request";

    public static final String PREPARE_REPORT = "userTask_prepareReport";
    public static final String APPROVE_REPORT = "userTask_approveReport";
    public static final String GATEWAY_REPORT_APPROVED = "gateway_reportApproved";
    public static final String SEND_REPORT = "serviceTask_sendReviewReport";
    public static final String END_SENT = "endEvent_reportSent";
    public static final String START_COLLECTION_CLOSED = "startEvent_collectionClosed";
    public static final String END_MISSED = "endEvent_reportMissed";

    public static final String MESSAGE_COLLECTION_CLOSED = "review.collectionClosed";

    public static final ProcessVariable<UUID> REQUEST_ID = ProcessVariable.id("reviewRequestId");
    public static final ProcessVariable<String> BODY = ProcessVariable.text("askedBody");
    public static final ProcessVariable<LocalDate> REPORT_DUE_ON = ProcessVariable.date("reportDueOn");

    /** Outcome of {@link #APPROVE_REPORT}. */
    public static final String SEND = "SEND";

    private ReviewRequestProcess() {}
}
