package vn.directive.implementation.process;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.implementation.PlanWorkflow;
import vn.directive.workflow.AsSystem;

@Component
class EnginePlanWorkflow implements PlanWorkflow {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EnginePlanWorkflow(@Lazy RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public void start(UUID planId, String body, DirectiveView directive) {
        Map<String, Object> variables = new HashMap<>(DossierStart.variables(directive));
        variables.put(ImplementationPlanProcess.PLAN_ID.name(), planId.toString());
        variables.put(ImplementationPlanProcess.BODY.name(), body);
        runtime.startProcessInstanceByKey(ImplementationPlanProcess.KEY, directive.id().toString(), variables);
    }

    @Override
    public void withdrawAll(UUID directiveId) {
        asSystem.run(() -> runtime.createMessageCorrelation(ImplementationPlanProcess.PLAN_WITHDRAWN_MESSAGE)
                .processInstanceBusinessKey(directiveId.toString()).correlateAll());
    }
}
