package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Submissions;
import vn.directive.organisation.Organisation;
import vn.directive.workflow.DossierVariables;

/** Enters the phase and notes what kind of body issues, which the table of signing authority asks for. */
@Component("enterIssuance")
class EnterIssuance implements ExecutionListener {

    private final Submissions submissions;
    private final Organisation organisation;

    EnterIssuance(Submissions submissions, Organisation organisation) {
        this.submissions = submissions;
        this.organisation = organisation;
    }

    @Override
    public void notify(DelegateExecution execution) {
        submissions.begin(DossierVariables.DIRECTIVE_ID.from(execution).get());
        String issuer = DossierVariables.ISSUER.from(execution).get();
        IssuanceProcess.ISSUER_KIND.on(execution).set(organisation.body(issuer).kind().name());
    }
}
