package vn.directive.meeting.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.MeetingKind;
import vn.directive.meeting.MeetingPlan;
import vn.directive.meeting.MeetingView;
import vn.directive.meeting.MeetingView.Participant;
import vn.directive.meeting.Meetings;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.BodyChoices;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("planMeeting")
class PlanForm extends TaskForm {

    private final Meetings meetings;
    private final BodyChoices bodies;

    PlanForm(Meetings meetings, BodyChoices bodies) {
        this.meetings = meetings;
        this.bodies = bodies;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        String leadBody = DossierVariables.LEAD_BODY.from(task).get();
        MeetingView meeting = meetings.get(WorkingMeetingProcess.MEETING_ID.from(task).get());
        List<Participant> invited = meetings.participants(meeting.id());
        form.options("bodyOptions", bodies.around(leadBody))
                .text("returnNote", meeting.returnNote())
                .text("kind", Optional.ofNullable(meeting.kind()).orElse(MeetingKind.WORKING_MEETING).name())
                .date("heldOn", meeting.heldOn())
                .text("place", meeting.place()).text("chair", meeting.chair()).text("coChair", meeting.coChair())
                .chosen("invitedBodies", invited.isEmpty() ? bodies.committeesBelow(leadBody)
                        : invited.stream().map(Participant::body).filter(b -> b != null).toList())
                .lines("invitedOffices", invited.stream().filter(p -> p.body() == null).map(Participant::name).toList())
                .text("agenda", meeting.agenda()).text("papersWanted", meeting.papersWanted());
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        MeetingPlan plan = new MeetingPlan(form.choice("kind", MeetingKind.class), form.date("heldOn"),
                form.text("place"), form.text("chair"), form.optionalText("coChair").orElse(null),
                form.choices("invitedBodies"),
                form.optionalText("invitedOffices").map(t -> t.lines().map(String::strip)
                        .filter(l -> !l.isEmpty()).toList()).orElse(List.of()),
                form.text("agenda"), form.optionalText("papersWanted").orElse(null));
        meetings.plan(WorkingMeetingProcess.MEETING_ID.from(task).get(), plan);
        WorkingMeetingProcess.MEETING_KIND.on(task.getExecution()).set(plan.kind());
        WorkingMeetingProcess.MEETING_DATE.on(task.getExecution()).set(plan.heldOn());
        WorkingMeetingProcess.PAPERS_CLOSE_AT.on(task.getExecution())
                .set(plan.heldOn().atStartOfDay(TimeConfiguration.ZONE).toInstant());
    }
}
