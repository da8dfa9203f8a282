package vn.directive.directive.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Phase;
import vn.directive.workflow.DossierVariables;

/** The step that begins says which phase the dossier is in. */
@Component("enterPhase")
class EnterPhase implements ExecutionListener {

    private static final Map<String, Phase> PHASE_OF = Map.of(
            DirectiveLifecycleProcess.CALL_WORKING_MEETING, Phase.MEETING,
            DirectiveLifecycleProcess.CALL_CONCLUSION_NOTICE, Phase.CONCLUSION,
            DirectiveLifecycleProcess.CALL_DRAFTING, Phase.DRAFTING,
            DirectiveLifecycleProcess.CALL_FIRST_ROUND, Phase.CONSULTATION,
            DirectiveLifecycleProcess.CALL_SECOND_ROUND, Phase.CONSULTATION,
            DirectiveLifecycleProcess.CALL_THIRD_ROUND, Phase.CONSULTATION,
            DirectiveLifecycleProcess.CALL_ISSUANCE, Phase.ISSUANCE);

    private final Directives directives;

    EnterPhase(Directives directives) {
        this.directives = directives;
    }

    @Override
    public void notify(DelegateExecution execution) {
        directives.enter(DossierVariables.DIRECTIVE_ID.from(execution).get(),
                PHASE_OF.get(execution.getCurrentActivityId()));
    }
}
