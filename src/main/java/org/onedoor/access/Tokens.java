package org.onedoor.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Tokens for partners' machines: client credentials, signed by a key kept in a file beside the data. */
@Configuration(proxyBeanMethods = false)
class Tokens {
    /** How long a token lives. */
    static final Duration LIFE = Duration.ofMinutes(30);

    @Bean
    RegisteredClientRepository registeredClients(Accounts accounts, ClientKeys keys) {
        return new RegisteredClientRepository() {
            /** Called when a secret was hashed more weakly than it would be now; all else is the accounts' to change. */
            @Override
            public void save(RegisteredClient client) {
                accounts.client(client.getClientId())
                        .ifPresent(known -> accounts.save(new Accounts.Client(
                                known.clientId(),
                                known.accountId(),
                                known.displayName(),
                                known.organisationId(),
                                Objects.requireNonNull(client.getClientSecret()),
                                known.scopes(),
                                known.disabled())));
            }

            @Override
            public @Nullable RegisteredClient findById(String id) {
                return findByClientId(id);
            }

            @Override
            public @Nullable RegisteredClient findByClientId(String clientId) {
                return accounts.client(clientId)
                        .filter(client -> !client.disabled())
                        .map(client -> registered(client, keys.of(clientId).isPresent()))
                        .orElse(null);
            }
        };
    }

    /** A machine that signs sends no secret: whoever learns one of it gets nothing. */
    private static RegisteredClient registered(Accounts.Client client, boolean signs) {
        RegisteredClient.Builder registered = RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientName(client.displayName())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(List.of(client.scopes())))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFE).build());
        if (signs) {
            return registered
                    .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                    .clientSettings(ClientSettings.builder()
                            .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS512)
                            .build())
                    .build();
        }
        return registered
                .clientSecret(client.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .build();
    }

    /** @throws OAuth2AuthenticationException when a scope is asked for that is no part of what the client may have */
    static void scopes(OAuth2ClientCredentialsAuthenticationContext asked) {
        OAuth2ClientCredentialsAuthenticationToken request = asked.getAuthentication();
        for (String scope : request.getScopes()) {
            if (!Scopes.narrows(scope, asked.getRegisteredClient().getScopes())) {
                throw new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_SCOPE,
                        "This client may not have one of the scopes it asks for, nor any that holds it.",
                        null));
            }
        }
    }

    /** Tokens say everything themselves and live half an hour, so none is kept; a client disabled is refused at once. */
    @Bean
    OAuth2AuthorizationService keepsNothing() {
        return new OAuth2AuthorizationService() {
            @Override
            public void save(OAuth2Authorization authorization) {}

            @Override
            public void remove(OAuth2Authorization authorization) {}

            @Override
            public @Nullable OAuth2Authorization findById(String id) {
                return null;
            }

            @Override
            public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
                return null;
            }
        };
    }

    @Bean
    TokenKeys tokenKeys(@Value("${onedoor.data:./data/onedoor}") String dataDirectory) throws IOException {
        return new TokenKeys(Files.createDirectories(Path.of(dataDirectory)), InstantSource.system());
    }

    /** For whom our tokens are: this installation, by its address; the key alone may be that of a copy of it. */
    private static String audience(ProviderSettings settings) {
        return settings.address.isBlank() ? "onedoor" : settings.address;
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> forThisInstallation(ProviderSettings settings) {
        return token -> token.getClaims().audience(List.of(audience(settings)));
    }

    /** A token that names another audience, or none, is refused: whoever had one from before asks for a new one. */
    @Bean
    JwtDecoder tokenDecoder(TokenKeys keys, ProviderSettings settings) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, (selector, _) -> selector.select(new JWKSet(keys.verifying()))));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // they are checked below, with more
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefault(),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, named -> named != null && named.contains(audience(settings)))));
        return new VerifiedTokens(decoder);
    }

    @Bean
    AuthorizationServerSettings tokenEndpoints() {
        return AuthorizationServerSettings.builder().build();
    }
}
