package vn.directive.implementation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.PlanService;
import vn.directive.workflow.FormData;

@Component("assignPlan")
class AssignPlan implements TaskListener {

    private final PlanService plans;

    AssignPlan(PlanService plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        plans.assign(ImplementationPlanProcess.PLAN_ID.from(task).get(), form.text("responsibleOffice"),
                form.optionalText("note").orElse(null));
    }
}
