package vn.directive.consultation.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundInterventions;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.OpenTasks.OpenTask;
import vn.directive.workflow.TaskDeadlineOwner;

/** The work of an asked body is due with its request, following a round with the round. */
@Component
class RoundDeadlines implements TaskDeadlineOwner {

    private static final Set<String> OF_THE_BODY = Set.of(CommentRequestProcess.Nodes.ACKNOWLEDGE,
            CommentRequestProcess.Nodes.UNIT_RESULTS, CommentRequestProcess.Nodes.PREPARE,
            CommentRequestProcess.Nodes.APPROVE);

    private final RoundInterventions rounds;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    RoundDeadlines(RoundInterventions rounds, @Lazy RuntimeService runtime, AsSystem asSystem) {
        this.rounds = rounds;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public boolean owns(OpenTask task) {
        return task.processKey().equals(CommentRequestProcess.KEY) && OF_THE_BODY.contains(task.taskKey())
                || task.processKey().equals(CommentRoundProcess.KEY)
                && task.taskKey().equals(CommentRoundProcess.Nodes.FOLLOW);
    }

    @Override
    public void extend(OpenTask task, LocalDate deadline, String reason) {
        UUID round = UUID.fromString(variable(task, CommentRequestProcess.ROUND_ID.name()));
        List<String> body = task.processKey().equals(CommentRoundProcess.KEY) ? List.of()
                : List.of(rounds.bodyOf(UUID.fromString(variable(task, CommentRequestProcess.REQUEST_ID.name()))));
        rounds.extend(round, body, deadline, reason);
    }

    private String variable(OpenTask task, String name) {
        return asSystem.call(() -> (String) runtime.getVariable(task.instanceId(), name));
    }
}
