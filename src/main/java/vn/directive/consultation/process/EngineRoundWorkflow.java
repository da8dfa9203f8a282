package vn.directive.consultation.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.consultation.RoundMode;
import vn.directive.consultation.RoundTexts;
import vn.directive.consultation.RoundWorkflow;
import vn.directive.directive.Directives;
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

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final AsSystem asSystem;
    private final Directives directives;
    private final WorkingDays workingDays;
    private final RoundTexts texts;

    EngineRoundWorkflow(@Lazy RepositoryService repository, @Lazy RuntimeService runtime, @Lazy TaskService tasks,
            AsSystem asSystem, Directives directives, WorkingDays workingDays, RoundTexts texts) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.asSystem = asSystem;
        this.directives = directives;
        this.workingDays = workingDays;
        this.texts = texts;
    }

    @Override
    public List<String> openRequests(UUID directiveId, UUID roundId, RoundMode mode, List<RequestToOpen> requests) {
        Map<String, Object> shared = new HashMap<>(DossierStart.variables(directives.get(directiveId)));
        shared.put(CommentRequestProcess.ROUND_ID.name(), roundId.toString());
        shared.put(CommentRequestProcess.ROUND_MODE.name(), mode.name());
        // By its id the engine finds it in memory from the second on; by its key it asks the database every time.
        String definition = asSystem.call(() -> repository.createProcessDefinitionQuery()
                .processDefinitionKey(CommentRequestProcess.KEY).withoutTenantId().latestVersion().singleResult().getId());
        return requests.stream().map(request -> {
            Map<String, Object> variables = new HashMap<>(shared);
            variables.put(CommentRequestProcess.REQUEST_ID.name(), request.requestId().toString());
            variables.put(CommentRequestProcess.ASKED_BODY.name(), request.body());
            variables.put(CommentRequestProcess.REQUEST_DUE.name(), request.due().toString());
            return runtime.startProcessInstanceById(definition, directiveId.toString(), variables)
                    .getProcessInstanceId();
        }).toList();
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
            processInstanceIds.forEach(id -> send(CommentRequestProcess.Messages.WITHDRAWN, id));
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

    private void send(String message, String processInstanceId) {
        asSystem.run(() ->
                runtime.createMessageCorrelation(message).processInstanceId(processInstanceId).correlateAll());
    }
}
