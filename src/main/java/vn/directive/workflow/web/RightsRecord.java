package vn.directive.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import vn.directive.audit.AuditAction;
import vn.directive.audit.AuditTrail;
import vn.directive.audit.AuditTrail.Subject;
import vn.directive.audit.Capacity;

/** Rights that somebody gives or takes in Admin, which writes to the engine without asking us. */
@Component
class RightsRecord extends OncePerRequestFilter {

    private static final String RIGHTS = "/authorization";
    private static final int LONGEST = 2_000;

    /** Filters are made before the database is there. */
    private final ObjectProvider<AuditTrail> audit;

    RightsRecord(ObjectProvider<AuditTrail> audit) {
        this.audit = audit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "OPTIONS".equals(request.getMethod())
                || !request.getRequestURI().contains(RIGHTS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingRequestWrapper read = new ContentCachingRequestWrapper(request, LONGEST);
        chain.doFilter(read, response);
        if (response.getStatus() < 300) {
            String path = request.getRequestURI();
            audit.getObject().note(AuditAction.RIGHT_CHANGE,
                    new Subject("right", path.substring(path.indexOf(RIGHTS) + RIGHTS.length()), null),
                    Capacity.of("administrator"), Map.of("request", request.getMethod(), "content",
                            new String(read.getContentAsByteArray(), StandardCharsets.UTF_8)));
        }
    }
}
