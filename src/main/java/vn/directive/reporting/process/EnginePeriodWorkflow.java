package vn.directive.reporting.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.reporting.PeriodWorkflow;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.WorkingDays;

@Component
class EnginePeriodWorkflow implements PeriodWorkflow {

    /** As the card of a new task says it. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", Locale.forLanguageTag("vi-VN"));

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final WorkingDays workingDays;
    private final AsSystem asSystem;

    EnginePeriodWorkflow(@Lazy RuntimeService runtime, @Lazy TaskService tasks, WorkingDays workingDays,
            AsSystem asSystem) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.workingDays = workingDays;
        this.asSystem = asSystem;
    }

    @Override
    public void startRequest(UUID requestId, String owner, PeriodView period, DirectiveView directive) {
        Map<String, Object> variables = new HashMap<>(DossierStart.variables(directive));
        variables.put(PeriodicReportProcess.PERIOD_ID.name(), period.id().toString());
        variables.put(ReportRequestProcess.REQUEST_ID.name(), requestId.toString());
        variables.put(ReportRequestProcess.BODY.name(), owner);
        variables.put(ReportRequestProcess.RETURN_DUE_ON.name(), period.dueOn().toString());
        variables.put(ReportRequestProcess.RETURN_SENT.name(), false);
        runtime.startProcessInstanceByKey(ReportRequestProcess.KEY, directive.id().toString(), variables);
    }

    @Override
    public void reschedule(PeriodView period, List<UUID> requestIds, LocalDate dueOn) {
        Set<String> wanted = requestIds.stream().map(UUID::toString).collect(Collectors.toSet());
        asSystem.run(() -> {
            String[] instances = runtime.createProcessInstanceQuery().processDefinitionKey(ReportRequestProcess.KEY)
                    .processInstanceBusinessKey(period.directiveId().toString()).list().stream()
                    .map(ProcessInstance::getId).toArray(String[]::new);
            runtime.createVariableInstanceQuery().variableName(ReportRequestProcess.REQUEST_ID.name())
                    .processInstanceIdIn(instances).list().stream().filter(v -> wanted.contains(v.getValue()))
                    .forEach(v -> reschedule(v.getProcessInstanceId(), dueOn));
        });
    }

    private void reschedule(String instance, LocalDate dueOn) {
        runtime.setVariable(instance, ReportRequestProcess.RETURN_DUE_ON.name(), dueOn.toString());
        tasks.createTaskQuery().processInstanceId(instance)
                .taskDefinitionKeyIn(ReportRequestProcess.PREPARE_RETURN, ReportRequestProcess.APPROVE_RETURN).list()
                .forEach(task -> {
                    task.setDueDate(workingDays.on(dueOn.toString()));
                    tasks.saveTask(task);
                    tasks.setVariableLocal(task.getId(), "dossierDue", DAY.format(dueOn));
                });
    }

    @Override
    public void allSubmitted(UUID periodId) {
        correlateInPeriod(PeriodicReportProcess.ALL_SUBMITTED_MESSAGE, periodId);
    }

    @Override
    public void frozen(UUID periodId) {
        correlateInPeriod(ReportRequestProcess.PERIOD_FROZEN_MESSAGE, periodId);
    }

    @Override
    public void withdrawAll(UUID directiveId) {
        correlateInDossier(ReportRequestProcess.REQUEST_WITHDRAWN_MESSAGE, directiveId);
        correlateInDossier(PeriodicReportProcess.PERIOD_WITHDRAWN_MESSAGE, directiveId);
    }

    private void correlateInPeriod(String message, UUID periodId) {
        asSystem.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceVariableEquals(PeriodicReportProcess.PERIOD_ID.name(), periodId.toString())
                .correlateAll());
    }

    private void correlateInDossier(String message, UUID directiveId) {
        asSystem.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(directiveId.toString()).correlateAll());
    }
}
