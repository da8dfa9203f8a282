package vn.directive.consultation.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundTexts;
import vn.directive.consultation.RoundWorkflow;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.WorkingDays;

/** Starts, ends and moves the processes of asked bodies. Messages to processes that already went on are dropped. */
@Component
class EngineRoundWorkflow implements RoundWorkflow {

    /** As the card of a new task says it. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.forLanguageTag("vi-VN"));

    /** Processes that one transaction ends; more are ended by a batch of the engine. */
    private static final int AT_ONCE = 100;

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsSystem asSystem;
    private final Directives directives;
    private final WorkingDays workingDays;
    private final RoundTexts texts;
    private final RoundTaskViews.ShowRoundProgress progress;

    EngineRoundWorkflow(@Lazy RuntimeService runtime, @Lazy TaskService tasks, AsSystem asSystem,
            Directives directives, WorkingDays workingDays, RoundTexts texts,
            RoundTaskViews.ShowRoundProgress progress) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.asSystem = asSystem;
        this.directives = directives;
        this.workingDays = workingDays;
        this.texts = texts;
        this.progress = progress;
    }

    @Override
    public String openRequest(RequestToOpen request) {
        DirectiveView directive = directives.get(request.directiveId());
        Map<String, Object> variables = new HashMap<>(DossierStart.variables(directive));
        variables.put(CommentRequestProcess.REQUEST_ID.name(), request.requestId().toString());
        variables.put(CommentRequestProcess.ROUND_ID.name(), request.roundId().toString());
        variables.put(CommentRequestProcess.ASKED_BODY.name(), request.body());
        variables.put(CommentRequestProcess.REQUEST_DUE.name(), request.due().toString());
        variables.put(CommentRequestProcess.ROUND_MODE.name(), request.mode().name());
        ProcessInstance started = runtime.startProcessInstanceByKey(CommentRequestProcess.KEY,
                request.directiveId().toString(), variables);
        return started.getProcessInstanceId();
    }

    @Override
    public void withdraw(String processInstanceId) {
        send(CommentRequestProcess.Messages.WITHDRAWN, processInstanceId);
    }

    @Override
    public void closeIntake(String processInstanceId) {
        send(CommentRequestProcess.Messages.INTAKE_CLOSED, processInstanceId);
    }

    @Override
    public void allReplied(String processInstanceId) {
        send(CommentRoundProcess.Messages.ALL_REPLIED, processInstanceId);
    }

    @Override
    public void changed(String processInstanceId) {
        send(CommentRoundProcess.Messages.ROUND_CHANGED, processInstanceId);
    }

    @Override
    public void withdrawAll(List<String> processInstanceIds) {
        if (processInstanceIds.size() <= AT_ONCE) {
            processInstanceIds.forEach(this::withdraw);
        } else {
            asSystem.run(() -> runtime.createMessageCorrelationAsync(CommentRequestProcess.Messages.WITHDRAWN)
                    .processInstanceIds(processInstanceIds).correlateAllAsync());
        }
    }

    /** Open tasks keep the due date they were created with unless it is set. */
    @Override
    public void reschedule(String processInstanceId, LocalDate due) {
        asSystem.run(() -> show(processInstanceId, due));
    }

    private void show(String processInstanceId, LocalDate due) {
        runtime.setVariable(processInstanceId, CommentRequestProcess.REQUEST_DUE.name(), due.toString());
        String asked = texts.requestSummary(UUID.fromString((String) runtime.getVariable(processInstanceId,
                CommentRequestProcess.REQUEST_ID.name())));
        for (Task task : tasks.createTaskQuery().processInstanceId(processInstanceId).list()) {
            tasks.setVariableLocal(task.getId(), "requestSummary", asked);
            switch (task.getTaskDefinitionKey()) {
                case CommentRequestProcess.Nodes.UNIT_RESULTS, CommentRequestProcess.Nodes.PREPARE ->
                    task.setDueDate(workingDays.after(due.toString(), -1));
                case CommentRequestProcess.Nodes.APPROVE -> task.setDueDate(workingDays.on(due.toString()));
                default -> {
                    continue;
                }
            }
            tasks.saveTask(task);
            tasks.setVariableLocal(task.getId(), "dossierDue",
                    DAY.format(task.getDueDate().toInstant().atZone(TimeConfiguration.ZONE)));
        }
    }

    @Override
    public void progressed(String processInstanceId, UUID roundId) {
        asSystem.run(() -> tasks.createTaskQuery().processInstanceId(processInstanceId)
                .taskDefinitionKey(CommentRoundProcess.Nodes.FOLLOW).list()
                .forEach(task -> tasks.setVariablesLocal(task.getId(), progress.of(roundId))));
    }

    private void send(String message, String processInstanceId) {
        asSystem.run(() ->
                runtime.createMessageCorrelation(message).processInstanceId(processInstanceId).correlateAll());
    }
}
