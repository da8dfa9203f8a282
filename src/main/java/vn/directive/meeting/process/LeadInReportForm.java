package vn.directive.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.MeetingView;
import vn.directive.meeting.Meetings;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("prepareLeadInReport")
class LeadInReportForm extends TaskForm {

    private final Meetings meetings;

    LeadInReportForm(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        MeetingView meeting = meetings.get(WorkingMeetingProcess.MEETING_ID.from(task).get());
        form.text("summary", new Summary().fact(meeting.kind().label(), meeting.heldOn())
                .fact("Chương trình", meeting.agenda()).fact("Tài liệu cần chuẩn bị", meeting.papersWanted()).toString());
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        meetings.prepare(WorkingMeetingProcess.MEETING_ID.from(task).get(), form.optionalText("reportText"),
                form.optionalText("keyFigures").orElse(null));
    }
}
