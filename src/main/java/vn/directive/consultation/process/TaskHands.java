package vn.directive.consultation.process;

import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;

/** Who works on a task: whoever took it, and everybody else to whom it was offered, since they share the sheet behind it. */
@Component
class TaskHands {

    private final TaskService tasks;
    private final Organisation organisation;
    private final CurrentUser currentUser;

    TaskHands(@Lazy TaskService tasks, Organisation organisation, CurrentUser currentUser) {
        this.tasks = tasks;
        this.organisation = organisation;
        this.currentUser = currentUser;
    }

    boolean areMine(Task task) {
        if (currentUser.username().equals(task.getAssignee())) {
            return true;
        }
        Set<String> groups = organisation.groupsOf(currentUser.username());
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .anyMatch(link -> link.getGroupId() == null ? currentUser.username().equals(link.getUserId())
                        : groups.contains(link.getGroupId()));
    }
}
