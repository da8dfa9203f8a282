package vn.directive.consultation.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.consultation.ReplySteps;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.VisibleTasks;

@Component
class EngineReplySteps implements ReplySteps {

    private static final List<String> STEPS = List.of(Nodes.PREPARE, Nodes.APPROVE);

    private final TaskService tasks;
    private final VisibleTasks visible;
    private final Organisation organisation;
    private final CurrentUser currentUser;

    EngineReplySteps(@Lazy TaskService tasks, VisibleTasks visible, Organisation organisation,
            CurrentUser currentUser) {
        this.tasks = tasks;
        this.visible = visible;
        this.organisation = organisation;
        this.currentUser = currentUser;
    }

    @Override
    public Optional<UUID> requestOf(String taskId) {
        return visible.find(taskId).filter(task -> CommentRequestProcess.KEY.equals(task.processKey()))
                .filter(task -> STEPS.contains(task.taskKey()))
                .map(task -> tasks.getVariable(taskId, CommentRequestProcess.REQUEST_ID.name()))
                .map(id -> UUID.fromString(id.toString()));
    }

    @Override
    public Optional<Step> current(String processInstanceId) {
        return tasks.createTaskQuery().processInstanceId(processInstanceId).list().stream()
                .filter(task -> STEPS.contains(task.getTaskDefinitionKey())).findFirst()
                .map(task -> new Step(Nodes.PREPARE.equals(task.getTaskDefinitionKey()), isMine(task)));
    }

    private boolean isMine(Task task) {
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
