package org.onedoor.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.web.SessionEnded;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Who is at the door: people by their session, machines by their token. Everything not named here needs a sign-in. */
@Configuration(proxyBeanMethods = false)
class SignIn {
    private static final String METRICS = "/metrics";
    private static final String[] OPEN = {
        "/sign-in",
        "/sign-in/**",
        "/oauth2/authorization/**",
        "/join/**",
        "/.well-known/security.txt",
        "/u/**",
        "/static/**",
        "/demo",
        "/demo/**",
        "/error",
        "/health/**",
        "/favicon.ico"
    };

    /** A machine's token: its principal is the client id. */
    static final class MachineToken extends AbstractAuthenticationToken {
        private final String clientId;

        MachineToken(String clientId, Collection<String> scopes) {
            super(AuthorityUtils.createAuthorityList(
                    scopes.stream().map(scope -> "SCOPE_" + scope).toList()));
            this.clientId = clientId;
            setAuthenticated(true);
        }

        @Override
        public @Nullable Object getCredentials() {
            return null;
        }

        @Override
        public Object getPrincipal() {
            return clientId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MachineToken token && token.clientId.equals(clientId);
        }

        @Override
        public int hashCode() {
            return clientId.hashCode();
        }
    }

    @Bean
    Policy policy() {
        return Policy.load();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(10);
        DelegatingPasswordEncoder named = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", bcrypt));
        named.setDefaultPasswordEncoderForMatches(bcrypt); // what was kept before each said how it was made
        return named;
    }

    /** No metric for each filter of each request: in a read they cost as much as the read. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http, Assertions assertions) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.clientAuthentication(client -> client.errorResponseHandler(SignIn::unknownClient)
                            .authenticationConverters(known -> known.addFirst(new UnnamedAssertions()))
                            .authenticationProviders(all -> signed(all, assertions)));
                    server.tokenEndpoint(tokens -> tokens.authenticationProviders(SignIn::narrowing));
                })
                .exceptionHandling(errors -> errors.authenticationEntryPoint(SignIn::unknownClient))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain machineChain(HttpSecurity http, BindActor bindActor, FhirRefusals refusals, RateLimits limits)
            throws Exception {
        return http.securityMatcher("/fhir/**", "/machines/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/fhir/R4/metadata")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/fhir/R4/metadata")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new BearerTokens())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(token -> machineToken(token)))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .servletApi(api -> api.disable())
                .addFilterAfter(bindActor, AuthorizationFilter.class)
                .addFilterAfter(limits, BindActor.class)
                .build();
    }

    /** The figures of the running system: for the machine that gathers them, with its own scope. */
    @Bean
    @Order(3)
    SecurityFilterChain metricsChain(HttpSecurity http, BindActor bindActor, FhirRefusals refusals) throws Exception {
        return http.securityMatcher(request ->
                        request.getRequestURI().equals(METRICS) && request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_metrics"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new BearerTokens())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(token -> machineToken(token)))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.disable())
                .addFilterAfter(bindActor, AuthorizationFilter.class)
                .build();
    }

    /** What anybody may read: the same page for everyone, signed in or not, so no session, no cookie and nobody's name. */
    @Bean
    @Order(4)
    SecurityFilterChain publicChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/plan",
                        "/plan/**",
                        "/refer",
                        "/refer/**",
                        "/take-part",
                        "/take-part/**",
                        "/tell-us/**",
                        "/who-can-see",
                        "/help-now",
                        "/find-help",
                        "/find-help/**",
                        "/open-referral/v3",
                        "/open-referral/v3/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain peopleChain(
            HttpSecurity http,
            BindActor bindActor,
            Accounts accounts,
            SessionEnded ended,
            SessionLife life,
            StaffSignIn staff,
            SignInWays ways,
            RateLimits limits)
            throws Exception {
        staff.onto(http);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(METRICS)
                        .access((who, _) -> new AuthorizationDecision(isAdministrator(accounts, who.get())))
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .authenticationDetailsSource(SignInDetails::of)
                        .failureHandler(SignIn::refused)
                        .defaultSuccessUrl("/", false)
                        .permitAll())
                .sessionManagement(sessions -> sessions.sessionAuthenticationStrategy(life))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessHandler(ways::left))
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new FormTokens()))
                .exceptionHandling(errors -> errors.accessDeniedHandler(ended).authenticationEntryPoint(toSignIn()))
                .headers(headers -> headers.disable())
                .addFilterAfter(bindActor, AuthorizationFilter.class)
                .addFilterAfter(limits, BindActor.class)
                .addFilterAfter(new HoldAnswer(), RateLimits.class)
                .build();
    }

    /** Never which part was wrong. Whoever tried too often is told how long to wait. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyTries many) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(many.toWait().toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        response.sendRedirect("/sign-in?error");
    }

    /** Whoever comes for what they typed is told that it is kept. */
    private static AuthenticationEntryPoint toSignIn() {
        return new LoginUrlAuthenticationEntryPoint("/sign-in") {
            @Override
            public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
                    throws IOException, ServletException {
                if (why instanceof TooManyTries) {
                    refused(request, response, why); // from a page of ours: they are known, and wait
                    return;
                }
                super.commence(request, response, why);
            }

            @Override
            protected String determineUrlToUseForThisRequest(
                    HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
                return request.getRequestURI().startsWith("/kept/") ? "/sign-in?kept" : "/sign-in";
            }
        };
    }

    private static boolean isAdministrator(Accounts accounts, @Nullable Authentication who) {
        return who != null
                && !(who instanceof AnonymousAuthenticationToken)
                && who.isAuthenticated()
                && accounts.find(accountId(who.getName()))
                        .filter(account -> !account.disabled() && account.role().equals("admin"))
                        .isPresent();
    }

    private static void signed(List<AuthenticationProvider> all, Assertions assertions) {
        for (AuthenticationProvider each : all) {
            if (each instanceof JwtClientAssertionAuthenticationProvider signed) {
                signed.setJwtDecoderFactory(assertions);
            }
        }
    }

    private static void narrowing(List<AuthenticationProvider> all) {
        for (AuthenticationProvider each : all) {
            if (each instanceof OAuth2ClientCredentialsAuthenticationProvider credentials) {
                credentials.setAuthenticationValidator(Tokens::scopes);
            }
        }
    }

    /** What of a signed assertion was wrong, where it was signed by the client's own key: then it may know. */
    private static String wrong(AuthenticationException why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException claims) {
                return "The client assertion is refused: %s."
                        .formatted(claims.getErrors().iterator().next().getDescription())
                        .replaceAll("[\"\\\\]", "");
            }
        }
        return "Name a client id and its secret, or send an assertion signed with the client's key.";
    }

    /** As RFC 6749, section 5.2 has it. */
    private static void unknownClient(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"OneDoor\", charset=\"UTF-8\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("application/json");
        response.getOutputStream()
                .write("{\"error\":\"invalid_client\",\"error_description\":\"%s\"}"
                        .formatted(wrong(why))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static MachineToken machineToken(Jwt token) {
        List<String> scopes = token.getClaimAsStringList("scope");
        return new MachineToken(
                Objects.requireNonNullElse(token.getSubject(), ""), scopes == null ? List.of() : scopes);
    }

    static UUID accountId(String name) {
        return UUID.fromString(name);
    }
}
