package vn.directive.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.directive.workflow.identity.PresentRights;
import vn.directive.workflow.identity.PresentRights.Rights;

/**
 * The web applications keep a person's groups and tenants in the session for a minute. Whoever leaves a post loses sight
 * of its dossiers at once: what is kept is brought up to date before each request, for one statement.
 */
@Component
class RightsOfNow extends OncePerRequestFilter {

    /** Filters are made before the database is there. */
    private final ObjectProvider<PresentRights> rights;

    RightsOfNow(ObjectProvider<PresentRights> rights) {
        this.rights = rights;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            AuthenticationUtil.getAuthsFromSession(session).getAuthentications().forEach(this::renew);
        }
        chain.doFilter(request, response);
    }

    private void renew(UserAuthentication kept) {
        Rights now = rights.getObject().of(kept.getIdentityId());
        if (!same(kept, now)) {
            kept.setGroupIds(now.groups());
            kept.setTenantIds(now.tenants());
            // Which applications the person may open follows from the groups.
            kept.setCacheValidationTime(new Date(0));
        }
    }

    private static boolean same(UserAuthentication kept, Rights now) {
        return kept.getGroupIds() != null && kept.getTenantIds() != null
                && Set.copyOf(kept.getGroupIds()).equals(Set.copyOf(now.groups()))
                && Set.copyOf(kept.getTenantIds()).equals(Set.copyOf(now.tenants()));
    }
}
