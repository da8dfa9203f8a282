package vn.directive.reporting.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.directive.reporting.Periods;
import vn.directive.reporting.Periods.RequestView;
import vn.directive.reporting.ReturnInterventions;
import vn.directive.workflow.AsSystem;
import vn.directive.workflow.OpenTasks.OpenTask;
import vn.directive.workflow.TaskDeadlineOwner;

/** The work of a reporting body is due with its return. */
@Component
class ReturnDeadlines implements TaskDeadlineOwner {

    private static final Set<String> OF_THE_BODY =
            Set.of(ReportRequestProcess.PREPARE_RETURN, ReportRequestProcess.APPROVE_RETURN);

    private final ReturnInterventions returns;
    private final Periods periods;
    private final RuntimeService runtime;
    private final AsSystem asSystem;

    ReturnDeadlines(ReturnInterventions returns, Periods periods, @Lazy RuntimeService runtime, AsSystem asSystem) {
        this.returns = returns;
        this.periods = periods;
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @Override
    public boolean owns(OpenTask task) {
        return task.processKey().equals(ReportRequestProcess.KEY) && OF_THE_BODY.contains(task.taskKey());
    }

    @Override
    public void extend(OpenTask task, LocalDate deadline, String reason) {
        RequestView request = periods.request(UUID.fromString(asSystem.call(() ->
                (String) runtime.getVariable(task.instanceId(), ReportRequestProcess.REQUEST_ID.name()))));
        returns.extend(request.periodId(), List.of(request.body()), deadline, reason);
    }
}
