package vn.directive.implementation.process;

import java.util.UUID;
import vn.directive.workflow.ProcessVariable;

/** Identifiers and variables of {@code implementation-plan.bpmn}. */
public final class ImplementationPlanProcess {

    public static final String KEY = "implementation-plan";

    public static final String ASSIGN_PLAN = "userTask_assignPlan";
    public static final String MAKE_PLAN = "userTask_makePlan";
    public static final String SIGN_PLAN = "userTask_signPlan";
    public static final String REVIEW_PLAN = "userTask_reviewPlan";
    public static final String PLAN_ACCEPTED = "endEvent_planAccepted";
    public static final String WITHDRAWN = "endEvent_planWithdrawn";

    public static final String PLAN_WITHDRAWN_MESSAGE = "implementation.planWithdrawn";

    static final ProcessVariable<UUID> PLAN_ID = ProcessVariable.id("planId");
    /** Code of the body whose plan it is. */
    static final ProcessVariable<String> BODY = ProcessVariable.text("body");

    private ImplementationPlanProcess() {}
}
