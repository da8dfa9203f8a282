package vn.directive.reporting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.ReturnService;
import vn.directive.workflow.FormData;

@Component("approveReturn")
class ApproveReturn implements TaskListener {

    private final ReturnService returns;

    ApproveReturn(ReturnService returns) {
        this.returns = returns;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID requestId = ReportRequestProcess.REQUEST_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case SEND -> {
                returns.send(requestId);
                ReportRequestProcess.RETURN_SENT.on(task.getExecution()).set(true);
            }
            case RETURN -> returns.sendBack(requestId, form.text("note"));
        }
    }

    private enum Outcome { SEND, RETURN }
}
