package vn.directive.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.meeting.NoticeStep;
import vn.directive.meeting.NoticeView;
import vn.directive.meeting.NoticeView.Review;
import vn.directive.organisation.Organisation;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

/** A step that passes the notice on or returns it; all of them show the same. */
abstract class NoticeReviewForm extends TaskForm {

    enum Outcome { PASS, AGREE, SIGN, RETURN }

    private final ConclusionNotices notices;
    private final Organisation organisation;
    private final NoticeStep step;

    NoticeReviewForm(ConclusionNotices notices, Organisation organisation, NoticeStep step) {
        this.notices = notices;
        this.organisation = organisation;
        this.step = step;
    }

    @Override
    protected final void show(DelegateTask task, Prefill form) {
        NoticeView notice = notices.get(ConclusionNoticeProcess.NOTICE_ID.from(task).get());
        form.text("summary", new Summary().list("Kết luận", notices.conclusions(notice.id()))
                .fact("Cơ quan chủ trì", organisation.body(notice.leadBody()).name())
                .list("Cơ quan phối hợp", notices.coordinatingBodies(notice.id()).stream()
                        .map(code -> organisation.body(code).name()).toList())
                .fact("Nội dung giao", notice.content()).fact("Hạn trình dự thảo", notice.draftDeadline())
                .list("Ý kiến đã có", notices.reviews(notice.id()).stream().filter(r -> r.note() != null)
                        .map((Review r) -> "%s: %s".formatted(r.step().label(), r.note())).toList())
                .toString());
    }

    @Override
    protected final void submit(DelegateTask task, FormData form) {
        UUID notice = ConclusionNoticeProcess.NOTICE_ID.from(task).get();
        if (form.choice(OUTCOME, Outcome.class) == Outcome.RETURN) {
            notices.giveBack(notice, step, reason(form));
        } else {
            accept(task, form, notice);
        }
    }

    void accept(DelegateTask task, FormData form, UUID notice) {
        notices.pass(notice, step, form.optionalText(NOTE).orElse(null));
    }
}
