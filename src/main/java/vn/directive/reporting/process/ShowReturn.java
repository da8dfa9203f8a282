package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component("showReturn")
class ShowReturn implements TaskListener {

    private final ReturnForms forms;

    ShowReturn(ReturnForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        forms.show(task);
    }
}
