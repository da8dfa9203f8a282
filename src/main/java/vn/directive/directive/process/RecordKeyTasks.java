package vn.directive.directive.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.KeyTasks;
import vn.directive.directive.KeyTasks.NewKeyTask;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

@Component("recordKeyTasks")
class RecordKeyTasks implements TaskListener {

    private static final List<String> COLUMNS = List.of("Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn");

    private final KeyTasks keyTasks;

    RecordKeyTasks(KeyTasks keyTasks) {
        this.keyTasks = keyTasks;
    }

    @Override
    public void notify(DelegateTask task) {
        keyTasks.define(DossierVariables.DIRECTIVE_ID.from(task).get(), FormData.of(task)
                .rows("keyTasks", COLUMNS, 1).stream().map(row -> new NewKeyTask(row.text(0),
                        row.optionalText(1).orElse(null),
                        row.date(2).orElse(null))).toList());
    }
}
