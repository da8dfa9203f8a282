package vn.directive.consultation.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.consultation.ReplySteps;
import vn.directive.consultation.process.CommentRequestProcess.Nodes;
import vn.directive.workflow.VisibleTasks;

@Component
class EngineReplySteps implements ReplySteps {

    private static final List<String> STEPS = List.of(Nodes.PREPARE, Nodes.APPROVE);

    private final TaskService tasks;
    private final VisibleTasks visible;
    private final TaskHands hands;

    EngineReplySteps(@Lazy TaskService tasks, VisibleTasks visible, TaskHands hands) {
        this.tasks = tasks;
        this.visible = visible;
        this.hands = hands;
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
                .map(task -> new Step(Nodes.PREPARE.equals(task.getTaskDefinitionKey()), hands.areMine(task)));
    }
}
