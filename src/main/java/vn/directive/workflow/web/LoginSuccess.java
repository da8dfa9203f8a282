package vn.directive.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Goes back to where the person wanted to be, with the part after {@code #} that browsers keep to themselves. */
@Component
class LoginSuccess implements AuthenticationSuccessHandler {

    private final LoginRecord logins;

    LoginSuccess(LoginRecord logins) {
        this.logins = logins;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication who) throws IOException {
        logins.succeeded(who.getName());
        String next = LoginController.ownPage(request.getParameter("next"));
        if (next == null) {
            next = SignOn.takeNext(request);
        }
        response.sendRedirect(next == null ? "/" : next);
    }
}
