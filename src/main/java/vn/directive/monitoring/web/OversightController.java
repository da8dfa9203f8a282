package vn.directive.monitoring.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.audit.AuditVerifier;
import vn.directive.audit.Verification;
import vn.directive.monitoring.AuditQueries;
import vn.directive.monitoring.AuditQueries.Entry;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.web.Page;
import vn.directive.shared.web.Paging;
import vn.directive.workflow.Oversight;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Oversight")
class OversightController {

    private final AuditQueries audit;
    private final AuditVerifier verifier;
    private final Oversight oversight;
    private final Accounts accounts;
    private final CurrentUser user;

    OversightController(AuditQueries audit, AuditVerifier verifier, Oversight oversight, Accounts accounts,
            CurrentUser user) {
        this.audit = audit;
        this.verifier = verifier;
        this.oversight = oversight;
        this.accounts = accounts;
        this.user = user;
    }

    @GetMapping("/audit")
    @Operation(summary = "Who did what and why, newest first", description = "For managers and administrators.")
    Page<Entry> audit(
            @Parameter(description = "Id of a dossier; all when absent") @RequestParam(required = false) UUID directive,
            @Parameter(description = "Also completed tasks, reading, logins, exports; else interventions only")
            @RequestParam(defaultValue = "false") boolean everything,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return audit.list(directive, everything, new Paging(page, size));
    }

    @GetMapping("/audit/state")
    @Operation(summary = "Whether the user may read the audit trail; for administrators, how far it is sealed")
    AuditState auditState() {
        boolean mayRead = audit.mayRead();
        return new AuditState(mayRead, audit.mayVerify() ? verifier.state() : null);
    }

    @GetMapping("/audit/verification")
    @Operation(summary = "Verifies the whole audit trail", description = "For administrators. Reads every entry.")
    Verification auditVerification() {
        audit.requireAdministrator();
        return verifier.verifyAndKeep();
    }

    @GetMapping("/directives/{id}/actions")
    @Operation(summary = "What the signed-in user may do about the running work of a dossier")
    Actions actions(@PathVariable UUID id) {
        boolean mayAct = oversight.of(id).isPresent();
        return new Actions(mayAct, mayAct || accounts.grantsOf(user.username()).contains(Grant.ADMINISTRATOR));
    }

    /** @param chain for administrators */
    record AuditState(boolean mayRead, AuditVerifier.State chain) {}

    /**
     * @param mayAct remind, extend, reassign, re-route, add and withdraw bodies, close a round early
     * @param mayRetry run failed jobs again
     */
    record Actions(boolean mayAct, boolean mayRetry) {}
}
