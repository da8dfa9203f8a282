package vn.directive.implementation.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.InspectionService;
import vn.directive.implementation.Inspections.Remedy;
import vn.directive.workflow.FormData;

@Component("concludeInspection")
class ConcludeInspection implements TaskListener {

    private static final List<String> COLUMNS = List.of("việc phải khắc phục", "hạn");

    private final InspectionService inspections;

    ConcludeInspection(InspectionService inspections) {
        this.inspections = inspections;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID id = InspectionProcess.INSPECTION_ID.from(task).get();
        Optional<LocalDate> due = inspections.conclude(id, form.text("conclusion"),
                form.rows("remedyRows", COLUMNS, 2).stream()
                        .map(row -> new Remedy(row.text(0), row.date(1).orElseThrow(), null)).toList());
        InspectionProcess.REMEDIES_ORDERED.on(task.getExecution()).set(due.isPresent());
        due.ifPresent(day -> InspectionProcess.REMEDY_DUE_ON.on(task.getExecution()).set(day));
    }
}
