package vn.directive.meeting;

import java.util.UUID;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.meeting.MeetingView.Paper;

/** What the meeting asks of the process engine. */
public interface MeetingWorkflow {

    /** Gives the body that answers for a paper the task of sending it. */
    void askForPaper(DirectiveView directive, MeetingView meeting, Paper paper);

    /** Nobody is waited for any more. */
    void allPapersIn(UUID meetingId);

    /** Takes away all tasks of a body that has not answered. */
    void closePapers(UUID meetingId, String owner);
}
