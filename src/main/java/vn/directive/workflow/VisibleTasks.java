package vn.directive.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Open tasks as the acting person may see them. */
public interface VisibleTasks {

    /** The task, if it is open and the engine lets the acting person read it. */
    Optional<VisibleTask> find(String taskId);

    /** Whether the task is open and the acting person's: taken by them, or taken by nobody and offered to them. */
    boolean mayWorkOn(String taskId);

    /**
     * @param instruction what the model says about the step; may be null
     * @param taskKey id of the step in its model
     * @param directiveId null outside dossiers
     * @param assignee username of who took it, or null
     * @param candidateGroups as {@code <body>:<role>}
     * @param due null without a deadline
     */
    record VisibleTask(String id, String name, String instruction, String taskKey, String processKey,
            String processName, String processInstanceId, UUID directiveId, String assignee,
            List<String> candidateGroups, Instant created, Instant due) {}
}
