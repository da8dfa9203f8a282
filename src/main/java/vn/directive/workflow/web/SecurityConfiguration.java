package vn.directive.workflow.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login in front of the web applications and {@code /api/v1}. What is not named here needs a login; what the
 * stock web applications leave open (their own login, first-user setup, comments and attachments by id) is closed.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    private static final String STOCK_LOGOUT = "/camunda/api/admin/auth/user/*/logout";

    /** Pages of ours; the web applications send the header of {@code camunda.bpm.webapp.header-security}. */
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    /** Files of dossiers are looked at in a frame of our own pages; nothing else is framed. */
    private static final String FILE_CONTENT = "/api/v1/documents/*/versions/*/content";

    /** Addresses that no page of ours has, such as one with a semicolon. */
    @Bean
    RequestRejectedHandler rejectedAddresses() {
        return (request, response, e) ->
                Problems.write(response, HttpStatus.BAD_REQUEST, "Yêu cầu không hợp lệ", "Địa chỉ không hợp lệ.");
    }

    /** The engine's REST interface for machines: off unless enabled, then basic authentication and engine rights. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, @Value("${directive.engine-rest.enabled:false}") boolean enabled)
            throws Exception {
        http.securityMatcher(withDefaults().matcher("/engine-rest/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        if (enabled) {
            http.httpBasic(Customizer.withDefaults())
                    .authorizeHttpRequests(requests -> requests
                            .requestMatchers(closedEngineResources("/engine-rest")).denyAll()
                            .anyRequest().authenticated());
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                    .exceptionHandling(answers -> answers
                            .authenticationEntryPoint((request, response, e) -> response.setStatus(404)));
        }
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain webapps(HttpSecurity http, LoginSuccess loginSuccess, LoginFailure loginFailure,
            OpenAccounts openAccounts, @Value("${directive.login.local:true}") boolean local, Optional<SignOn> signOn) throws Exception {
        if (local) {
            http.formLogin(form -> form.loginPage("/login").successHandler(loginSuccess).failureHandler(loginFailure));
        }
        if (signOn.isPresent()) {
            signOn.get().configure(http, loginSuccess, loginFailure);
        }
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        // Camunda's own token keeps its names under /camunda; two cookies of one name would overwrite each other.
        tokens.setCookieName("XSRF-DIRECTIVE");
        tokens.setHeaderName("X-XSRF-DIRECTIVE");
        return http
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/login", "/login/**", "/favicon.ico", "/error", "/actuator/health/**",
                                "/webjars/lit-html/**", "/camunda/lib/**", "/camunda/assets/**",
                                "/camunda/favicon.ico").permitAll()
                        // The secret token in the address is the key: calendar programmes cannot log in.
                        .requestMatchers(HttpMethod.GET, "/calendar/*").permitAll()
                        .requestMatchers("/actuator/**", "/camunda/api/admin/auth/user/*/login/**",
                                "/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**",
                                "/camunda-welcome/**", "/webjars/camunda/**").denyAll()
                        .requestMatchers(closedEngineResources("/camunda/api/engine")).denyAll()
                        .anyRequest().authenticated())
                .logout(logout -> logout
                        .logoutRequestMatcher(new OrRequestMatcher(
                                withDefaults().matcher(HttpMethod.POST, "/logout"),
                                withDefaults().matcher(HttpMethod.POST, STOCK_LOGOUT)))
                        .logoutSuccessHandler((request, response, who) -> {
                            signOn.ifPresent(provider -> provider.rememberToLeave(request, who));
                            if (request.getRequestURI().startsWith("/camunda/")) {
                                new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)
                                        .onLogoutSuccess(request, response, who);
                            } else {
                                SimpleUrlLogoutSuccessHandler toLogin = new SimpleUrlLogoutSuccessHandler();
                                toLogin.setDefaultTargetUrl("/login?logout");
                                toLogin.onLogoutSuccess(request, response, who);
                            }
                        })
                        .deleteCookies("JSESSIONID"))
                .csrf(csrf -> csrf
                        .csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenFromHeaderOrForm())
                        .ignoringRequestMatchers(withDefaults().matcher("/camunda/**")))
                .addFilterAfter(new CsrfCookieFilter(), CsrfFilter.class)
                .addFilterBefore(openAccounts, AuthorizationFilter.class)
                // The login page is told where to go back to in its address, so no request needs to be remembered.
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(answers -> answers
                        .authenticationEntryPoint(SecurityConfiguration::askForLogin)
                        .accessDeniedHandler((request, response, e) -> refuse(request, response)))
                .headers(headers -> headers
                        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(true).maxAgeInSeconds(31_536_000))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(withDefaults().matcher(FILE_CONTENT)),
                                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY)))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                withDefaults().matcher(FILE_CONTENT),
                                new XFrameOptionsHeaderWriter(XFrameOptionsMode.SAMEORIGIN)))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /**
     * What no person may reach: 7.24 hands out comments and attachments by id and counts histories without a check;
     * errors and escalations thrown by hand, delegation and raw variables would bypass the forms. What changes running
     * work from outside is a decision of ours (ADR 11); the engine would also answer, or record, differently for what
     * belongs to a restricted dossier and for what does not exist.
     */
    private static RequestMatcher[] closedEngineResources(String prefix) {
        String engine = prefix.startsWith("/camunda") ? prefix + "/engine/*" : prefix;
        String named = prefix + "/engine/*";
        Stream<String> anyway = Stream.of("/task/*/comment/**", "/task/*/attachment/**",
                "/process-instance/*/comment/**", "/task/*/bpmnError/**", "/task/*/bpmnEscalation/**",
                "/task/*/resolve/**", "/task/*/delegate/**", "/process-definition/*/start/**",
                "/process-definition/key/*/start/**", "/process-definition/key/*/tenant-id/*/start/**",
                "/history/*/cleanable-process-instance-report/**", "/history/*/cleanable-decision-instance-report/**",
                "/history/*/cleanable-case-instance-report/**", "/optimize/**");
        Stream<String> changing = Stream.of("/task/*/variables/**", "/task/*/localVariables/**",
                "/process-instance/suspended*", "/process-instance/delete*", "/process-instance/job-retries*",
                "/process-instance/message-async", "/process-instance/variables-async", "/process-instance/*/**",
                "/execution/*/**", "/message", "/signal", "/condition", "/modification/**", "/migration/**",
                "/job/suspended", "/job/retries", "/job/*/suspended", "/job/*/duedate/**", "/job/*/execute",
                "/history/*/*", "/history/*/*/*", "/history/*/*/*/*", "/external-task/*", "/external-task/*/**");
        List<String> all = Stream.of(engine, named).distinct().toList();
        List<String> open = anyway.toList();
        return Stream.concat(
                all.stream().flatMap(base -> open.stream().map(path -> withDefaults().matcher(base + path))),
                changing.flatMap(path -> all.stream().map(base -> writing(base + path))))
                .toArray(RequestMatcher[]::new);
    }

    /** Everything but asking; long questions are posted. */
    private static RequestMatcher writing(String pattern) {
        return new AndRequestMatcher(new NegatedRequestMatcher(request ->
                request.getRequestURI().matches(".*/(history/)?[a-z-]+/(count|report)")), new OrRequestMatcher(withDefaults().matcher(HttpMethod.POST, pattern),
                withDefaults().matcher(HttpMethod.PUT, pattern),
                withDefaults().matcher(HttpMethod.DELETE, pattern)));
    }

    private static void askForLogin(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException e) throws IOException {
        if (isPage(request)) {
            boolean expired = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String next = request.getRequestURI().equals("/") ? ""
                    : "next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
            String because = expired ? "expired" : "";
            response.sendRedirect("/login" + (next.isEmpty() && because.isEmpty() ? "" : "?")
                    + because + (next.isEmpty() || because.isEmpty() ? "" : "&") + next);
        } else {
            Problems.write(response, HttpStatus.UNAUTHORIZED, "Chưa đăng nhập",
                    "Phiên làm việc đã hết hạn hoặc chưa đăng nhập. Hãy đăng nhập lại.");
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals("/login")) {
            // The form was open longer than its session.
            response.sendRedirect("/login?expired");
        } else if (isPage(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            Problems.write(response, HttpStatus.FORBIDDEN, "Không có quyền",
                    "Tài khoản này không có quyền thực hiện thao tác vừa chọn.");
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return "GET".equals(request.getMethod()) && accept != null && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/api/")
                && !request.getRequestURI().startsWith("/camunda/api/");
    }

    /** Tells the application when somebody has logged out or their session is over. */
    @Bean
    static HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    FilterRegistrationBean<PageNonceFilter> pageNonce() {
        FilterRegistrationBean<PageNonceFilter> filter = new FilterRegistrationBean<>(new PageNonceFilter());
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(200);
        return filter;
    }

    /** After Spring Security, before Camunda's own filters, which come last. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappAuthentication() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                SignedInUser.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(201);
        return filter;
    }

    /** Part of Spring Security's own chain only. */
    @Bean
    FilterRegistrationBean<OpenAccounts> registeredOpenAccounts(OpenAccounts filter) {
        FilterRegistrationBean<OpenAccounts> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RightsOfNow> registeredRightsOfNow(RightsOfNow filter) {
        FilterRegistrationBean<RightsOfNow> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(202);
        return registration;
    }

    @Bean
    FilterRegistrationBean<HiddenIds> registeredHiddenIds(HiddenIds filter) {
        FilterRegistrationBean<HiddenIds> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(203);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RightsRecord> rights(RightsRecord record) {
        FilterRegistrationBean<RightsRecord> filter = new FilterRegistrationBean<>(record);
        filter.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        filter.setOrder(206);
        return filter;
    }

    @Bean
    FilterRegistrationBean<SubmittedFieldsFilter> submittedFields(SubmittedFieldsFilter guard) {
        FilterRegistrationBean<SubmittedFieldsFilter> filter = new FilterRegistrationBean<>(guard);
        filter.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        filter.setOrder(204);
        return filter;
    }

    @Bean
    @ConditionalOnProperty("directive.engine-rest.enabled")
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestAuthentication() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                SignedInUser.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        filter.setOrder(205);
        return filter;
    }
}
