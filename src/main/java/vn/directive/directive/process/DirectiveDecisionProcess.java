package vn.directive.directive.process;

import java.util.UUID;
import vn.directive.directive.DecisionKind;
import vn.directive.workflow.ProcessVariable;

/** Names shared by {@code directive-decision.bpmn} and Java. */
public final class DirectiveDecisionProcess {

    public static final String KEY = "directive-decision";

    public static final String START_DECISION_TAKEN = "startEvent_decisionTaken";
    public static final String TELL_DOSSIER = "serviceTask_tellDossier";
    public static final String END_DOSSIER_TOLD = "endEvent_dossierTold";

    public static final ProcessVariable<UUID> DECISION_ID = ProcessVariable.id("decisionId");
    public static final ProcessVariable<DecisionKind> DECISION = ProcessVariable.choice("decision", DecisionKind.class);

    private DirectiveDecisionProcess() {}
}
