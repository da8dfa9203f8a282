package vn.directive.meeting.process;

import org.springframework.stereotype.Component;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.meeting.NoticeStep;
import vn.directive.organisation.Organisation;

@Component("checkNoticeFormat")
class NoticeFormatForm extends NoticeReviewForm {

    NoticeFormatForm(ConclusionNotices notices, Organisation organisation) {
        super(notices, organisation, NoticeStep.FORMAT);
    }
}
