package vn.directive.implementation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component("showInspection")
class ShowInspection implements TaskListener {

    private final InspectionForms forms;

    ShowInspection(InspectionForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        forms.show(task);
    }
}
