package vn.directive.workflow.web;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Checks a password against the organisation, through the engine's identity provider, for the login page and for
 * basic authentication alike. Authorities are the engine's groups.
 */
@Component
class AccountLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final LoginThrottle throttle;

    AccountLogin(@Lazy IdentityService identity, LoginThrottle throttle) {
        this.identity = identity;
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName().strip();
        String password = String.valueOf(attempt.getCredentials());
        if (throttle.isBlocked(username)) {
            throw new LockedException("too many failures");
        }
        if (username.isEmpty() || password.isEmpty() || !identity.checkPassword(username, password)) {
            throttle.failed(username);
            throw new BadCredentialsException("wrong user name or password");
        }
        throttle.succeeded(username);
        User user = identity.createUserQuery().userId(username).singleResult();
        List<String> groups = identity.createGroupQuery().groupMember(user.getId()).list().stream()
                .map(Group::getId).toList();
        UsernamePasswordAuthenticationToken authenticated = UsernamePasswordAuthenticationToken.authenticated(
                user.getId(), null, AuthorityUtils.createAuthorityList(groups));
        authenticated.setDetails(attempt.getDetails());
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
