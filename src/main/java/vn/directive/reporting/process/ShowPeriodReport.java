package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component("showPeriodReport")
class ShowPeriodReport implements TaskListener {

    private final PeriodForms forms;

    ShowPeriodReport(PeriodForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        forms.show(task);
    }
}
