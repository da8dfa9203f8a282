package vn.directive.workflow.engine;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricTaskInstance;

/** Who did an earlier step of the same process instance last. */
class TaskDoers {

    /** @param taskKeys definition keys; the latest completion of each counts */
    Set<String> of(DelegateTask task, List<String> taskKeys) {
        Set<String> doers = new LinkedHashSet<>();
        for (String key : taskKeys) {
            task.getProcessEngineServices().getHistoryService().createHistoricTaskInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId()).taskDefinitionKey(key).finished().list().stream()
                    .max(Comparator.comparing(HistoricTaskInstance::getEndTime))
                    .map(HistoricTaskInstance::getAssignee).filter(Objects::nonNull).ifPresent(doers::add);
        }
        return doers;
    }
}
