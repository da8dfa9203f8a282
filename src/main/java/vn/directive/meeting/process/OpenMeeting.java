package vn.directive.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.meeting.Meetings;
import vn.directive.workflow.DossierVariables;

@Component("openMeeting")
class OpenMeeting implements ExecutionListener {

    private final Meetings meetings;

    OpenMeeting(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        WorkingMeetingProcess.MEETING_ID.on(execution)
                .set(meetings.open(DossierVariables.DIRECTIVE_ID.from(execution).get()));
    }
}
