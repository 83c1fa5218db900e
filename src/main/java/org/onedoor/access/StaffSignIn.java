package org.onedoor.access;

import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Signing in with the identity provider, where one is set: OpenID Connect, code flow. No token of it is kept. */
@Component
class StaffSignIn {
    private final ProviderSettings settings;
    private final IdentityProvider provider;
    private final StaffUsers users;
    private final StaffFailures failures;

    StaffSignIn(ProviderSettings settings, IdentityProvider provider, StaffUsers users, StaffFailures failures) {
        this.settings = settings;
        this.provider = provider;
        this.users = users;
        this.failures = failures;
    }

    void onto(HttpSecurity http) throws Exception {
        if (!settings.isSet()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new KeepsNoTokens())
                .authorizationEndpoint(
                        begin -> begin.authorizationRequestResolver(new StaffRequests(provider, settings.proof)))
                .redirectionEndpoint(back -> back.baseUri("/sign-in/return/*"))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(user -> user.oidcUserService(users))
                .failureHandler(failures)
                .defaultSuccessUrl("/", false));
    }

    private static OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(IdentityProvider.soonOrNotAtAll())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /** Checks a provider's token: by its published keys, with the one algorithm that is set, for us, now. */
    @Configuration(proxyBeanMethods = false)
    static class IdTokens {
        private static final Duration SKEW = Duration.ofSeconds(60);

        @Bean
        JwtDecoderFactory<ClientRegistration> idTokenDecoders(ProviderSettings settings) {
            return new OneDecoder(settings);
        }

        /** Made once for each description of the provider, so that its keys are fetched again only when one is unknown. */
        private static final class OneDecoder implements JwtDecoderFactory<ClientRegistration> {
            private final SignatureAlgorithm algorithm;
            private @org.jspecify.annotations.Nullable ClientRegistration of;
            private @org.jspecify.annotations.Nullable JwtDecoder decoder;

            OneDecoder(ProviderSettings settings) {
                SignatureAlgorithm named = SignatureAlgorithm.from(settings.algorithm);
                if (named == null) {
                    throw new IllegalStateException(
                            "onedoor.sign-in.algorithm must be RS256, PS256 or ES256, or stronger");
                }
                algorithm = named;
            }

            @Override
            public synchronized JwtDecoder createDecoder(ClientRegistration registration) {
                JwtDecoder known = decoder;
                if (known != null && of == registration) {
                    return known;
                }
                RestTemplate requests = new RestTemplate(IdentityProvider.soonOrNotAtAll());
                NimbusJwtDecoder made = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                                registration.getProviderDetails().getJwkSetUri()))
                        .jwsAlgorithm(algorithm)
                        .restOperations(requests)
                        .build();
                OidcIdTokenValidator claims = new OidcIdTokenValidator(registration);
                claims.setClockSkew(SKEW);
                made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(SKEW), claims));
                made.setClaimSetConverter(
                        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
                of = registration;
                JwtDecoder checking = new PossibleTimes(made);
                decoder = checking;
                return checking;
            }
        }
    }
}
