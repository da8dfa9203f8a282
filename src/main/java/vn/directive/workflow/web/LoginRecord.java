package vn.directive.workflow.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.organisation.Accounts;

/**
 * Logins in the audit trail. A failure is recorded for existing accounts only: what people type as a name may be their
 * password, and guessed names must not fill a table from which nothing is ever removed.
 */
@Component
class LoginRecord {

    private static final Logger LOG = LoggerFactory.getLogger(LoginRecord.class);
    private static final String NOBODY = "anonymous";

    private final AuditTrail audit;
    private final Accounts accounts;

    LoginRecord(AuditTrail audit, Accounts accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    void succeeded(String username) {
        audit.noteOf(username, AuditAction.LOGIN_SUCCESS, account(username), Capacity.of("account"), Map.of());
    }

    /** @param lockedOut this failure was one too many */
    void failed(String typed, boolean lockedOut) {
        if (typed.isEmpty() || accounts.find(typed).isEmpty()) {
            LOG.info("Login with an unknown name refused");
            return;
        }
        audit.noteOf(NOBODY, AuditAction.LOGIN_FAILURE, account(typed), Capacity.of(NOBODY), Map.of());
        if (lockedOut) {
            audit.noteOf(NOBODY, AuditAction.LOGIN_LOCKOUT, account(typed), Capacity.of(NOBODY), Map.of());
        }
    }

    private static Subject account(String username) {
        return new Subject("account", username, null);
    }
}
