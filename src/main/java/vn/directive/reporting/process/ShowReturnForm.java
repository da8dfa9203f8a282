package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.Periods.RequestView;

@Component("showReturnForm")
class ShowReturnForm implements TaskListener {

    private final ReturnForms forms;

    ShowReturnForm(ReturnForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        RequestView request = forms.request(task);
        forms.show(task).text("figureRows", forms.figureRows(request.id()))
                .text("progressRows", forms.progressRows(request)).text("summary", request.summary())
                .text("changeReason", request.changeReason()).text("evidence", request.evidence());
    }
}
