package vn.directive.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;

/** An account that was closed ends its sessions with the next request, not with the day. */
@Component
class OpenAccounts extends OncePerRequestFilter {

    /** Filters are made before the database is there. */
    private final ObjectProvider<Accounts> accounts;

    OpenAccounts(ObjectProvider<Accounts> accounts) {
        this.accounts = accounts;
    }

    /** Files of the web applications tell nothing of anybody's work, and there are many of them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/camunda/") && !path.startsWith("/camunda/api/")
                && path.lastIndexOf('.') > path.lastIndexOf('/');
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken)
                && accounts.getObject().find(who.getName()).filter(Account::enabled).isEmpty()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }
}
