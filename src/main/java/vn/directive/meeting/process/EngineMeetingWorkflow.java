package vn.directive.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.meeting.MeetingView.Paper;
import vn.directive.meeting.MeetingView;
import vn.directive.meeting.MeetingWorkflow;

@Component
class EngineMeetingWorkflow implements MeetingWorkflow {

    private final RuntimeService runtime;

    EngineMeetingWorkflow(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void askForPaper(DirectiveView directive, MeetingView meeting, Paper paper) {
        runtime.createProcessInstanceByKey(MeetingPaperProcess.KEY).businessKey(directive.id().toString())
                .setVariables(DossierStart.variables(directive))
                .setVariable(WorkingMeetingProcess.MEETING_ID.name(), meeting.id().toString())
                .setVariable(WorkingMeetingProcess.MEETING_DATE.name(), meeting.heldOn().toString())
                .setVariable(MeetingPaperProcess.PAPER_ID.name(), paper.id().toString())
                .setVariable(MeetingPaperProcess.INVITED_BODY.name(), paper.owner())
                .execute();
    }

    /** All, because nobody may be waiting any more when the meeting day came first. */
    @Override
    public void allPapersIn(UUID meetingId) {
        message(WorkingMeetingProcess.Message.ALL_PAPERS_IN, meetingId).correlateAll();
    }

    @Override
    public void closePapers(UUID meetingId, String owner) {
        message(MeetingPaperProcess.Message.PAPERS_CLOSED, meetingId)
                .processInstanceVariableEquals(MeetingPaperProcess.INVITED_BODY.name(), owner).correlateAll();
    }

    private MessageCorrelationBuilder message(String name, UUID meetingId) {
        return runtime.createMessageCorrelation(name).processInstanceVariableEquals(
                WorkingMeetingProcess.MEETING_ID.name(), meetingId.toString());
    }
}
