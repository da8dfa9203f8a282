package vn.directive.implementation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.Plans;
import vn.directive.workflow.DossierVariables;

@Component("showPlanDraft")
class ShowPlanDraft implements TaskListener {

    private final PlanForms forms;
    private final Plans plans;

    ShowPlanDraft(PlanForms forms, Plans plans) {
        this.forms = forms;
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID planId = ImplementationPlanProcess.PLAN_ID.from(task).get();
        forms.show(task)
                .text("keyTaskList", forms.keyTaskList(DossierVariables.DIRECTIVE_ID.from(task).get()))
                .text("taskRows", forms.rows(plans.tasks(planId)))
                .text("planText", plans.get(planId).planText());
    }
}
