package org.onedoor.demo.pds;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whether a signed JWT is one the service would take: RS512, a key it knows, for it, for five minutes at most, once. */
final class SignedAssertions {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String apiKey;
    private final String keyId;
    private final RSAPublicKey key;
    private final String audience;
    private final InstantSource machine = InstantSource.system();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    SignedAssertions(String apiKey, String keyId, RSAPublicKey key, String audience) {
        this.apiKey = apiKey;
        this.keyId = keyId;
        this.key = key;
        this.audience = audience;
    }

    /** Why it is not taken; nothing when it is. */
    @Nullable
    String wrong(Map<String, String> form) {
        if (!"client_credentials".equals(form.get("grant_type")) || !TYPE.equals(form.get("client_assertion_type"))) {
            return "grant_type or client_assertion_type is missing or invalid";
        }
        try {
            SignedJWT jwt = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
            if (!JWSAlgorithm.RS512.equals(jwt.getHeader().getAlgorithm())) {
                return "alg must be RS512";
            }
            if (!keyId.equals(jwt.getHeader().getKeyID())) {
                return "kid is not known";
            }
            if (!jwt.verify(new RSASSAVerifier(key))) {
                return "the signature is not valid";
            }
            return wrong(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return "client_assertion is no signed JWT";
        }
    }

    private @Nullable String wrong(JWTClaimsSet claims) {
        Instant now = machine.instant();
        if (!apiKey.equals(claims.getIssuer()) || !apiKey.equals(claims.getSubject())) {
            return "iss and sub must be the API key";
        }
        if (!claims.getAudience().contains(audience)) {
            return "aud must be the token address";
        }
        if (claims.getExpirationTime() == null
                || !claims.getExpirationTime().toInstant().isAfter(now)) {
            return "exp is missing or past";
        }
        if (claims.getExpirationTime().toInstant().isAfter(now.plus(LONGEST))) {
            return "exp must be five minutes ahead at most";
        }
        return claims.getJWTID() == null || !used.add(claims.getJWTID()) ? "jti is missing or was used before" : null;
    }
}
