package vn.directive.support;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** An OpenID Connect provider on a port of its own, with a login page and users of its own. */
@TestConfiguration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class})
public class SignOnServer {

    public static final String CLIENT = "directive";
    public static final String SECRET = "bi-mat-cua-he-thong";
    public static final String PASSWORD = "mat-khau-chung";

    /** A started provider; ends with {@link ServletWebServerApplicationContext#close()}. */
    public static ServletWebServerApplicationContext start() {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(SignOnServer.class)
                .properties("spring.config.location=optional:classpath:/nothing/", "server.port=0",
                        // Cookies do not tell ports apart.
                        "server.servlet.session.cookie.name=PROVIDERSESSION")
                .run();
    }

    /** Lets the product at that address use this provider, which is only known once its port is. */
    public static void register(ServletWebServerApplicationContext server, String product) {
        server.getBean(Clients.class).client = RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(CLIENT).clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(product + "/login/oauth2/code/sign-on")
                .postLogoutRedirectUri(product + "/login?logout")
                .scope("openid").scope("profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain provider(HttpSecurity http) throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(server, with -> with.oidc(withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(resources -> resources.jwt(withDefaults()))
                .exceptionHandling(answers -> answers.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain loginPage(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(withDefaults()).build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(List.of("huln.leader", "HULN.Specialist", "vptu.manager", "khach.la")
                .stream().map(SignOnServer::person).toArray(UserDetails[]::new));
    }

    private static UserDetails person(String name) {
        return User.withUsername(name).password("{noop}" + PASSWORD).roles("ADMIN").build();
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    /** Claims more than a person has here, to show that rights are not taken from the provider. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return token -> token.getClaims().claim("preferred_username", token.getPrincipal().getName())
                .claim("groups", List.of("administrators", "VPTU:leader"));
    }

    @Bean
    Clients clients() {
        return new Clients();
    }

    static final class Clients implements RegisteredClientRepository {

        private volatile RegisteredClient client;

        /** The provider keeps its clients' secrets hashed once it has seen them. */
        @Override
        public void save(RegisteredClient changed) {
            client = changed;
        }

        @Override
        public RegisteredClient findById(String id) {
            return client != null && client.getId().equals(id) ? client : null;
        }

        @Override
        public RegisteredClient findByClientId(String clientId) {
            return client != null && client.getClientId().equals(clientId) ? client : null;
        }
    }
}
