package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Wire;
import org.onedoor.Wire.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A machine's token names the installation it is for; one for another, or for nobody, opens no door. */
@OneDoorTest
class TokenAudienceTest {
    private static final String HERE = "onedoor";
    private static final List<String> DOORS =
            List.of("GET /fhir/R4/Patient/1", "GET /machines/rail-notices/weekly/2024-03-08", "GET /metrics");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    TokenKeys keys;

    @Test
    void aTokenFromOurDoorNamesWhomItIsForAndIsTaken() throws ParseException {
        String client =
                cast.machine("RYC", "secret", "read", "metrics", "rail-notices").clientId();
        String basic = Base64.getEncoder().encodeToString((client + ":secret").getBytes(StandardCharsets.UTF_8));
        Answer answer = Wire.sendForm(
                port, "POST /oauth2/token", "grant_type=client_credentials", "Authorization: Basic " + basic);
        String token = answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience()).containsExactly(HERE);
        for (String door : DOORS) {
            assertThat(sent(door, token)).as(door).isNotEqualTo(401);
        }
    }

    @Test
    void aTokenOfOurOwnKeyForAnotherOrForNobodyIsRefusedAtEveryDoor() throws JOSEException {
        String client =
                cast.machine("RYC", "secret", "read", "metrics", "rail-notices").clientId();
        for (String door : DOORS) {
            assertThat(sent(door, signed(client, List.of(HERE)))).as(door).isNotEqualTo(401);
            assertThat(sent(door, signed(client, List.of("another", HERE))))
                    .as(door)
                    .isNotEqualTo(401);
            for (List<String> others : List.of(
                    List.<String>of(), List.of(client), List.of("https://onedoor.example.com"), List.of("onedoor2"))) {
                assertThat(sent(door, signed(client, others)))
                        .as(door + " for " + others)
                        .isEqualTo(401);
            }
        }
    }

    private int sent(String door, String token) {
        return Wire.send(port, door, "Authorization: Bearer " + token).status();
    }

    private String signed(String client, List<String> audience) throws JOSEException {
        RSAKey key = keys.signing();
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject(client)
                        .audience(audience)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .claim("scope", List.of("read", "metrics", "rail-notices"))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
