package vn.directive.issuance.process;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.document.SigningAuthority;
import vn.directive.workflow.DossierVariables;

/** Turns the decision into the candidate groups of the signature. */
@Component("assignSigner")
class AssignSigner implements ExecutionListener {

    private final SigningAuthority authority;

    AssignSigner(SigningAuthority authority) {
        this.authority = authority;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult decided = (DmnDecisionResult) execution.getVariable("decisionResult");
        IssuanceProcess.SIGNER_GROUP.on(execution).set(authority.groups(authority.signers(
                decided.getSingleResult().getEntryMap(), DossierVariables.ISSUER.from(execution).get(),
                DossierVariables.STANDING_BOARD.from(execution).get())));
    }
}
