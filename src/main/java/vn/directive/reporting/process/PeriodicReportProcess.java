package vn.directive.reporting.process;

import java.time.Instant;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers and variables of {@code periodic-report.bpmn}. */
public final class PeriodicReportProcess {

    public static final String KEY = "periodic-report";

    public static final String CONFIRM_PERIOD = "userTask_confirmPeriod";
    public static final String OPEN_REQUESTS = "serviceTask_openRequests";
    public static final String COLLECT_RETURNS = "gateway_collectReturns";
    public static final String ALL_SUBMITTED = "catch_allSubmitted";
    public static final String GRACE_OVER = "timer_graceOver";
    public static final String URGE = "userTask_urge";
    public static final String ALL_SUBMITTED_WHILE_URGING = "boundary_allSubmitted";
    public static final String FREEZE_FIGURES = "serviceTask_freezeFigures";
    public static final String SYNTHESISE = "userTask_synthesise";
    public static final String APPROVE_REPORT = "userTask_approveReport";
    public static final String GIVE_CONCLUSIONS = "userTask_giveConclusions";
    public static final String PERIOD_REPORTED = "endEvent_periodReported";
    public static final String PERIOD_WITHDRAWN = "endEvent_periodWithdrawn";

    public static final String ALL_SUBMITTED_MESSAGE = "reporting.allSubmitted";
    public static final String PERIOD_WITHDRAWN_MESSAGE = "reporting.periodWithdrawn";

    public static final ProcessVariable<UUID> PERIOD_ID = ProcessVariable.id("periodId");
    static final ProcessVariable<Boolean> MORE_BODIES = ProcessVariable.flag("moreBodies");
    /** When waiting ends and the lead body's leader is asked what to do. */
    static final ProcessVariable<Instant> COLLECT_UNTIL = ProcessVariable.instant("collectUntil");

    private PeriodicReportProcess() {}
}
