package vn.directive.workflow.engine;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.variable.Variables;

/** Who did an earlier step of the same process instance last. */
class TaskDoers {

    private static final String JUST_DONE = "doerOf.";

    /**
     * The next task is mostly created in the transaction that completes this one, before the history of it is
     * written: until then a transient variable knows.
     */
    void done(DelegateTask task, String user) {
        task.getExecution().getProcessInstance().setVariableLocal(JUST_DONE + task.getTaskDefinitionKey(),
                Variables.stringValue(user, true));
    }

    /** @param taskKeys definition keys; the latest completion of each counts */
    Set<String> of(DelegateTask task, List<String> taskKeys) {
        Set<String> doers = new LinkedHashSet<>();
        for (String key : taskKeys) {
            Object justDone = task.getExecution().getProcessInstance().getVariableLocal(JUST_DONE + key);
            Optional.ofNullable((String) justDone).or(() -> recorded(task, key)).ifPresent(doers::add);
        }
        return doers;
    }

    private static Optional<String> recorded(DelegateTask task, String key) {
        return task.getProcessEngineServices().getHistoryService().createHistoricTaskInstanceQuery()
                .processInstanceId(task.getProcessInstanceId()).taskDefinitionKey(key).finished().list().stream()
                .max(Comparator.comparing(HistoricTaskInstance::getEndTime)).map(HistoricTaskInstance::getAssignee);
    }
}
