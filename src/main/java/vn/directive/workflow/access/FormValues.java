package vn.directive.workflow.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.workflow.CurrentFormValues;

/** What the form of a task shows beside its variables. */
@Component
public class FormValues {

    private final TaskService tasks;
    private final List<CurrentFormValues> sources;

    FormValues(@Lazy TaskService tasks, List<CurrentFormValues> sources) {
        this.tasks = tasks;
        this.sources = sources;
    }

    /** By key; none when the task is gone, or nothing of the acting person's. */
    public Map<String, TypedValue> of(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        Map<String, TypedValue> values = new HashMap<>();
        if (task != null && task.getProcessDefinitionId() != null) {
            String process = task.getProcessDefinitionId().split(":")[0];
            sources.stream().filter(source -> source.shows(process, task.getTaskDefinitionKey()))
                    .forEach(source -> source.of(taskId).forEach((name, value) -> values.put(name,
                            value instanceof TypedValue typed ? typed : Variables.untypedValue(value))));
        }
        return values;
    }
}
