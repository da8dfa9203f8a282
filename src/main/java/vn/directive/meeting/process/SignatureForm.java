package vn.directive.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.document.SigningAuthority;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.meeting.NoticeStep;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

@Component("signNotice")
class SignatureForm extends NoticeReviewForm {

    private final ConclusionNotices notices;
    private final SigningAuthority authority;
    private final CurrentUser currentUser;

    SignatureForm(ConclusionNotices notices, Organisation organisation, SigningAuthority authority,
            CurrentUser currentUser) {
        super(notices, organisation, NoticeStep.SIGNATURE);
        this.notices = notices;
        this.authority = authority;
        this.currentUser = currentUser;
    }

    @Override
    void accept(DelegateTask task, FormData form, UUID notice) {
        String board = DossierVariables.STANDING_BOARD.from(task).get();
        notices.sign(notice, authority.words(authority.signers(ConclusionNotices.TYPE, board, board),
                currentUser.username()).text());
    }
}
