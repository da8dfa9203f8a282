package vn.directive.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;

class SignOnTest {

    @Test
    void aProviderThatIsDownStopsNoStartAndIsToldAtTheLogin() {
        OAuth2ClientProperties properties = new OAuth2ClientProperties();
        OAuth2ClientProperties.Provider provider = new OAuth2ClientProperties.Provider();
        provider.setIssuerUri("http://localhost:1");
        properties.getProvider().put(SignOn.REGISTRATION, provider);
        OAuth2ClientProperties.Registration registration = new OAuth2ClientProperties.Registration();
        registration.setClientId("directive");
        registration.setRedirectUri("{baseUrl}/login/oauth2/code/{registrationId}");
        properties.getRegistration().put(SignOn.REGISTRATION, registration);

        SignOn signOn = new SignOn(new SignOnConfiguration().clientRegistrations(properties), null,
                new SignOnProperties("tài khoản chung"));

        assertThat(signOn.isReachable()).isFalse();
    }
}
