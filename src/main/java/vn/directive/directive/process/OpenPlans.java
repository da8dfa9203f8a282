package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.directive.directive.PlanOpening;
import vn.directive.workflow.DossierVariables;

/** Asks the addressed bodies for their plans, one chunk a transaction. */
@Component("openPlans")
class OpenPlans implements JavaDelegate {

    private static final int CHUNK = 50;

    private final ObjectProvider<PlanOpening> plans;

    OpenPlans(ObjectProvider<PlanOpening> plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PlanOpening opening = plans.getIfAvailable();
        DirectiveLifecycleProcess.PLANS_REMAINING.on(execution).set(opening != null
                && opening.openNext(DossierVariables.DIRECTIVE_ID.from(execution).get(), CHUNK));
    }
}
