package vn.directive.directive.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.DecisionKind;
import vn.directive.directive.DirectiveDecisions;
import vn.directive.directive.DirectiveDecisions.Decision;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.FormData;

/** Checks and records the decision of the start form; a refusal is shown at the form and nothing starts. */
@Component("recordDecision")
class RecordDecision implements ExecutionListener {

    private final DirectiveDecisions decisions;

    RecordDecision(DirectiveDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FormData form = FormData.of(execution);
        Decision decision = decisions.record(form.choice("decisionKind", DecisionKind.class),
                form.text("dossierNumber"), form.text("reason"), form.optionalText("decisionSymbol").orElse(null),
                form.optionalText("successorNumber").orElse(null), form.date("decidedOn"));
        DossierVariables.DIRECTIVE_ID.on(execution).set(decision.directiveId());
        DirectiveDecisionProcess.DECISION_ID.on(execution).set(decision.id());
        DirectiveDecisionProcess.DECISION.on(execution).set(decision.kind());
    }
}
