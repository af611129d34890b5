package org.muster.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The door: everything is closed but the login, the console's own files, the API description and the health check.
 * What a handler asks of the caller stands at the handler, as {@code @PreAuthorize}.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /**
     * Without an account: a signed token in a header of its own is the key, which no other site can make a browser send;
     * a cookie that comes along opens nothing here.
     */
    private static final String[] LINKS = {"/api/member-links/**", "/api/muster-points/**", "/api/call-links/**"};

    @Bean
    SecurityFilterChain door(
            HttpSecurity http,
            Sessions sessions,
            MachineTokens tokens,
            IdempotencyFilter idempotency,
            @Value("${muster.simulators}") boolean simulators,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver)
            throws Exception {
        Refusals refusals = new Refusals(resolver);
        CookieCsrfTokenRepository xsrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
        xsrf.setCookieCustomizer(cookie -> cookie.sameSite("Strict").path("/"));
        CsrfTokenRequestAttributeHandler plain = new CsrfTokenRequestAttributeHandler();
        // no name: the token is made on every first request, not only when somebody asks for it
        plain.setCsrfRequestAttributeName(null);
        http.sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(it -> it.csrfTokenRepository(xsrf)
                        .csrfTokenRequestHandler(plain)
                        .sessionAuthenticationStrategy((authentication, request, response) -> {})
                        .ignoringRequestMatchers(AccessFilter::bearsToken)
                        .ignoringRequestMatchers(SecurityConfiguration::isLogin)
                        .ignoringRequestMatchers(LINKS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterBefore(new AccessFilter(sessions, tokens), CsrfFilter.class)
                .addFilterAfter(idempotency, AuthorizationFilter.class)
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(it -> it.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy ->
                                policy.policy("geolocation=(self), camera=(self), microphone=(), payment=(), usb=()")))
                .authorizeHttpRequests(it -> it.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/session")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/system",
                                "/actuator/health/**",
                                "/v3/api-docs/**",
                                "/swagger-ui/**",
                                "/swagger-ui.html")
                        .permitAll()
                        .requestMatchers(new ConsoleFiles(simulators ? Set.of() : Set.of("/simulator.html")))
                        .permitAll()
                        .requestMatchers(LINKS)
                        .permitAll()
                        .requestMatchers("/api/**", "/ws")
                        .authenticated()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    private static boolean isLogin(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/api/session");
    }

    /** Runs inside the security chain, once it is known who asks; not a second time around it. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> notAroundTheDoor(IdempotencyFilter filter) {
        FilterRegistrationBean<IdempotencyFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /** How long each of the door's own filters takes interests nobody and costs every request a share of its time. */
    @Bean
    SecurityObservationSettings unmeasured() {
        return SecurityObservationSettings.noObservations();
    }

    /** There is no second way in. */
    @Bean
    AuthenticationManager nobodyElse() {
        return authentication -> {
            throw new ProviderNotFoundException("log in at /api/session");
        };
    }
}
