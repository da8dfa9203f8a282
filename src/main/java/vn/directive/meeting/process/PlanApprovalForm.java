package vn.directive.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.MeetingView;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Meetings;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("approveMeetingPlan")
class PlanApprovalForm extends TaskForm {

    enum Outcome { SEND, RETURN }

    private final Meetings meetings;

    PlanApprovalForm(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        MeetingView meeting = meetings.get(WorkingMeetingProcess.MEETING_ID.from(task).get());
        Summary summary = new Summary().fact("Hình thức", meeting.kind().label()).fact("Ngày", meeting.heldOn())
                .fact("Địa điểm", meeting.place()).fact("Chủ trì", meeting.chair())
                .fact("Đồng chủ trì", meeting.coChair())
                .list("Mời", meetings.participants(meeting.id()).stream().map(Participant::name).toList())
                .fact("Chương trình", meeting.agenda()).fact("Tài liệu", meeting.papersWanted());
        form.text("summary", summary.toString());
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        UUID meeting = WorkingMeetingProcess.MEETING_ID.from(task).get();
        if (form.choice(OUTCOME, Outcome.class) == Outcome.RETURN) {
            meetings.returnPlan(meeting, reason(form));
        }
    }
}
