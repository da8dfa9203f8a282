package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Submissions;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Hands the prepared dossier over to the leader. */
@Component("recordSubmissionDossier")
class RecordSubmissionDossier implements TaskListener {

    private final Submissions submissions;

    RecordSubmissionDossier(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        submissions.prepare(DossierVariables.DIRECTIVE_ID.from(task).get(), form.optionalText("submissionText"),
                form.optionalText("finalText"), form.text("enclosures"));
    }
}
