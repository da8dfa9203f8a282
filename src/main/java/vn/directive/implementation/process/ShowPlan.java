package vn.directive.implementation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component("showPlan")
class ShowPlan implements TaskListener {

    private final PlanForms forms;

    ShowPlan(PlanForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        forms.show(task);
    }
}
