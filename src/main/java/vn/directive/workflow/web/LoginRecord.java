package vn.directive.workflow.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
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

    /** Filters are made before the database is there. */
    private final ObjectProvider<AuditTrail> audit;
    private final ObjectProvider<Accounts> accounts;

    LoginRecord(ObjectProvider<AuditTrail> audit, ObjectProvider<Accounts> accounts) {
        this.audit = audit;
        this.accounts = accounts;
    }

    void succeeded(String username) {
        audit.getObject().noteOf(username, AuditAction.LOGIN_SUCCESS, account(username), Capacity.of("account"),
                Map.of());
    }

    /** @param lockedOut this failure was one too many */
    void failed(String typed, boolean lockedOut) {
        if (typed.isEmpty() || accounts.getObject().find(typed).isEmpty()) {
            LOG.info("Login with an unknown name refused");
            return;
        }
        audit.getObject().noteOf(NOBODY, AuditAction.LOGIN_FAILURE, account(typed), Capacity.of(NOBODY), Map.of());
        if (lockedOut) {
            audit.getObject().noteOf(NOBODY, AuditAction.LOGIN_LOCKOUT, account(typed), Capacity.of(NOBODY), Map.of());
        }
    }

    private static Subject account(String username) {
        return new Subject("account", username, null);
    }
}
