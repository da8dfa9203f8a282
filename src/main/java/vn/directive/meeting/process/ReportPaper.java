package vn.directive.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.meeting.Meetings;

@Component("reportPaper")
class ReportPaper implements JavaDelegate {

    private final Meetings meetings;

    ReportPaper(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        meetings.reportAnswers(WorkingMeetingProcess.MEETING_ID.from(execution).get());
    }
}
