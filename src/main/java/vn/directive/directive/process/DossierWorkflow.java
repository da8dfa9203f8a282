package vn.directive.directive.process;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.DossierWork;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.ProcessVariable;

/** Everything that runs with the dossier's id as its business key. */
@Component
class DossierWorkflow implements DossierWork {

    static final List<ProcessVariable<?>> PASSED_ON = List.of(DossierVariables.DIRECTIVE_ID,
            DossierVariables.LEAD_BODY, DossierVariables.ISSUER, DossierVariables.OFFICE,
            DossierVariables.STANDING_BOARD);

    private static final Set<String> OWN_COURSE = Set.of(DirectiveLifecycleProcess.KEY, DirectiveDecisionProcess.KEY);

    private final RuntimeService runtime;

    DossierWorkflow(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void endOpenWork(UUID directiveId, String reason) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(directiveId.toString()).rootProcessInstances().list()) {
            if (!OWN_COURSE.contains(instance.getProcessDefinitionKey())) {
                // Listeners of models are skipped: the phases were told by event and must not be able to stop this.
                runtime.deleteProcessInstance(instance.getId(), reason, true, true, true);
            }
        }
    }
}
