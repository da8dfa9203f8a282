package vn.directive.implementation.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.InspectionService;
import vn.directive.implementation.Inspections.Finding;
import vn.directive.workflow.FormData;

@Component("recordFindings")
class RecordFindings implements TaskListener {

    private static final List<String> COLUMNS = List.of("phát hiện", "minh chứng");

    private final InspectionService inspections;

    RecordFindings(InspectionService inspections) {
        this.inspections = inspections;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID id = InspectionProcess.INSPECTION_ID.from(task).get();
        inspections.recordFindings(id, form.rows("findingRows", COLUMNS, 2).stream()
                .map(row -> new Finding(row.text(0), row.text(1))).toList());
    }
}
