package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.VoteOpinion;
import vn.directive.issuance.Votes;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Hands one ballot to the domain. */
@Component("castVote")
class CastVote implements TaskListener {

    private final Votes votes;

    CastVote(Votes votes) {
        this.votes = votes;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        votes.cast(DossierVariables.DIRECTIVE_ID.from(task).get(), IssuanceProcess.VOTER.from(task).get(),
                form.choice("opinion", VoteOpinion.class), form.optionalText("note"));
    }
}
