package vn.directive.implementation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.Inspections.InspectionView;

@Component("showInspectionPlan")
class ShowInspectionPlan implements TaskListener {

    private final InspectionForms forms;

    ShowInspectionPlan(InspectionForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        InspectionView inspection = forms.inspection(task);
        forms.show(task).text("contents", inspection.contents()).text("team", inspection.team())
                .date("startsOn", inspection.startsOn()).date("endsOn", inspection.endsOn());
    }
}
