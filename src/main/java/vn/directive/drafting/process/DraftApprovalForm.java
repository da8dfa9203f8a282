package vn.directive.drafting.process;

import org.springframework.stereotype.Component;
import vn.directive.drafting.DraftStep;
import vn.directive.drafting.Draftings;

@Component("approveDraft")
class DraftApprovalForm extends DraftReviewForm {

    DraftApprovalForm(Draftings draftings) {
        super(draftings, DraftStep.LEADER);
    }
}
