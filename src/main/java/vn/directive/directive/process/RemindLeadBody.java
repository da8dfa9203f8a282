package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.directive.DraftReminder;
import vn.directive.workflow.DossierVariables;

@Component("remindLeadBody")
class RemindLeadBody implements JavaDelegate {

    private final DraftReminder reminder;

    RemindLeadBody(DraftReminder reminder) {
        this.reminder = reminder;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reminder.remind(DossierVariables.DIRECTIVE_ID.from(execution).get());
    }
}
