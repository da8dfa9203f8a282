package vn.directive.drafting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.drafting.DraftingView;
import vn.directive.drafting.Draftings;
import vn.directive.workflow.DossierVariables;

@Component("openDrafting")
class OpenDrafting implements ExecutionListener {

    private final Draftings draftings;

    OpenDrafting(Draftings draftings) {
        this.draftings = draftings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DraftingView drafting = draftings.open(DossierVariables.DIRECTIVE_ID.from(execution).get());
        DraftingProcess.DRAFTING_ID.on(execution).set(drafting.id());
        DraftingProcess.DRAFT_DUE_ON.on(execution).set(drafting.dueOn());
    }
}
