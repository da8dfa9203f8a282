package vn.directive.meeting;

import java.util.UUID;
import vn.directive.directive.Directives.DirectiveView;

/** What the meeting asks of the process engine. */
public interface MeetingWorkflow {

    /** Gives one invited body the task of sending its paper. */
    void askForPaper(DirectiveView directive, MeetingView meeting, String body);

    /** Nobody is waited for any more. */
    void allPapersIn(UUID meetingId);

    /** Takes the task away from a body that has not answered. */
    void closePaper(UUID meetingId, String body);
}
