package vn.directive.issuance.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.document.Documents;
import vn.directive.issuance.Submissions;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Lists the documents of the dossier as enclosures and shows why the dossier came back. */
@Component("prefillSubmission")
class PrefillSubmission implements TaskListener {

    private final Submissions submissions;
    private final Documents documents;

    PrefillSubmission(Submissions submissions, Documents documents) {
        this.submissions = submissions;
        this.documents = documents;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID directiveId = DossierVariables.DIRECTIVE_ID.from(task).get();
        Prefill.of(task).text("returnNote", submissions.returnNote(directiveId))
                .lines("enclosures", documents.ofDossier(directiveId).stream().filter(d -> d.version() > 0)
                        .map(d -> d.kind().label() + (d.symbol() == null ? "" : " " + d.symbol()) + ": " + d.subject())
                        .toList());
    }
}
