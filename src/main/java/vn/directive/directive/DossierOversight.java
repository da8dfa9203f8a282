package vn.directive.directive;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.audit.Capacity;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.document.DossierAccess;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Grant;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.organisation.Substitutions;
import vn.directive.organisation.Substitutions.Substitution;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.NotAllowedException;
import vn.directive.shared.NotFoundException;
import vn.directive.workflow.Oversight;

@Service
@Transactional(readOnly = true)
class DossierOversight implements Oversight {

    private final Directives directives;
    private final DossierAccess access;
    private final Organisation organisation;
    private final Accounts accounts;
    private final Substitutions substitutions;
    private final CurrentUser currentUser;

    DossierOversight(Directives directives, DossierAccess access, Organisation organisation, Accounts accounts,
            Substitutions substitutions, CurrentUser currentUser) {
        this.directives = directives;
        this.access = access;
        this.organisation = organisation;
        this.accounts = accounts;
        this.substitutions = substitutions;
        this.currentUser = currentUser;
    }

    @Override
    public Optional<Capacity> of(UUID directiveId) {
        access.require(directiveId);
        return capacity(directiveId);
    }

    @Override
    public Optional<Capacity> of(UUID directiveId, Supplier<NotFoundException> unknown) {
        access.require(directiveId, unknown);
        return capacity(directiveId);
    }

    private Optional<Capacity> capacity(UUID directiveId) {
        String user = currentUser.username();
        if (accounts.grantsOf(user).contains(Grant.MANAGER)) {
            return Optional.of(Capacity.of("manager"));
        }
        DirectiveView directive = directives.get(directiveId);
        Set<String> groups = organisation.groupsOf(user);
        return List.of(new GroupId(directive.leadBody(), Role.LEADER), new GroupId(directive.leadBody(), Role.DEPUTY),
                        new GroupId(directive.office(), Role.LEADER)).stream()
                .filter(group -> groups.contains(group.toString())).findFirst()
                .map(group -> new Capacity(group.body(), group.role().key(), absentHolder(group, user)));
    }

    @Override
    public Capacity require(UUID directiveId) {
        return of(directiveId).orElseThrow(DossierOversight::refused);
    }

    @Override
    public Capacity require(UUID directiveId, Supplier<NotFoundException> unknown) {
        return of(directiveId, unknown).orElseThrow(DossierOversight::refused);
    }

    private static NotAllowedException refused() {
        return new NotAllowedException("Chỉ người được giao theo dõi, chỉ đạo, lãnh "
                + "đạo cơ quan chủ trì và lãnh đạo Văn phòng được điều hành công việc của hồ sơ này.");
    }

    /** Null when the person holds the post. */
    private String absentHolder(GroupId group, String user) {
        List<String> holders = organisation.holders(group);
        return holders.contains(user) ? null : substitutions.inEffect().stream()
                .filter(s -> s.substitute().equals(user) && s.covers(group) && holders.contains(s.absent()))
                .map(Substitution::absent).findFirst().orElse(null);
    }
}
