package vn.directive.consultation.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.consultation.SynthesisSteps;
import vn.directive.consultation.process.CommentRoundProcess.Nodes;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.VisibleTasks;

@Component
class EngineSynthesisSteps implements SynthesisSteps {

    private static final Map<String, Kind> STEPS = Map.of(Nodes.SYNTHESISE, Kind.ANSWERING, Nodes.REVISE, Kind.REVISING,
            Nodes.APPROVE, Kind.APPROVING);

    private final TaskService tasks;
    private final VisibleTasks visible;
    private final TaskHands hands;
    private final AsSystem asSystem;

    EngineSynthesisSteps(@Lazy TaskService tasks, VisibleTasks visible, TaskHands hands, AsSystem asSystem) {
        this.tasks = tasks;
        this.visible = visible;
        this.hands = hands;
        this.asSystem = asSystem;
    }

    @Override
    public Optional<UUID> roundOf(String taskId) {
        return visible.find(taskId).filter(task -> CommentRoundProcess.KEY.equals(task.processKey()))
                .filter(task -> STEPS.containsKey(task.taskKey()))
                .map(task -> tasks.getVariable(taskId, CommentRoundProcess.ROUND_ID.name()))
                .map(id -> UUID.fromString(id.toString()));
    }

    @Override
    public Optional<Step> current(String processInstanceId) {
        return asSystem.call(() -> tasks.createTaskQuery().processInstanceId(processInstanceId).list().stream()
                .filter(task -> STEPS.containsKey(task.getTaskDefinitionKey())).findFirst()
                .map(task -> new Step(STEPS.get(task.getTaskDefinitionKey()), hands.areMine(task))));
    }
}
