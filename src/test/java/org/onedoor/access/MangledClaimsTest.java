package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
}
