package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onedoor.Mangled;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whatever an identity provider or a machine says of itself is read, or is nothing: never a guess and never a fault. */
class MangledClaimsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String CLAIMS = """
            {"sub":"910000000001","given_name":"Sam","family_name":"Testerton","selected_roleid":"200000000001",
             "nhsid_nrbac_roles":[{"person_roleid":"200000000001","org_code":"R1L",
               "role_code":"S8000:G8000:R8001","role_name":"\\"Clinical\\":\\"Clinical Provision\\":\\"Nurse Access Role\\""}]}
            """;

    @Test
    void noClaimsAreAFaultAndWhatIsNoRoleIsNone() {
        int read = Mangled.eachIsReadOrRefused(CLAIMS.getBytes(StandardCharsets.UTF_8), 4_000, SOON, said -> {
            Map<String, Object> claims;
            try {
                claims = JSON.readValue(said, new TypeReference<>() {});
            } catch (JacksonException e) {
                return "no JSON, which the library refuses before";
            }
            if (claims == null) {
                return "null, which the library refuses before";
            }
            ProviderClaims.of(claims).usable().forEach(role -> {
                assertThat(role.code()).matches("R\\d{4}");
                assertThat(role.orgCode()).matches("[A-Z0-9]{2,12}");
            });
            return claims;
        });
        assertThat(read).isEqualTo(8_000);
    }

    @Test
    void noHeaderOfAMachineIsAFault() {
        byte[] sample = "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln==".getBytes(StandardCharsets.US_ASCII);
        int read = Mangled.eachIsReadOrRefused(sample, 4_000, SOON, header -> {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.addHeader("Authorization", new String(header, StandardCharsets.ISO_8859_1));
            try {
                return String.valueOf(new BearerTokens().resolve(request));
            } catch (OAuth2AuthenticationException refused) {
                return refused.getError().getErrorCode();
            }
        });
        assertThat(read).isEqualTo(8_000);
    }

    /** The middle of a signed assertion is mangled before it is packed, and so is the whole of it after. */
    @Test
    void noAssertionOfAMachineIsAFault() {
        String header = base64("{\"alg\":\"ES384\",\"kid\":\"ec-1\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        byte[] claims = "{\"iss\":\"one\",\"sub\":\"one\",\"aud\":[\"x\"],\"jti\":\"1\",\"exp\":1800000000,\"nbf\":1.5}"
                .getBytes(StandardCharsets.UTF_8);
        int inside = Mangled.eachIsReadOrRefused(
                claims, 3_000, SOON, said -> unnamed(header + "." + base64(said) + "." + base64(new byte[96])));
        assertThat(inside).isEqualTo(6_000);
        int headers = Mangled.eachIsReadOrRefused(
                "{\"alg\":\"ES384\",\"kid\":\"ec-1\",\"crit\":[\"b64\"],\"b64\":false,\"jwk\":{\"kty\":\"EC\"}}"
                        .getBytes(StandardCharsets.UTF_8),
                3_000,
                SOON,
                said -> unnamed(base64(said) + "." + base64(claims) + "." + base64(new byte[96])));
        assertThat(headers).isEqualTo(6_000);
        byte[] whole = (header + "." + base64(claims) + "." + base64(new byte[96])).getBytes(StandardCharsets.US_ASCII);
        int outside = Mangled.eachIsReadOrRefused(
                whole, 2_000, SOON, said -> unnamed(new String(said, StandardCharsets.ISO_8859_1)));
        assertThat(outside).isEqualTo(4_000);
    }

    private static String unnamed(String assertion) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addParameter("client_assertion", assertion);
        request.addParameter("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        var known = new UnnamedAssertions().convert(request);
        return known == null ? "nobody" : String.valueOf(known.getPrincipal());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void noKeySetIsAFaultAndNoneThatIsTakenHoldsASecret() throws JOSEException {
        String keys = new JWKSet(List.of(
                        new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate().toPublicJWK(),
                        new RSAKeyGenerator(3072).keyID("rsa-1").generate().toPublicJWK()))
                .toString();
        int read = Mangled.eachIsReadOrRefused(keys.getBytes(StandardCharsets.UTF_8), 3_000, SOON, typed -> {
            String kept = ClientKeys.checked(new String(typed, StandardCharsets.UTF_8));
            assertThat(kept).doesNotContain("\"d\":").doesNotContain("\u0000");
            return JWKSet.parse(kept);
        });
        assertThat(read).as("some are only a little wrong").isPositive();
    }
}
