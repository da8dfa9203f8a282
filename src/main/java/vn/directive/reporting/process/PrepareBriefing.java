package vn.directive.reporting.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.BriefingService;
import vn.directive.workflow.FormData;

@Component("prepareBriefing")
class PrepareBriefing implements TaskListener {

    private final BriefingService briefings;

    PrepareBriefing(BriefingService briefings) {
        this.briefings = briefings;
    }

    @Override
    public void notify(DelegateTask task) {
        FormData form = FormData.of(task);
        LocalDate heldOn = form.date("briefingDate");
        briefings.prepare(BriefingConferenceProcess.BRIEFING_ID.from(task).get(), heldOn, form.text("place"),
                form.text("participants"), form.text("agenda"));
        BriefingConferenceProcess.HELD_ON.on(task.getExecution()).set(heldOn);
    }
}
