package org.onedoor.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.stereotype.Component;

/**
 * A client that signs who it is (private_key_jwt): by one of its own keys, for our token address, for five minutes at most,
 * and each assertion once.
 */
@Component
class Assertions implements JwtDecoderFactory<RegisteredClient> {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.ES384);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final String ID = "[\\x20-\\x7e]{0,199}[\\x21-\\x7e]";

    private final ClientKeys keys;
    private final ProviderSettings settings;
    private final InstantSource machine = InstantSource.system();

    Assertions(ClientKeys keys, ProviderSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        JWKSet known = keys.of(client.getClientId())
                .map(Assertions::parsed)
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, "This client has no keys", null)));
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(known)));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // they are checked below, with more
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(assertion -> {
            String wrong = wrong(client.getClientId(), assertion);
            return wrong == null
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, wrong, null));
        });
        return new PossibleTimes(decoder);
    }

    private static JWKSet parsed(String jwks) {
        try {
            return JWKSet.parse(jwks);
        } catch (ParseException e) {
            throw new IllegalStateException("A key set that was checked cannot be read", e);
        }
    }

    private @Nullable String wrong(String clientId, Jwt assertion) {
        Instant now = machine.instant();
        Instant expires = assertion.getExpiresAt();
        if (!clientId.equals(assertion.getClaimAsString("iss")) || !clientId.equals(assertion.getSubject())) {
            return "iss and sub must both be the client id";
        }
        if (assertion.getAudience() == null || !assertion.getAudience().contains(here())) {
            return "aud must be " + here();
        }
        if (expires == null || !now.minus(SKEW).isBefore(expires)) {
            return "exp is missing or past";
        }
        if (expires.isAfter(now.plus(LONGEST).plus(SKEW))) {
            return "exp must be five minutes ahead at most";
        }
        Instant from = assertion.getNotBefore();
        if (from != null && from.isAfter(now.plus(SKEW))) {
            return "nbf is not reached";
        }
        String id = assertion.getId();
        if (id == null || !id.matches(ID)) {
            return "jti is missing, or is not 1 to 200 plain characters";
        }
        return keys.isFirst(clientId, id, expires)
                ? null
                : "this assertion was used before: each needs a jti of its own";
    }

    /** The address assertions must be for. */
    private String here() {
        String base = settings.address.isBlank()
                ? AuthorizationServerContextHolder.getContext().getIssuer()
                : settings.address;
        return base + "/oauth2/token";
    }
}
