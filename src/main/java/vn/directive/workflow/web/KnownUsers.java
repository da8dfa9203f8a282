package vn.directive.workflow.web;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Whoever the organisation knows, with the engine's groups as authorities, however they proved who they are. */
@Component
class KnownUsers {

    private final IdentityService identity;

    KnownUsers(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** The name as the organisation spells it and its authorities; empty when there is no such open account. */
    Optional<KnownUser> find(String username) {
        return Optional.ofNullable(identity.createUserQuery().userId(username).singleResult()).map(User::getId)
                .map(id -> new KnownUser(id, AuthorityUtils.createAuthorityList(groupsOf(id))));
    }

    private List<String> groupsOf(String id) {
        return identity.createGroupQuery().groupMember(id).list().stream().map(Group::getId).toList();
    }

    record KnownUser(String username, List<GrantedAuthority> authorities) {}
}
