package org.onedoor.people.pds;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The token we are let in with: client credentials by a signed JWT, RS512, of five minutes at most and used once, as NHS
 * England's application-restricted pattern has it.
 */
final class Tokens {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofMinutes(4);

    /** A token that has less than this left is not used for another call. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final long LONGEST_SECONDS = 86_400;

    private final PdsAccount account;
    private final Wire wire;
    private final InstantSource machine;
    private @Nullable Token held;

    private record Token(String value, Instant until) {}

    Tokens(PdsAccount account, Wire wire, InstantSource machine) {
        this.account = account;
        this.wire = wire;
        this.machine = machine;
    }

    /** The service is there and knows nothing of us. */
    static final class NotLetIn extends IOException {
        private static final long serialVersionUID = 1L;

        NotLetIn(String words) {
            super(words);
        }
    }

    /** It was not taken: the next call asks for another. */
    synchronized void drop(String value) {
        if (held != null && held.value().equals(value)) {
            held = null;
        }
    }

    /** @throws NotLetIn when it gives us none */
    synchronized String token() throws IOException {
        Instant now = machine.instant();
        if (held != null && now.isBefore(held.until())) {
            return held.value();
        }
        Wire.Response answer = wire.send(HttpRequest.newBuilder(account.tokenAddress())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_assertion_type="
                        + URLEncoder.encode(ASSERTION, StandardCharsets.UTF_8) + "&client_assertion=" + signed(now))));
        if (answer.status() == 429 || answer.status() >= 500) {
            throw new IOException("no token was to be had (status %d)".formatted(answer.status()));
        }
        if (answer.status() != 200) {
            throw new NotLetIn("it gave us no token (status %d)".formatted(answer.status()));
        }
        JsonNode said = Reading.json(answer);
        String value = said == null ? "" : said.path("access_token").asString("");
        if (said == null || !value.matches("[\\x21-\\x7e]{1,8000}")) {
            throw new NotLetIn("what it gave us is no token");
        }
        long seconds = Math.clamp(said.path("expires_in").asLong(300), 1, LONGEST_SECONDS);
        held = new Token(value, now.plusSeconds(seconds).minus(MARGIN));
        return value;
    }

    private String signed(Instant now) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .type(JOSEObjectType.JWT)
                        .keyID(account.keyId())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(account.apiKey())
                        .subject(account.apiKey())
                        .audience(account.tokenAddress().toString())
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .build());
        try {
            jwt.sign(new RSASSASigner(account.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The key of the national service cannot sign", e);
        }
        return jwt.serialize();
    }
}
