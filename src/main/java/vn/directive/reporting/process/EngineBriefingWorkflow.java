package vn.directive.reporting.process;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.reporting.BriefingWorkflow;
import vn.directive.workflow.AsSystem;

@Component
class EngineBriefingWorkflow implements BriefingWorkflow {

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    EngineBriefingWorkflow(@Lazy RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public void withdrawAll(UUID directiveId) {
        asSystem.run(() -> runtime.createMessageCorrelation(BriefingConferenceProcess.BRIEFING_WITHDRAWN_MESSAGE)
                .processInstanceBusinessKey(directiveId.toString()).correlateAll());
    }
}
