package vn.directive.reporting.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.Periods.PeriodView;
import vn.directive.shared.TimeConfiguration;
import vn.directive.workflow.WorkingDays;

@Component("showLateBodies")
class ShowLateBodies implements TaskListener {

    private static final int DAYS_TO_ANSWER = 3;

    private final PeriodForms forms;
    private final WorkingDays workingDays;

    ShowLateBodies(PeriodForms forms, WorkingDays workingDays) {
        this.forms = forms;
        this.workingDays = workingDays;
    }

    @Override
    public void notify(DelegateTask task) {
        PeriodView period = forms.period(task);
        LocalDate newDue = workingDays.in(DAYS_TO_ANSWER).toInstant().atZone(TimeConfiguration.ZONE).toLocalDate();
        String missing = forms.returns(period.id()).missing();
        forms.show(task).date("newDueOn", newDue).text("letterText", """
                Đến nay %s đã gửi báo cáo %s (hạn %s). Còn các đơn vị sau chưa gửi: %s.
                Đề nghị các đơn vị khẩn trương gửi báo cáo chậm nhất ngày %s.
                """.formatted(period.coverage(), period.label(), PeriodForms.DAY.format(period.dueOn()), missing,
                PeriodForms.DAY.format(newDue)));
    }
}
