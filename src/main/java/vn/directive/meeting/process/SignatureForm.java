package vn.directive.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.meeting.NoticeStep;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

@Component("signNotice")
class SignatureForm extends NoticeReviewForm {

    private final ConclusionNotices notices;
    private final Organisation organisation;
    private final CurrentUser currentUser;

    SignatureForm(ConclusionNotices notices, Organisation organisation, CurrentUser currentUser) {
        super(notices, organisation, NoticeStep.SIGNATURE);
        this.notices = notices;
        this.organisation = organisation;
        this.currentUser = currentUser;
    }

    @Override
    void accept(DelegateTask task, FormData form, UUID notice) {
        GroupId leaders = new GroupId(DossierVariables.STANDING_BOARD.from(task).get(), Role.LEADER);
        boolean leader = organisation.members(leaders).contains(currentUser.username());
        notices.sign(notice, (leader ? ConclusionNoticeProcess.LEADER_CAPACITY
                : ConclusionNoticeProcess.DEPUTY_CAPACITY).from(task).get());
    }
}
