package vn.directive.reporting.process;

import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.Indicator;
import vn.directive.reporting.PeriodService;
import vn.directive.workflow.FormData;
import vn.directive.workflow.WorkingDays;

@Component("confirmReportPeriod")
class ConfirmReportPeriod implements TaskListener {

    private static final List<String> COLUMNS = List.of("mã", "chỉ tiêu", "đơn vị tính", "lũy kế", "thuộc chỉ tiêu");

    private final PeriodService periods;
    private final WorkingDays workingDays;

    ConfirmReportPeriod(PeriodService periods, WorkingDays workingDays) {
        this.periods = periods;
        this.workingDays = workingDays;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        boolean chosen = form.choice("bodyScope", Scope.class) == Scope.CHOSEN;
        List<String> bodies = chosen ? form.choices("bodies") : List.of();
        if (chosen && bodies.isEmpty()) {
            throw form.problem("bodies", "chọn ít nhất một đơn vị");
        }
        LocalDate due = form.date("reportDueOn");
        periods.confirm(PeriodicReportProcess.PERIOD_ID.from(task).get(), bodies,
                form.rows("indicatorRows", COLUMNS, 3).stream().map(ConfirmReportPeriod::indicator).toList(),
                form.date("cutOff"), due);
        PeriodicReportProcess.COLLECT_UNTIL.on(task.getExecution())
                .set(workingDays.after(due.toString(), form.number("graceDays")).toInstant());
    }

    private static Indicator indicator(FormData.Row row) {
        return new Indicator(row.text(0), row.text(1), row.text(2), !row.text(3).equalsIgnoreCase("không"),
                row.optionalText(4).orElse(null));
    }

    private enum Scope { ALL, CHOSEN }
}
