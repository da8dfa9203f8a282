package vn.directive.reporting.process;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.reporting.PeriodWorkflow;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.workflow.AsSystem;

@Component
class EnginePeriodWorkflow implements PeriodWorkflow {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EnginePeriodWorkflow(@Lazy RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public void startRequest(UUID requestId, String body, PeriodView period, DirectiveView directive) {
        Map<String, Object> variables = new HashMap<>(DossierStart.variables(directive));
        variables.put(PeriodicReportProcess.PERIOD_ID.name(), period.id().toString());
        variables.put(ReportRequestProcess.REQUEST_ID.name(), requestId.toString());
        variables.put(ReportRequestProcess.BODY.name(), body);
        variables.put(ReportRequestProcess.RETURN_DUE_ON.name(), period.dueOn().toString());
        variables.put(ReportRequestProcess.RETURN_SENT.name(), false);
        runtime.startProcessInstanceByKey(ReportRequestProcess.KEY, directive.id().toString(), variables);
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
