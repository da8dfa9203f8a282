package vn.directive.implementation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.PlanService;
import vn.directive.workflow.FormData;

@Component("signPlan")
class SignPlan implements TaskListener {

    private final PlanService plans;

    SignPlan(PlanService plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        var planId = ImplementationPlanProcess.PLAN_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case SIGN -> plans.sign(planId);
            case RETURN -> plans.sendBack(planId, form.text("note"));
        }
    }

    private enum Outcome { SIGN, RETURN }
}
