package vn.directive.implementation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.InspectionService;
import vn.directive.workflow.FormData;

@Component("approveInspection")
class ApproveInspection implements TaskListener {

    private final InspectionService inspections;

    ApproveInspection(InspectionService inspections) {
        this.inspections = inspections;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID id = InspectionProcess.INSPECTION_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case APPROVE -> inspections.approve(id);
            case RETURN -> inspections.sendBack(id, form.text("note"));
        }
    }

    private enum Outcome { APPROVE, RETURN }
}
