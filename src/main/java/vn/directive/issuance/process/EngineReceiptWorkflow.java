package vn.directive.issuance.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.directive.directive.DirectiveEvents;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.DossierStart;
import vn.directive.issuance.ReceiptWorkflow;
import vn.directive.shared.TimeConfiguration;

/** One instance of {@code directive-receipt} per recipient. */
@Component
class EngineReceiptWorkflow implements ReceiptWorkflow {

    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    private final RuntimeService runtime;
    private final Directives directives;

    EngineReceiptWorkflow(@Lazy RuntimeService runtime, Directives directives) {
        this.runtime = runtime;
        this.directives = directives;
    }

    @Override
    public void await(UUID directiveId, UUID receiptId, String owner, LocalDate dueOn, LocalDate expiresOn) {
        DirectiveView directive = directives.get(directiveId);
        Map<String, Object> variables = new HashMap<>(DossierStart.variables(directive));
        variables.put(DirectiveReceiptProcess.RECEIPT_ID.name(), receiptId.toString());
        variables.put(DirectiveReceiptProcess.RECIPIENT.name(), owner);
        variables.put(DirectiveReceiptProcess.DUE_ON.name(), dueOn.toString());
        variables.put(DirectiveReceiptProcess.LATE_AT.name(), Date.from(endOfWork(dueOn)));
        variables.put(DirectiveReceiptProcess.EXPIRES_AT.name(), Date.from(endOfWork(expiresOn)));
        runtime.startProcessInstanceByKey(DirectiveReceiptProcess.KEY, directiveId.toString(), variables);
    }

    @EventListener
    void stopWaiting(DirectiveEvents.Ended ended) {
        runtime.createMessageCorrelation(DirectiveReceiptProcess.DIRECTIVE_ENDED)
                .processInstanceBusinessKey(ended.directiveId().toString()).correlateAll();
    }

    private static Instant endOfWork(LocalDate day) {
        return day.atTime(END_OF_WORK).atZone(TimeConfiguration.ZONE).toInstant();
    }
}
