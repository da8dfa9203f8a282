package vn.directive.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.meeting.Meetings;

@Component("requestPapers")
class RequestPapers implements JavaDelegate {

    /** Bodies asked in one transaction. */
    static final int CHUNK = 20;

    private final Meetings meetings;

    RequestPapers(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WorkingMeetingProcess.MORE_PAPERS.on(execution).set(
                meetings.requestPapers(WorkingMeetingProcess.MEETING_ID.from(execution).get(), CHUNK));
    }
}
