package vn.directive.meeting.process;

import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.MeetingView;
import vn.directive.meeting.MeetingView.Paper;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Meetings;
import vn.directive.meeting.Minutes;
import vn.directive.meeting.Minutes.Attendance;
import vn.directive.meeting.Minutes.Direction;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("writeMinutes")
class MinutesForm extends TaskForm {

    /** Answer to "does the meeting ask for a directive". */
    enum Proposal { YES, NO }

    private static final List<String> ATTENDANCE = List.of("Cơ quan, chức danh", "Số người", "Ghi chú");
    private static final List<String> DIRECTION = List.of("Nội dung", "Cơ quan", "Hạn");

    private final Meetings meetings;

    MinutesForm(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        MeetingView meeting = meetings.get(WorkingMeetingProcess.MEETING_ID.from(task).get());
        List<Paper> papers = meetings.papers(meeting.id());
        form.text("returnNote", meeting.returnNote())
                .text("summary", new Summary().fact(meeting.kind().label(), meeting.heldOn())
                        .fact("Chủ trì", meeting.chair()).fact("Số liệu chính", meeting.keyFigures())
                        .list("Tham luận", papers.stream().filter(p -> p.title() != null).map(Paper::title).toList())
                        .toString())
                .lines("attendance", meetings.participants(meeting.id()).stream().map(MinutesForm::line).toList())
                .text("discussion", meeting.discussion())
                .lines("directions", meetings.directions(meeting.id()).stream().map(MinutesForm::line).toList())
                .text("directiveProposed",
                        (Boolean.FALSE.equals(meeting.proposesDirective()) ? Proposal.NO : Proposal.YES).name());
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        UUID meeting = WorkingMeetingProcess.MEETING_ID.from(task).get();
        Minutes minutes = new Minutes(
                form.rows("attendance", ATTENDANCE, 2).stream().map(row -> new Attendance(
                        row.text(0), row.number(1), row.optionalText(2).orElse(null))).toList(),
                form.text("discussion"),
                form.rows("directions", DIRECTION, 2).stream().map(row -> new Direction(
                        row.text(0), row.text(1), row.date(2).orElse(null))).toList(),
                form.choice("directiveProposed", Proposal.class) == Proposal.YES);
        meetings.writeMinutes(meeting, minutes);
        WorkingMeetingProcess.PROPOSES_DIRECTIVE.on(task.getExecution()).set(minutes.proposesDirective());
    }

    private static String line(Participant participant) {
        return "%s | %d%s".formatted(participant.name(),
                participant.attendees() == null ? 1 : participant.attendees(),
                participant.remark() == null ? "" : " | " + participant.remark());
    }

    private static String line(Direction direction) {
        return "%s | %s%s".formatted(direction.content(), direction.responsible(),
                direction.deadline() == null ? "" : " | " + Summary.day(direction.deadline()));
    }
}
