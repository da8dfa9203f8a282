package vn.directive.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.meeting.ConclusionNotices;
import vn.directive.workflow.DossierVariables;

@Component("openConclusionNotice")
class OpenConclusionNotice implements ExecutionListener {

    private final ConclusionNotices notices;

    OpenConclusionNotice(ConclusionNotices notices) {
        this.notices = notices;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ConclusionNoticeProcess.NOTICE_ID.on(execution)
                .set(notices.open(DossierVariables.DIRECTIVE_ID.from(execution).get()));
    }
}
