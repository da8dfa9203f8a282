package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.directive.DirectiveDecisions;

/** Carries out the decision that the message brought: cancel, supersede or repeal. */
@Component("applyDecision")
class ApplyDecision implements JavaDelegate {

    private final DirectiveDecisions decisions;

    ApplyDecision(DirectiveDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        decisions.apply(DirectiveDecisionProcess.DECISION_ID.from(execution).get());
    }
}
