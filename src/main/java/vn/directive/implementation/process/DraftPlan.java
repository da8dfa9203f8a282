package vn.directive.implementation.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.implementation.PlanService;
import vn.directive.implementation.PlanTask;
import vn.directive.workflow.FormData;

@Component("draftPlan")
class DraftPlan implements TaskListener {

    private static final List<String> COLUMNS =
            List.of("nhiệm vụ", "sản phẩm", "bộ phận", "từ ngày", "đến ngày", "nguồn lực");
    private static final Pattern KEY_TASK = Pattern.compile("(\\d{1,3})[.)]\\s*(.+)");

    private final PlanService plans;

    DraftPlan(PlanService plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        plans.draft(ImplementationPlanProcess.PLAN_ID.from(task).get(),
                form.rows("taskRows", COLUMNS, 5).stream().map(DraftPlan::planTask).toList(),
                form.optionalText("planText"));
    }

    private static PlanTask planTask(FormData.Row row) {
        Matcher numbered = KEY_TASK.matcher(row.text(0));
        boolean found = numbered.matches();
        return new PlanTask(found ? Integer.valueOf(numbered.group(1)) : null,
                found ? numbered.group(2) : row.text(0), row.text(1), row.text(2), row.date(3).orElseThrow(),
                row.date(4).orElseThrow(), row.optionalText(5).orElse(null));
    }
}
