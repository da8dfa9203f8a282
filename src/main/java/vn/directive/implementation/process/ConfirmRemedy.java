package vn.directive.implementation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.InspectionService;
import vn.directive.workflow.FormData;

@Component("confirmRemedy")
class ConfirmRemedy implements TaskListener {

    private final InspectionService inspections;

    ConfirmRemedy(InspectionService inspections) {
        this.inspections = inspections;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID id = InspectionProcess.INSPECTION_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case DONE -> inspections.confirmRemedy(id);
            case NOT_YET -> {
                inspections.remedyNotYetDone(id, form.text("note"), form.date("newDueOn"));
                InspectionProcess.REMEDY_DUE_ON.on(task.getExecution()).set(form.date("newDueOn"));
            }
        }
    }

    private enum Outcome { DONE, NOT_YET }
}
