package vn.directive.reporting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.BriefingService;
import vn.directive.workflow.FormData;

@Component("approveAgenda")
class ApproveAgenda implements TaskListener {

    private final BriefingService briefings;

    ApproveAgenda(BriefingService briefings) {
        this.briefings = briefings;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID id = BriefingConferenceProcess.BRIEFING_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case APPROVE -> briefings.approve(id);
            case RETURN -> briefings.returnAgenda(id, form.text("note"));
        }
    }

    private enum Outcome { APPROVE, RETURN }
}
