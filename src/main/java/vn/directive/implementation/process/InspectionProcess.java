package vn.directive.implementation.process;

import java.time.LocalDate;
import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers and variables of {@code inspection.bpmn}. */
public final class InspectionProcess {

    public static final String KEY = "inspection";

    public static final String PLAN_INSPECTION = "userTask_planInspection";
    public static final String APPROVE_INSPECTION = "userTask_approveInspection";
    public static final String SELF_CHECK = "userTask_selfCheck";
    public static final String RECORD_FINDINGS = "userTask_recordFindings";
    public static final String EXPLAIN_FINDINGS = "userTask_explainFindings";
    public static final String CONCLUDE_INSPECTION = "userTask_concludeInspection";
    public static final String REPORT_REMEDY = "userTask_reportRemedy";
    public static final String CONFIRM_REMEDY = "userTask_confirmRemedy";
    public static final String NO_FAULT = "endEvent_noFault";
    public static final String REMEDIED = "endEvent_remedied";
    public static final String WITHDRAWN = "endEvent_inspectionWithdrawn";

    public static final String INSPECTION_WITHDRAWN_MESSAGE = "implementation.inspectionWithdrawn";

    static final ProcessVariable<UUID> INSPECTION_ID = ProcessVariable.id("inspectionId");
    /** Code of the inspected body. */
    static final ProcessVariable<String> BODY = ProcessVariable.text("body");
    /** Last day of the visit; findings are due two working days later. */
    static final ProcessVariable<LocalDate> INSPECTION_TO = ProcessVariable.date("inspectionTo");
    static final ProcessVariable<Boolean> REMEDIES_ORDERED = ProcessVariable.flag("remediesOrdered");
    static final ProcessVariable<LocalDate> REMEDY_DUE_ON = ProcessVariable.date("remedyDueOn");

    private InspectionProcess() {}
}
