package vn.directive.reporting.process;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.reporting.BriefingWorkflow;

@Component
class CamundaBriefingWorkflow implements BriefingWorkflow {

    private final RuntimeService runtime;

    CamundaBriefingWorkflow(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void withdrawAll(UUID directiveId) {
        runtime.createMessageCorrelation(BriefingConferenceProcess.BRIEFING_WITHDRAWN_MESSAGE)
                .processInstanceBusinessKey(directiveId.toString()).correlateAll();
    }
}
