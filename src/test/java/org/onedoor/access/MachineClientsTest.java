package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Mangled;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.onedoor.Wire;
import org.onedoor.Wire.Answer;

/** Partners' machines, which an administrator registers: by secret or by signature, with scopes that only narrow. */
class MachineClientsTest {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final ECKey EC = ec();
    private static final RSAKey RSA = rsa();

    private final Serving serving = Serving.one();
    private final String name = "System of " + Cast.familyName(new Random());

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(3072).keyID("rsa-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Page register(String scope, String others, String how, String jwks) {
        return serving.asAdmin()
                .open("/admin/machines")
                .follow("Register a machine")
                .form("/admin/machines/new")
                .with("name", name)
                .with("organisation", "RYC")
                .with("scopes", scope)
                .with("others", others)
                .with("how", how)
                .with("jwks", jwks)
                .send();
    }

    private String clientId(Page page) {
        assertThat(page.heading()).isEqualTo(name);
        return page.document().select("dd code").text();
    }

    private Answer basic(String client, String secret, String scope) {
        String header = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return Wire.sendForm(
                serving.port,
                "POST /oauth2/token",
                "grant_type=client_credentials&scope=" + encoded(scope),
                "Authorization: Basic " + header);
    }

    private Answer signed(String assertion, String scope, String more) {
        return Wire.sendForm(
                serving.port,
                "POST /oauth2/token",
                "grant_type=client_credentials&scope=" + encoded(scope) + "&client_assertion_type=" + encoded(TYPE)
                        + "&client_assertion=" + encoded(assertion) + more);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JWTClaimsSet.Builder claims(String client) {
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience("http://127.0.0.1:%d/oauth2/token".formatted(serving.port))
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(240)));
    }

    private static String sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWK key, JWSSigner signer)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String es384(JWTClaimsSet claims) throws JOSEException {
        return sign(claims, JWSAlgorithm.ES384, EC, new ECDSASigner(EC));
    }

    private Answer fhir(String method, String token) {
        return Wire.send(serving.port, method, "Authorization: Bearer " + token);
    }

    private static String token(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void theMachineOfAForceWithoutAnOdsCodeIsRegisteredByNameAndItsOwnScopeGivesNothingElse() throws JOSEException {
        Page unknown = serving.asAdmin()
                .open("/admin/machines/new")
                .form("/admin/machines/new")
                .with("name", name)
                .with("organisation", "Nobody's Police")
                .with("scopes", "rail-notices")
                .send();
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("No organisation has this ODS code or name");
        Page made = unknown.form("/admin/machines/new")
                .with("organisation", "British Transport Police")
                .with("how", "keys")
                .with("jwks", new JWKSet(EC.toPublicJWK()).toString())
                .send();
        String client = clientId(made);
        assertThat(made.text()).contains("British Transport Police");
        String token = token(signed(es384(claims(client).build()), "rail-notices", ""));
        Answer nothing = fhir("GET /machines/rail-notices/" + UUID.randomUUID(), token);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.body()).contains("There is no such file, or it is another's");
        assertThat(fhir("GET /fhir/R4/ServiceRequest", token).status()).isEqualTo(403);
        assertThat(signed(es384(claims(client).build()), "read", "").status()).isEqualTo(400);
    }

    @Test
    void aMachineWithASecretIsRegisteredRenewedAndEnded() {
        Page made = register("read", "", "secret", "");
        String client = clientId(made);
        String secret = made.document().select("main p code").text();
        String token = token(basic(client, secret, "read"));
        assertThat(fhir("GET /fhir/R4/ServiceRequest", token).status()).isEqualTo(200);
        assertThat(made.visitor().open(made.path()).text()).doesNotContain(secret);

        Page renewed = made.visitor().open(made.path()).form("/secret").send();
        String other = renewed.document().select("main p code").text();
        assertThat(other).isNotEqualTo(secret);
        assertThat(basic(client, secret, "read").status()).isEqualTo(401);
        String later = token(basic(client, other, "read"));
        assertThat(fhir("GET /fhir/R4/ServiceRequest", later).status())
                .as("it asked just before it was ended")
                .isEqualTo(200);

        assertThat(renewed.form("/end").send().text()).contains("Its tokens are refused from now on");
        assertThat(fhir("GET /fhir/R4/ServiceRequest", later).status()).isEqualTo(401);
        assertThat(basic(client, other, "read").status()).isEqualTo(401);
    }

    @Test
    void aMachineThatSignsNeedsNoSecretAndNoAssertionCountsTwice() throws JOSEException {
        String client = clientId(register("read", "", "keys", new JWKSet(java.util.List.of(EC, RSA)).toString()));
        String first = es384(claims(client).build());
        String token = token(signed(first, "read", "&client_id=" + client));
        assertThat(fhir("GET /fhir/R4/ServiceRequest", token).status()).isEqualTo(200);
        Answer replayed = signed(first, "read", "&client_id=" + client);
        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.body()).contains("invalid_client", "used before");
        // by its own name alone, and with the other algorithm
        token(signed(sign(claims(client).build(), JWSAlgorithm.RS512, RSA, new RSASSASigner(RSA)), "read", ""));
        assertThat(basic(client, "", "read").status()).isEqualTo(401);
    }

    @Test
    void anAssertionThatIsNotTheClientsForUsNowIsRefusedWithItsReason() throws JOSEException {
        String client = clientId(register("read", "", "keys", new JWKSet(java.util.List.of(EC, RSA)).toString()));
        Object[][] wrongs = {
            {"aud must be", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.audience("https://elsewhere.example.org")},
            {
                "exp is missing",
                (UnaryOperator<JWTClaimsSet.Builder>)
                        c -> c.expirationTime(Date.from(Instant.now().minusSeconds(60)))
            },
            {"exp is missing", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.expirationTime(null)},
            {
                "five minutes ahead",
                (UnaryOperator<JWTClaimsSet.Builder>)
                        c -> c.expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
            },
            {"jti is missing", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.jwtID(null)},
            {"iss and sub", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.issuer("somebody")},
            {
                "nbf is not reached",
                (UnaryOperator<JWTClaimsSet.Builder>)
                        c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))
            },
            {"nbf is no time", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.claim("nbf", Long.MAX_VALUE)},
            {"nbf is no time", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.claim("nbf", 1e300)},
            {"nbf is no time", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.claim("nbf", -1)},
            {"exp is missing", (UnaryOperator<JWTClaimsSet.Builder>) c -> c.claim("exp", Long.MIN_VALUE)},
        };
        for (Object[] wrong : wrongs) {
            @SuppressWarnings("unchecked")
            UnaryOperator<JWTClaimsSet.Builder> change = (UnaryOperator<JWTClaimsSet.Builder>) wrong[1];
            Answer answer = signed(es384(change.apply(claims(client)).build()), "read", "&client_id=" + client);
            assertThat(answer.status()).as(String.valueOf(wrong[0])).isEqualTo(401);
            assertThat(answer.body()).contains("invalid_client").contains(String.valueOf(wrong[0]));
        }
        ECKey stranger = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
        for (String forged : new String[] {
            sign(claims(client).build(), JWSAlgorithm.ES384, stranger, new ECDSASigner(stranger)),
            new PlainJWT(claims(client).build()).serialize(),
            sign(claims(client).build(), JWSAlgorithm.RS256, RSA, new RSASSASigner(RSA)),
            sign(
                    claims(client).build(),
                    JWSAlgorithm.HS256,
                    RSA,
                    new MACSigner(RSA.toRSAPublicKey().getEncoded())),
            "x.y.z",
            ""
        }) {
            Answer answer = signed(forged, "read", "&client_id=" + client);
            assertThat(answer.status()).as(forged).isIn(400, 401);
            assertThat(answer.body()).contains("error").doesNotContain("access_token");
        }
    }

    @Test
    void aSignedAssertionMaySayAnythingAndIsTakenOrRefused() throws JOSEException {
        String client = clientId(register("read", "", "keys", new JWKSet(java.util.List.of(EC, RSA)).toString()));
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(EC.getKeyID()).build();
        int let = 0;
        for (int seed = 0; seed < 80; seed++) {
            serving.forgive();
            byte[] said = claims(client).build().toString().getBytes(StandardCharsets.UTF_8);
            JWSObject assertion = new JWSObject(header, new Payload(Mangled.of(said, seed)));
            assertion.sign(new ECDSASigner(EC));
            Answer answer = signed(assertion.serialize(), "read", "&client_id=" + client);
            assertThat(answer.status()).as("seed %d: %s", seed, answer.body()).isIn(200, 400, 401);
            let += answer.status() == 200 ? 1 : 0;
        }
        assertThat(let).as("some are only a little wrong").isPositive();
        for (String wrong : new String[] {
            "\"jti\":\"a\\u0000b\"",
            "\"jti\":\"\\ud800\"",
            "\"exp\":1e300",
            "\"exp\":-1e300",
            "\"iat\":\"never\"",
            "\"jti\":{}",
            "\"aud\":{}"
        }) {
            String whole = claims(client).build().toString();
            String name = wrong.substring(1, 4);
            JWSObject assertion = new JWSObject(
                    header,
                    new Payload(whole.replaceAll("\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|[0-9]+),?", "")
                            .replaceFirst("[{]", java.util.regex.Matcher.quoteReplacement("{" + wrong + ","))
                            .replace(",}", "}")));
            assertion.sign(new ECDSASigner(EC));
            Answer answer = signed(assertion.serialize(), "read", "&client_id=" + client);
            assertThat(answer.status()).as("%s: %s", wrong, answer.body()).isIn(400, 401);
        }
    }

    @Test
    void aSmartScopeNarrowsWhatTheClientMayAndNeverWidensIt() {
        Page made = register("read", "", "secret", "");
        String client = clientId(made);
        String secret = made.document().select("main p code").text();
        String narrow = token(basic(client, secret, "system/ServiceRequest.s"));
        assertThat(fhir("GET /fhir/R4/ServiceRequest", narrow).status()).isEqualTo(200);
        assertThat(fhir("GET /fhir/R4/Organization/" + UUID.randomUUID(), narrow)
                        .status())
                .isEqualTo(403);
        assertThat(fhir("GET /fhir/R4/ServiceRequest/" + UUID.randomUUID(), narrow)
                        .status())
                .isEqualTo(403);
        assertThat(fhir("GET /fhir/R4/ServiceRequest/" + UUID.randomUUID(), token(basic(client, secret, "read")))
                        .status())
                .isEqualTo(404);
        for (String wider : new String[] {
            "write",
            "system/ServiceRequest.c",
            "system/ServiceRequest.cruds",
            "system/*.rs",
            "system/*.cruds",
            "metrics"
        }) {
            Answer refused = basic(client, secret, wider);
            assertThat(refused.status()).as(wider).isEqualTo(400);
            assertThat(refused.body()).contains("invalid_scope");
        }
    }

    @Test
    void whatIsWrongWithARegistrationIsSaidAndKept() throws JOSEException {
        Page wrong = register("", "system/ServiceRequest.sr", "keys", RSA.toJSONString());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("letters of c r u d s in this order", "This is no JSON Web Key Set");
        assertThat(wrong.document().select("[name=others]").text()).isEqualTo("system/ServiceRequest.sr");
        assertThat(register("read", "", "keys", new JWKSet(EC).toString(false)).text())
                .contains("There is a private key");
        ECKey weak = new ECKeyGenerator(Curve.P_256).keyID("weak").generate();
        assertThat(register("read", "", "keys", new JWKSet(weak).toString()).text())
                .contains("EC on the curve P-384");
        assertThat(register("read", "", "keys", "{\"keys\":[]}").text()).contains("1 to 10 keys");
        Visitor nobody = serving.visitor();
        assertThat(nobody.open("/admin/machines").path()).isEqualTo("/sign-in");
    }
}
