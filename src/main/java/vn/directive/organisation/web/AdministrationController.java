package vn.directive.organisation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.WorkingDayImport;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Administration", description = "Imports and passwords")
class AdministrationController {

    private final WorkingDayImport workingDays;
    private final Accounts accounts;
    private final CurrentUser currentUser;
    private final AuditTrail audit;

    AdministrationController(WorkingDayImport workingDays, Accounts accounts,
            CurrentUser currentUser, AuditTrail audit) {
        this.workingDays = workingDays;
        this.accounts = accounts;
        this.currentUser = currentUser;
        this.audit = audit;
    }

    @PostMapping(path = "/working-days", consumes = "text/csv")
    @Operation(summary = "Import days off and make-up days (CSV: day,working,note)")
    Map<String, Integer> importWorkingDays(InputStream csv) {
        require(Grant.ADMINISTRATOR);
        int changed = workingDays.apply(csv);
        if (changed > 0) {
            audit.note(AuditAction.IMPORT_WORKING_DAYS, new Subject("file", "working-days", null),
                    Capacity.of("administrator"), Map.of("changed", changed));
        }
        return Map.of("changed", changed);
    }

    @PutMapping("/accounts/{username}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Change one's own password, or as an administrator anybody's")
    void changePassword(@PathVariable String username, @RequestBody PasswordChange change) {
        if (!username.equals(currentUser.username())) {
            require(Grant.ADMINISTRATOR);
        } else if (change.current() == null || accounts.authenticate(username, change.current()).isEmpty()) {
            throw new DomainException("current", "Mật khẩu hiện tại không đúng.");
        }
        accounts.setPassword(username, change.password());
    }

    private void require(Grant... sufficient) {
        if (accounts.grantsOf(currentUser.username()).stream().noneMatch(Set.of(sufficient)::contains)) {
            throw new NotAllowedException("Việc này dành cho quản trị viên.");
        }
    }

    /** @param current the present password; not needed from an administrator who sets another person's */
    record PasswordChange(String current, String password) {

        @Override
        public String toString() {
            return "PasswordChange[…]";
        }
    }
}
