package vn.directive.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page, and the first page after it. */
@Controller
class LoginController {

    private static final List<String> REASONS =
            List.of("wrong", "paused", "unavailable", "unknown", "refused", "expired", "logout");
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String ADMIN = "/camunda/app/admin/default/";

    private final boolean local;
    private final SignOn signOn;

    LoginController(@Value("${directive.login.local:true}") boolean local, Optional<SignOn> signOn) {
        this.local = local;
        this.signOn = signOn.orElse(null);
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model, @RequestParam(required = false) String next,
            Authentication who) {
        if (who != null && request.getParameter("expired") == null) {
            String page = ownPage(next);
            return "redirect:" + (page == null ? "/" : page);
        }
        if (signOn != null && request.getParameter("logout") != null) {
            Optional<String> leaving = signOn.pageToLeaveBy(request);
            if (leaving.isPresent()) {
                return "redirect:" + leaving.get();
            }
        }
        model.addAttribute("next", ownPage(next));
        model.addAttribute("local", local);
        model.addAttribute("signOn", signOn == null ? null : signOn.providerName());
        for (String reason : REASONS) {
            if (request.getParameter(reason) != null) {
                model.addAttribute("reason", reason);
            }
        }
        return "login";
    }

    /** Those who hold a post work in Tasklist; pure managers watch in Cockpit; technical accounts go to Admin. */
    @GetMapping("/")
    String home(Authentication who) {
        if (holds(who, ":")) {
            return "redirect:" + TASKLIST;
        }
        if (holds(who, "managers")) {
            return "redirect:" + COCKPIT + "#/directives";
        }
        if (holds(who, "designers")) {
            return "redirect:" + COCKPIT;
        }
        return "redirect:" + (holds(who, "administrators") ? ADMIN : TASKLIST);
    }

    private static boolean holds(Authentication who, String group) {
        return who != null && who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .filter(authority -> !authority.startsWith("role:"))
                .anyMatch(authority -> group.equals(":") ? authority.contains(":") : authority.equals(group));
    }

    /** The address if it is a page of this server, else null: a login must not send people elsewhere. */
    static String ownPage(String address) {
        return address != null && address.length() <= 2000 && address.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*")
                && !address.startsWith("/login") ? address : null;
    }
}
