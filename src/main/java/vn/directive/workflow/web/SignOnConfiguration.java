package vn.directive.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What only the profile {@code oidc} needs. */
@Configuration(proxyBeanMethods = false)
@Profile("oidc")
@EnableConfigurationProperties({OAuth2ClientProperties.class, SignOnProperties.class})
class SignOnConfiguration {

    /** Asks the provider for its addresses with the first login, so that a provider that is down stops no start. */
    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                List.<ClientRegistration>copyOf(
                        new OAuth2ClientPropertiesMapper(properties).asClientRegistrations().values())));
    }

    @Controller
    @Profile("oidc")
    static class ToProvider {

        private final SignOn signOn;

        ToProvider(SignOn signOn) {
            this.signOn = signOn;
        }

        /** Leaves for the provider and remembers where to come back to. */
        @GetMapping("/login/sign-on")
        String leave(HttpServletRequest request, @RequestParam(required = false) String next) {
            if (!signOn.isReachable()) {
                return "redirect:/login?unavailable";
            }
            request.getSession(true).setAttribute(SignOn.NEXT, LoginController.ownPage(next));
            return "redirect:/oauth2/authorization/" + SignOn.REGISTRATION;
        }
    }
}
