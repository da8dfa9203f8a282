package vn.directive.implementation.process;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.implementation.InspectionWorkflow;
import vn.directive.workflow.AsSystem;

@Component
class EngineInspectionWorkflow implements InspectionWorkflow {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EngineInspectionWorkflow(@Lazy RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public void start(UUID inspectionId, String body, DirectiveView directive) {
        Map<String, Object> variables = new HashMap<>(DossierStart.variables(directive));
        variables.put(InspectionProcess.INSPECTION_ID.name(), inspectionId.toString());
        variables.put(InspectionProcess.BODY.name(), body);
        runtime.startProcessInstanceByKey(InspectionProcess.KEY, directive.id().toString(), variables);
    }

    @Override
    public void withdrawAll(UUID directiveId) {
        asSystem.run(() -> runtime.createMessageCorrelation(InspectionProcess.INSPECTION_WITHDRAWN_MESSAGE)
                .processInstanceBusinessKey(directiveId.toString()).correlateAll());
    }
}
