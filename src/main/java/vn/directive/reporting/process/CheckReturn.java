package vn.directive.reporting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.ReturnService;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.FormData;
import vn.directive.workflow.WorkingDays;

@Component("checkReturn")
class CheckReturn implements TaskListener {

    private static final int DAYS_TO_CLARIFY = 2;

    private final ReturnService returns;
    private final WorkingDays workingDays;

    CheckReturn(ReturnService returns, WorkingDays workingDays) {
        this.returns = returns;
        this.workingDays = workingDays;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        UUID requestId = ReportRequestProcess.REQUEST_ID.from(task).get();
        switch (form.choice("outcome", Outcome.class)) {
            case ACCEPT -> returns.accept(requestId);
            case CLARIFY -> {
                returns.askForClarification(requestId, form.text("question"));
                ReportRequestProcess.RETURN_SENT.on(task.getExecution()).set(false);
                ReportRequestProcess.RETURN_DUE_ON.on(task.getExecution()).set(workingDays.in(DAYS_TO_CLARIFY)
                        .toInstant().atZone(TimeConfiguration.ZONE).toLocalDate());
            }
        }
    }

    private enum Outcome { ACCEPT, CLARIFY }
}
