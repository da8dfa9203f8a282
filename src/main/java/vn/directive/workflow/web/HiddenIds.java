package vn.directive.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;
import vn.directive.workflow.identity.PresentRights;

/**
 * Whoever asks the engine for something of a restricted dossier by its id, and may not know of the dossier, asks for an id
 * that nothing has. The engine itself would refuse in other words, or with another status, than it has for an unknown id.
 */
@Component
class HiddenIds extends OncePerRequestFilter {

    /** The engine never gives this id. */
    static final String NOBODYS = "00000000-0000-0000-0000-000000000000";
    /** Request attribute: what was asked for, to be repeated in the answer. */
    private static final String ASKED = HiddenIds.class.getName();
    private static final Pattern ID =
            Pattern.compile("(?:[\\w-]+:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The engine counts what is at each element without asking for whom; our own figures stand in for these. */
    private static final Pattern COUNTS =
            Pattern.compile(".*/(process-definition|decision-requirements-definition)/.+/statistics/?");
    /** Filters are made before the database is there. */
    private final ObjectProvider<PresentRights> rights;

    HiddenIds(ObjectProvider<PresentRights> rights) {
        this.rights = rights;
    }

    /** The text as it would be had nothing been replaced. */
    static String asAsked(HttpServletRequest request, String text) {
        Object asked = request.getAttribute(ASKED);
        return asked == null || text == null ? text : text.replace(NOBODYS, asked.toString());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if ("GET".equals(request.getMethod()) && COUNTS.matcher(request.getRequestURI()).matches()) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("[]");
            return;
        }
        List<String> ids = List.of(request.getRequestURI().replaceAll("%3[aA]", ":").split("/")).stream()
                .filter(ID.asMatchPredicate()).toList();
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        Set<String> hidden = ids.isEmpty() || who == null ? Set.of()
                : rights.getObject().hidden(ids, who.getName());
        if (hidden.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(ASKED, hidden.iterator().next());
        // Spring keeps the path as it read it first.
        ServletRequestPathUtils.clearParsedRequestPath(request);
        chain.doFilter(new Elsewhere(request, hidden), response);
    }

    private static final class Elsewhere extends HttpServletRequestWrapper {

        private final Map<String, String> instead;

        private Elsewhere(HttpServletRequest request, Set<String> hidden) {
            super(request);
            this.instead = hidden.stream().collect(Collectors.toMap(id -> id, id -> NOBODYS));
        }

        private String replaced(String path) {
            String other = path == null ? null : path.replaceAll("%3[aA]", ":");
            for (Map.Entry<String, String> id : instead.entrySet()) {
                other = other == null ? null : other.replace(id.getKey(), id.getValue());
            }
            return other;
        }

        @Override
        public String getRequestURI() {
            return replaced(super.getRequestURI());
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(replaced(super.getRequestURL().toString()));
        }

        @Override
        public String getPathInfo() {
            return replaced(super.getPathInfo());
        }

        @Override
        public String getServletPath() {
            return replaced(super.getServletPath());
        }
    }
}
