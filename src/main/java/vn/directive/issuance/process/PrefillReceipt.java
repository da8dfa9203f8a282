package vn.directive.issuance.process;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.Directives;
import vn.directive.workflow.DossierVariables;
import vn.directive.workflow.Prefill;

/** Proposes today and shows what was sent. */
@Component("prefillReceipt")
class PrefillReceipt implements TaskListener {

    private final Directives directives;
    private final Clock clock;

    PrefillReceipt(Directives directives, Clock clock) {
        this.directives = directives;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var directive = directives.get(DossierVariables.DIRECTIVE_ID.from(task).get());
        Prefill.of(task).date("receivedOn", LocalDate.now(clock))
                .text("directiveSymbol", directive.symbol())
                .text("directiveDate", "%td/%<tm/%<tY".formatted(directive.issuedOn()));
    }
}
