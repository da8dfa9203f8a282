package vn.directive.monitoring;

import org.springframework.stereotype.Component;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;

/** What is shown across bodies is for those who follow all of them. */
@Component
class ManagersOnly {

    private final Accounts accounts;
    private final CurrentUser user;

    ManagersOnly(Accounts accounts, CurrentUser user) {
        this.accounts = accounts;
        this.user = user;
    }

    /** @throws NotAllowedException when the user is no manager */
    void require() {
        if (!accounts.grantsOf(user.username()).contains(Grant.MANAGER)) {
            throw new NotAllowedException("Trang này dành cho người được giao theo dõi, chỉ đạo.");
        }
    }
}
