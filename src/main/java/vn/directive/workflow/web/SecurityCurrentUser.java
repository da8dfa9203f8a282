package vn.directive.workflow.web;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vn.directive.shared.CurrentUser;

@Component
class SecurityCurrentUser implements CurrentUser {

    static final String SYSTEM = "system";

    @Override
    public String username() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? SYSTEM : authentication.getName();
    }
}
