package vn.directive.workflow.web;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vn.directive.workflow.web.KnownUsers.KnownUser;

/**
 * Checks a password against the organisation, through the engine's identity provider, for the login page and for
 * basic authentication alike. Authorities are the engine's groups.
 */
@Component
class AccountLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final KnownUsers users;
    private final LoginThrottle throttle;
    private final LoginRecord logins;

    AccountLogin(@Lazy IdentityService identity, KnownUsers users, LoginThrottle throttle, LoginRecord logins) {
        this.identity = identity;
        this.users = users;
        this.throttle = throttle;
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String username = attempt.getName().strip();
        String password = String.valueOf(attempt.getCredentials());
        if (throttle.isBlocked(username)) {
            throw new LockedException("too many failures");
        }
        if (username.isEmpty() || password.isEmpty() || !identity.checkPassword(username, password)) {
            logins.failed(username, throttle.failed(username));
            throw new BadCredentialsException("wrong user name or password");
        }
        throttle.succeeded(username);
        KnownUser user = users.find(username)
                .orElseThrow(() -> new BadCredentialsException("closed in this moment"));
        UsernamePasswordAuthenticationToken authenticated = UsernamePasswordAuthenticationToken.authenticated(
                user.username(), null, user.authorities());
        authenticated.setDetails(attempt.getDetails());
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
