package vn.directive.meeting.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.meeting.NoticeView;
import vn.directive.organisation.Organisation;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;
import vn.directive.workflow.Prefill;
import vn.directive.workflow.TaskForm;

@Component("issueNotice")
class NoticeIssueForm extends TaskForm {

    private final ConclusionNotices notices;
    private final Organisation organisation;
    private final Clock clock;

    NoticeIssueForm(ConclusionNotices notices, Organisation organisation, Clock clock) {
        this.notices = notices;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    protected void show(DelegateTask task, Prefill form) {
        NoticeView notice = notices.get(ConclusionNoticeProcess.NOTICE_ID.from(task).get());
        List<String> recipients = new ArrayList<>(List.of(
                organisation.body(DossierVariables.STANDING_BOARD.from(task).get()).name(),
                organisation.body(notice.leadBody()).name()));
        notices.coordinatingBodies(notice.id()).forEach(code -> recipients.add(organisation.body(code).name()));
        recipients.add("Lưu " + organisation.body(DossierVariables.OFFICE.from(task).get()).name());
        form.date("issuedOn", LocalDate.now(clock)).lines("recipients", recipients);
    }

    @Override
    protected void submit(DelegateTask task, FormData form) {
        UUID noticeId = ConclusionNoticeProcess.NOTICE_ID.from(task).get();
        notices.issue(noticeId, form.date("issuedOn"), form.text("recipients"));
        NoticeView notice = notices.get(noticeId);
        DossierVariables.LEAD_BODY.on(task.getExecution()).set(notice.leadBody());
        ConclusionNoticeProcess.DRAFT_DEADLINE.on(task.getExecution()).set(notice.draftDeadline());
    }
}
