package vn.directive.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.MeetingView;
import vn.directive.meeting.Meetings;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("sendPaper")
class PaperForm extends TaskForm {

    enum Outcome { SEND, DECLINE }

    private final Meetings meetings;

    PaperForm(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        MeetingView meeting = meetings.get(WorkingMeetingProcess.MEETING_ID.from(task).get());
        form.text("summary", new Summary().fact(meeting.kind().label(), meeting.heldOn())
                .fact("Địa điểm", meeting.place()).fact("Chương trình", meeting.agenda())
                .fact("Tài liệu đề nghị chuẩn bị", meeting.papersWanted()).toString());
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        UUID meeting = WorkingMeetingProcess.MEETING_ID.from(task).get();
        UUID paper = MeetingPaperProcess.PAPER_ID.from(task).optional().orElseGet(() ->
                meetings.awaitedPaper(meeting, MeetingPaperProcess.INVITED_BODY.from(task).get()));
        if (form.choice(OUTCOME, Outcome.class) == Outcome.SEND) {
            meetings.sendPaper(meeting, paper, form.text("title"), form.optionalText("paperText"));
        } else {
            meetings.declinePaper(meeting, paper, form.optionalText(NOTE)
                    .orElseThrow(() -> form.problem(NOTE, "phải ghi lý do khi từ chối")));
        }
    }
}
