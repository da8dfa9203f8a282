package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.directive.DirectiveDecisions;
import vn.directive.workflow.DossierVariables;

@Component("closeDirective")
class CloseDirective implements JavaDelegate {

    private final DirectiveDecisions decisions;

    CloseDirective(DirectiveDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.closeAfterFinalReview(DossierVariables.DIRECTIVE_ID.from(execution).get());
    }
}
