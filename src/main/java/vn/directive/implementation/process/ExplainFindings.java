package vn.directive.implementation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.InspectionService;
import vn.directive.workflow.FormData;

@Component("explainFindings")
class ExplainFindings implements TaskListener {

    private final InspectionService inspections;

    ExplainFindings(InspectionService inspections) {
        this.inspections = inspections;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID id = InspectionProcess.INSPECTION_ID.from(task).get();
        inspections.explain(id, form.text("explanation"));
    }
}
