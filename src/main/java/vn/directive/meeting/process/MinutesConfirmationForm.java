package vn.directive.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.MeetingView;
import vn.directive.meeting.Meetings;
import vn.directive.meeting.Minutes.Direction;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("confirmMinutes")
class MinutesConfirmationForm extends TaskForm {

    enum Outcome { CONFIRM, RETURN }

    private final Meetings meetings;

    MinutesConfirmationForm(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        MeetingView meeting = meetings.get(WorkingMeetingProcess.MEETING_ID.from(task).get());
        form.text("summary", new Summary().fact(meeting.kind().label(), meeting.heldOn())
                .fact("Chủ trì", meeting.chair())
                .list("Dự", meetings.participants(meeting.id()).stream().filter(p -> p.attendees() > 0)
                        .map(p -> "%s (%d)".formatted(p.name(), p.attendees())).toList())
                .list("Vắng", meetings.participants(meeting.id()).stream().filter(p -> p.attendees() == 0)
                        .map(p -> p.name()).toList())
                .list("Ý kiến chỉ đạo", meetings.directions(meeting.id()).stream()
                        .map(MinutesConfirmationForm::line).toList())
                .fact("Đề nghị ban hành chỉ thị", meeting.proposesDirective() ? "có" : "không")
                .fact("Thảo luận", meeting.discussion()).toString());
    }

    private static String line(Direction direction) {
        return direction.content()
                + (direction.responsible() == null ? "" : " – " + direction.responsible())
                + (direction.deadline() == null ? "" : ", hạn " + Summary.day(direction.deadline()));
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        UUID meeting = WorkingMeetingProcess.MEETING_ID.from(task).get();
        if (form.choice(OUTCOME, Outcome.class) == Outcome.CONFIRM) {
            meetings.confirmMinutes(meeting);
        } else {
            meetings.returnMinutes(meeting, reason(form));
        }
    }
}
