package vn.directive.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Single sign-on by OpenID Connect (authorization code with PKCE). The provider says who somebody is; an account of
 * that name must be open here, and its groups are the organisation's, never claims of the provider.
 */
@Component
@Profile("oidc")
class SignOn {

    static final String REGISTRATION = "sign-on";
    static final String NEXT = SignOn.class.getName() + ".next";

    private static final Logger LOG = LoggerFactory.getLogger(SignOn.class);
    private static final String LEAVE_BY = SignOn.class.getName() + ".leaveBy";
    private static final String UNKNOWN = "unknown_account";
    private static final int LONGEST_NAME = 200;

    private final ClientRegistrationRepository registrations;
    private final KnownUsers users;
    private final String providerName;
    private final OidcUserService claims = new OidcUserService();

    SignOn(ClientRegistrationRepository registrations, KnownUsers users, SignOnProperties properties) {
        this.registrations = registrations;
        this.users = users;
        this.providerName = properties.clientName();
    }

    /** What the login page calls the provider. */
    String providerName() {
        return providerName;
    }

    /** True when the provider can be asked; its addresses are looked up with the first login, not at start. */
    boolean isReachable() {
        try {
            return registrations.findByRegistrationId(REGISTRATION) != null;
        } catch (RuntimeException e) {
            LOG.warn("The OpenID Connect provider cannot be reached: {}", e.getMessage());
            return false;
        }
    }

    void configure(HttpSecurity http, LoginSuccess success, LoginFailure failure) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login
                .loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::load))
                .successHandler(success)
                .failureHandler(failure));
    }

    private OidcUser load(OidcUserRequest request) {
        OidcUser claimed = claimed(request);
        String name = claimed.getName().strip().toLowerCase(Locale.ROOT);
        return Optional.of(name).filter(n -> !n.isEmpty() && n.length() <= LONGEST_NAME).flatMap(users::find)
                .map(user -> new SignedOnUser(user.username(), user.authorities(), claimed))
                .orElseThrow(() -> unknown("no open account of this name"));
    }

    private OidcUser claimed(OidcUserRequest request) {
        try {
            return claims.loadUser(request);
        } catch (IllegalArgumentException e) {
            throw unknown("the claim with the user name is missing");
        }
    }

    private static OAuth2AuthenticationException unknown(String reason) {
        LOG.warn("Single sign-on refused: {}", reason);
        return new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN), reason);
    }

    /** The word of the login page for a sign-on that failed. */
    static String reason(OAuth2AuthenticationException failure) {
        return UNKNOWN.equals(failure.getError().getErrorCode()) ? "unknown" : "refused";
    }

    /** Where the person wanted to go before they went to the provider, once; or null. */
    static String takeNext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        String next = LoginController.ownPage((String) session.getAttribute(NEXT));
        session.removeAttribute(NEXT);
        return next;
    }

    /** Our session is over; notes, for the login page that follows, how to end the provider's session as well. */
    void rememberToLeave(HttpServletRequest request, Authentication who) {
        if (who instanceof OAuth2AuthenticationToken token && token.getPrincipal() instanceof OidcUser user) {
            ClientRegistration provider = registrations.findByRegistrationId(token.getAuthorizedClientRegistrationId());
            Object end = provider.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
            if (end != null) {
                String back = ServletUriComponentsBuilder.fromContextPath(request).path("/login")
                        .queryParam("logout").build().toUriString();
                request.getSession(true).setAttribute(LEAVE_BY, UriComponentsBuilder.fromUriString(end.toString())
                        .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                        .queryParam("post_logout_redirect_uri", "{back}").encode().buildAndExpand(back).toUriString());
            }
        }
    }

    /** The provider's page that ends its session, once after a logout. */
    Optional<String> pageToLeaveBy(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(LEAVE_BY) instanceof String page)) {
            return Optional.empty();
        }
        session.invalidate();
        return Optional.of(page);
    }

    /** Named as the organisation spells it, whatever the provider's spelling. */
    static final class SignedOnUser extends DefaultOidcUser {

        private static final long serialVersionUID = 1L;

        private final String username;

        SignedOnUser(String username, List<GrantedAuthority> authorities, OidcUser claimed) {
            super(authorities, claimed.getIdToken(), claimed.getUserInfo());
            this.username = username;
        }

        @Override
        public String getName() {
            return username;
        }
    }
}
