package vn.directive.workflow;

import java.time.LocalDate;
import vn.directive.workflow.OpenTasks.OpenTask;

/** A module that keeps the deadline behind some tasks of its processes itself. */
public interface TaskDeadlineOwner {

    /** True when the deadline of this task is not the task's own. */
    boolean owns(OpenTask task);

    /** Moves the deadline, records it in the audit trail, and shows it on the task. */
    void extend(OpenTask task, LocalDate deadline, String reason);
}
