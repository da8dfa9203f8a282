package vn.directive.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Back to the login page with the reason; a wrong name and a wrong password look the same. */
@Component
class LoginFailure implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException failure) throws IOException {
        String reason = failure instanceof LockedException ? "paused"
                : failure instanceof BadCredentialsException ? "wrong"
                : failure instanceof OAuth2AuthenticationException signOn ? SignOn.reason(signOn) : "unavailable";
        String next = LoginController.ownPage(request.getParameter("next"));
        if (next == null) {
            next = SignOn.takeNext(request);
        }
        response.sendRedirect("/login?" + reason
                + (next == null ? "" : "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
    }
}
