package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.issuance.Votes;
import vn.directive.workflow.DossierVariables;

/** Counts, and tells the gateway behind it how it came out. */
@Component("countVotes")
class CountVotes implements JavaDelegate {

    private final Votes votes;

    CountVotes(Votes votes) {
        this.votes = votes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        IssuanceProcess.VOTE_RESULT.on(execution).set(votes.count(DossierVariables.DIRECTIVE_ID.from(execution).get()));
    }
}
