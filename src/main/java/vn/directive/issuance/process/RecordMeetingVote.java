package vn.directive.issuance.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.issuance.VoteTally;
import vn.directive.issuance.Votes;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Hands the count of a meeting to the domain. */
@Component("recordMeetingVote")
class RecordMeetingVote implements TaskListener {

    private final Votes votes;

    RecordMeetingVote(Votes votes) {
        this.votes = votes;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        votes.recordMeeting(DossierVariables.DIRECTIVE_ID.from(task).get(), form.date("metOn"),
                new VoteTally(form.number("eligible"), form.number("present"), form.number("agreed"),
                        form.number("agreedWithChanges"), form.number("disagreed")),
                form.optionalText("changes"));
    }
}
