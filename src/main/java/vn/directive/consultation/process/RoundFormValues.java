package vn.directive.consultation.process;

import static vn.directive.consultation.process.CommentRoundProcess.ROUND_ID;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RequestState;
import vn.directive.consultation.RoundTexts;
import vn.directive.consultation.Rounds;
import vn.directive.consultation.Rounds.RequestView;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.CurrentFormValues;

/** Bodies to choose from, and how far the round is: it changes with every answer. */
@Component
class RoundFormValues implements CurrentFormValues {

    private static final String BODIES = "bodyOptions";

    private final TaskService tasks;
    private final AsSystem asSystem;
    private final Rounds rounds;
    private final RoundTexts texts;
    private final FormOptions options;

    RoundFormValues(@Lazy TaskService tasks, AsSystem asSystem, Rounds rounds, RoundTexts texts, FormOptions options) {
        this.tasks = tasks;
        this.asSystem = asSystem;
        this.rounds = rounds;
        this.texts = texts;
        this.options = options;
    }

    @Override
    public boolean shows(String processKey, String taskKey) {
        return processKey.equals(CommentRequestProcess.KEY) && taskKey.equals(CommentRequestProcess.Nodes.ACKNOWLEDGE)
                || processKey.equals(CommentRoundProcess.KEY) && taskKey.equals(CommentRoundProcess.Nodes.FOLLOW);
    }

    @Override
    public Map<String, Object> of(String taskId) {
        String step = tasks.createTaskQuery().taskId(taskId).singleResult().getTaskDefinitionKey();
        if (step.equals(CommentRequestProcess.Nodes.ACKNOWLEDGE)) {
            return Map.of(BODIES, options.bodies());
        }
        UUID roundId = UUID.fromString(asSystem.call(() -> (String) tasks.getVariable(taskId, ROUND_ID.name())));
        List<RequestView> requests = rounds.requests(roundId);
        return Map.of(BODIES, options.bodies(), "roundProgress", texts.progress(roundId, requests), "openOptions",
                options.named(requests.stream().filter(r -> RequestState.AWAITED.contains(r.state()))
                        .collect(Collectors.toMap(RequestView::body, RequestView::bodyName))));
    }
}
