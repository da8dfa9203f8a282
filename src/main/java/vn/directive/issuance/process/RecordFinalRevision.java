package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Revisions;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Hands the revised text to the domain. */
@Component("recordFinalRevision")
class RecordFinalRevision implements TaskListener {

    private final Revisions revisions;

    RecordFinalRevision(Revisions revisions) {
        this.revisions = revisions;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        revisions.record(DossierVariables.DIRECTIVE_ID.from(task).get(), form.text("takenIn"),
                form.optionalText("finalText"));
    }
}
