package vn.directive.reporting.process;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers and variables of {@code report-request.bpmn}. */
public final class ReportRequestProcess {

    public static final String KEY = "report-request";

    public static final String PREPARE_RETURN = "userTask_prepareReturn";
    public static final String APPROVE_RETURN = "userTask_approveReturn";
    public static final String CHECK_RETURN = "userTask_checkReturn";
    public static final String RETURN_ACCEPTED = "endEvent_returnAccepted";
    public static final String TAKEN_AS_SENT = "endEvent_takenAsSent";
    public static final String NOT_SUBMITTED = "endEvent_notSubmitted";
    public static final String REQUEST_WITHDRAWN = "endEvent_requestWithdrawn";

    public static final String PERIOD_FROZEN_MESSAGE = "reporting.periodFrozen";
    public static final String REQUEST_WITHDRAWN_MESSAGE = "reporting.requestWithdrawn";

    public static final ProcessVariable<UUID> REQUEST_ID = ProcessVariable.id("requestId");
    /** Code of the reporting body. */
    static final ProcessVariable<String> BODY = ProcessVariable.text("body");
    /** Due date of the present attempt: the period's, later the one of a clarification. */
    static final ProcessVariable<LocalDate> RETURN_DUE_ON = ProcessVariable.date("returnDueOn");
    /** The figures last sent count when the period is frozen. */
    static final ProcessVariable<Boolean> RETURN_SENT = ProcessVariable.flag("returnSent");

    private ReportRequestProcess() {}
}
