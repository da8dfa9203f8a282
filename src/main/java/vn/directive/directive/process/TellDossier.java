package vn.directive.directive.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.directive.directive.DecisionKind;
import vn.directive.shared.DomainException;
import vn.directive.workflow.DossierVariables;

/** Hands the decision to the dossier's own course. */
@Component("tellDossier")
class TellDossier implements JavaDelegate {

    private static final Map<DecisionKind, String> MESSAGE_OF = Map.of(
            DecisionKind.CANCEL, DirectiveLifecycleProcess.MESSAGE_CANCEL,
            DecisionKind.SUPERSEDE, DirectiveLifecycleProcess.MESSAGE_SUPERSEDED,
            DecisionKind.REPEAL, DirectiveLifecycleProcess.MESSAGE_REPEALED,
            DecisionKind.FINAL_REVIEW, DirectiveLifecycleProcess.MESSAGE_VALIDITY_ENDED);

    @Override
    public void execute(DelegateExecution execution) {
        UUID decisionId = DirectiveDecisionProcess.DECISION_ID.from(execution).get();
        String message = MESSAGE_OF.get(DirectiveDecisionProcess.DECISION.from(execution).get());
        try {
            execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation(message)
                    .processInstanceBusinessKey(DossierVariables.DIRECTIVE_ID.from(execution).get().toString())
                    .setVariable(DirectiveDecisionProcess.DECISION_ID.name(), decisionId.toString()).correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw new DomainException("dossierNumber", "Hồ sơ chưa ở bước có thể thực hiện quyết định này; "
                    + "hãy hoàn thành các việc đang mở của hồ sơ rồi ghi nhận lại.");
        }
    }
}
