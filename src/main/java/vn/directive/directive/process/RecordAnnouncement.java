package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.DirectiveDecisions;
import vn.directive.workflow.FormData;

@Component("recordAnnouncement")
class RecordAnnouncement implements TaskListener {

    private final DirectiveDecisions decisions;

    RecordAnnouncement(DirectiveDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        decisions.announced(DirectiveDecisionProcess.DECISION_ID.from(task).get(), form.text("announcement"),
                form.text("recipients"));
    }
}
