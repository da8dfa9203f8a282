package vn.directive.reporting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.reporting.Briefings.BriefingView;

@Component("showBriefingDraft")
class ShowBriefingDraft implements TaskListener {

    private final BriefingForms forms;

    ShowBriefingDraft(BriefingForms forms) {
        this.forms = forms;
    }

    @Override
    public void notify(DelegateTask task) {
        BriefingView briefing = forms.briefing(task);
        forms.show(task).text("openIssues", forms.openIssues(briefing.directiveId()))
                .date("briefingDate", briefing.heldOn()).text("place", briefing.place())
                .text("participants", briefing.participants()).text("agenda", briefing.agenda());
    }
}
