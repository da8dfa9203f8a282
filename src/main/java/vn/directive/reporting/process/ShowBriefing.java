package vn.directive.reporting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component("showBriefing")
class ShowBriefing implements TaskListener {

    private final BriefingForms forms;

    ShowBriefing(BriefingForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID id = forms.briefing(task).id();
        forms.show(task).text("attendanceRows", forms.attendanceRows(id)).text("issueRows", forms.issueRows(id))
                .text("conclusionRows", forms.conclusionRows(id)).text("minutes", forms.briefing(task).minutes());
    }
}
