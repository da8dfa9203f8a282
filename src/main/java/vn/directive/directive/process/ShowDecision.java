package vn.directive.directive.process;

import java.time.format.DateTimeFormatter;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.DirectiveDecisions;
import vn.directive.directive.DirectiveDecisions.Decision;
import vn.directive.directive.Directives;

/** Shows the decision in the announcement's form. */
@Component("showDecision")
class ShowDecision implements TaskListener {

    private static final int LONGEST = 1000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final DirectiveDecisions decisions;
    private final Directives directives;

    ShowDecision(DirectiveDecisions decisions, Directives directives) {
        this.decisions = decisions;
        this.directives = directives;
    }

    @Override
    public void notify(DelegateTask task) {
        Decision decision = decisions.get(DirectiveDecisionProcess.DECISION_ID.from(task).get());
        String text = "Quyết định %s%s%s ngày %s: %s".formatted(decision.kind().label(), by(decision),
                decision.symbol() == null ? "" : " số " + decision.symbol(), DAY.format(decision.decidedOn()),
                decision.reason());
        task.setVariableLocal("decisionText", text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    private String by(Decision decision) {
        return decision.successorId() == null ? ""
                : " bằng Chỉ thị " + directives.get(decision.successorId()).symbol();
    }
}
