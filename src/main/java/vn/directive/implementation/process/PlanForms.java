package vn.directive.implementation.process;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;
import vn.directive.directive.KeyTasks;
import vn.directive.implementation.PlanTask;
import vn.directive.implementation.Plans;
import vn.directive.implementation.Plans.PlanView;
import vn.directive.organisation.Organisation;
import vn.directive.workflow.Prefill;

/** What the forms about a plan show. */
@Component
class PlanForms {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final double WORTH_A_LOOK = 0.5;

    private final Plans plans;
    private final KeyTasks keyTasks;
    private final Organisation organisation;

    PlanForms(Plans plans, KeyTasks keyTasks, Organisation organisation) {
        this.plans = plans;
        this.keyTasks = keyTasks;
        this.organisation = organisation;
    }

    Prefill show(DelegateTask task) {
        UUID planId = ImplementationPlanProcess.PLAN_ID.from(task).get();
        PlanView plan = plans.get(planId);
        return Prefill.of(task)
                .text("bodyName", Organisation.called(organisation.names(List.of(plan.body(), plan.owner())),
                        plan.body(), plan.owner()))
                .text("assignment", join(plan.responsibleOffice(), plan.assignmentNote()))
                .text("returnNote", plan.returns() > 0 ? plan.remarks() : null)
                .text("planContent", plan.planText() == null ? "Xem tệp kế hoạch ở thẻ Hồ sơ." : plan.planText())
                .list("planTasks", rows(plans.tasks(planId)))
                .text("copyNote", copyNote(plan));
    }

    String rows(List<PlanTask> tasks) {
        return tasks.stream().map(t -> String.join(" | ",
                (t.keyTask() == null ? "" : t.keyTask() + ". ") + t.what(), t.product(), t.office(),
                DAY.format(t.fromDate()), DAY.format(t.toDate()), Objects.toString(t.means(), "")))
                .collect(Collectors.joining("\n"));
    }

    String keyTaskList(UUID directiveId) {
        return keyTasks.of(directiveId).stream().map(k -> k.number() + ". " + k.text())
                .collect(Collectors.joining("\n"));
    }

    private static String copyNote(PlanView plan) {
        if (plan.copiedShare() == null) {
            return "Tỷ lệ trùng lặp: chưa đo được (văn bản quá ngắn, không đọc được chữ hoặc chưa có văn bản để so).";
        }
        double share = plan.copiedShare().doubleValue();
        return String.format(Locale.forLanguageTag("vi-VN"), "Tỷ lệ trùng lặp cao nhất: %.0f %% (so với %s).%s",
                share * 100, plan.copiedFrom(),
                share < WORTH_A_LOOK ? "" : " Nên đối chiếu xem kế hoạch đã được cụ thể hóa chưa.");
    }

    private static String join(String office, String note) {
        return note == null || note.isBlank() ? Objects.toString(office, "") : office + " – " + note;
    }
}
