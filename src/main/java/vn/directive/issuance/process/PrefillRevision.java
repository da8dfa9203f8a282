package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Revisions;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Shows what is to be changed. */
@Component("prefillRevision")
class PrefillRevision implements TaskListener {

    private final Revisions revisions;

    PrefillRevision(Revisions revisions) {
        this.revisions = revisions;
    }

    @Override
    public void notify(DelegateTask task) {
        Prefill.of(task).text("changesWanted", revisions.requested(DossierVariables.DIRECTIVE_ID.from(task).get()));
    }
}
