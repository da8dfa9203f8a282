package vn.directive.meeting.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.meeting.NoticeDraft;
import vn.directive.meeting.NoticeView;
import vn.directive.meeting.NoticeView.Review;
import vn.directive.workflow.BodyChoices;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("draftNotice")
class NoticeForm extends TaskForm {

    private final ConclusionNotices notices;
    private final Directives directives;
    private final BodyChoices bodies;

    NoticeForm(ConclusionNotices notices, Directives directives, BodyChoices bodies) {
        this.notices = notices;
        this.directives = directives;
        this.bodies = bodies;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        NoticeView notice = notices.get(ConclusionNoticeProcess.NOTICE_ID.from(task).get());
        DirectiveView directive = directives.get(notice.directiveId());
        form.options("bodyOptions", bodies.around(directive.leadBody()))
                .text("returnNote", returnNote(notices.reviews(notice.id())))
                .lines("conclusions", notices.conclusions(notice.id()))
                .text("leadBodyCode", Optional.ofNullable(notice.leadBody()).orElse(directive.leadBody()))
                .chosen("coordinatingBodies", notices.coordinatingBodies(notice.id()))
                .text("content", Optional.ofNullable(notice.content())
                        .orElse("Tham mưu ban hành chỉ thị về việc: " + directive.subject()))
                .date("deadline", notice.draftDeadline());
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        notices.draft(ConclusionNoticeProcess.NOTICE_ID.from(task).get(), new NoticeDraft(
                form.text("conclusions").lines().map(String::strip).filter(l -> !l.isEmpty()).toList(),
                form.text("leadBodyCode"), form.choices("coordinatingBodies"), form.text("content"),
                form.date("deadline")));
    }

    private static String returnNote(List<Review> reviews) {
        Review last = reviews.isEmpty() ? null : reviews.get(reviews.size() - 1);
        return last == null || last.passed() ? null : "%s: %s".formatted(last.step().label(), last.note());
    }
}
