package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.OneDoorTest;
import org.onedoor.Wire;
import org.onedoor.Wire.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every address answers with, whatever it is asked. */
@OneDoorTest
class HardeningTest {
    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (RequestMappingInfo info : handlers.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            String method = methods.isEmpty() || methods.contains(RequestMethod.GET) ? HttpMethod.GET.name() : "POST";
            info.getPatternValues()
                    .forEach(pattern -> addresses.add(method + " "
                            + pattern.replaceAll(
                                    "\\{[^{}]*(\\{[^{}]*})?[^{}]*}",
                                    UUID.randomUUID().toString())));
        }
        return addresses;
    }

    @Test
    void everyAddressCarriesTheHeadersThatTieABrowserDown() {
        List<String> addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(150);
        addresses.addAll(
                List.of("GET /", "GET /nowhere", "GET /fhir/R4/Patient", "POST /oauth2/token", "GET /metrics"));
        for (String address : addresses) {
            if (address.contains("/live")) {
                continue; // a stream that stays open; its headers are written by the same filter
            }
            Answer answer = Wire.send(port, address, "Origin: https://elsewhere.example", "Sec-Fetch-Site: cross-site");
            assertThat(answer.status()).as(address).isLessThan(500);
            assertThat(answer.header("Access-Control-Allow-Credentials"))
                    .as(address)
                    .isEmpty();
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .as(address)
                    .isEqualTo(
                            address.startsWith("GET /open-referral/v3")
                                    ? "*"
                                    : ""); // open data, the same for everybody
            if (answer.header("Content-Type").matches("text/.*|.*(json|xml).*")) {
                assertThat(answer.header("Content-Type").replace(" ", ""))
                        .as(address)
                        .matches("(?i)application/json|.*;charset=utf-8.*"); // JSON is UTF-8 and has no charset (RFC
                // 8259)
            }
            assertThat(answer.header("Content-Security-Policy"))
                    .as(address)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).as(address).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(address).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).as(address).isEqualTo("same-origin");
            assertThat(answer.header("X-Frame-Options")).as(address).isEqualTo("DENY");
            // what anybody may read, the same for everybody, may be kept for a minute
            assertThat(answer.header("Cache-Control")).as(address).isIn("no-store", "public, max-age=60");
            assertThat(answer.header("Server")).as(address).isEmpty();
            assertThat(answer.header("X-Powered-By")).as(address).isEmpty();
            String cookie = answer.header("Set-Cookie");
            if (!cookie.isEmpty()) {
                assertThat(cookie).as(address).contains("HttpOnly").containsPattern("SameSite=(Lax|Strict)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "TRACE", "CONNECT", "PROPFIND", "get"})
    void aMethodNobodyKnowsIsAnsweredInFhirUnderFhir(String method) {
        Answer answer = Wire.send(port, method + " /fhir/R4/Patient");
        assertThat(answer.status()).isBetween(400, 501).isNotEqualTo(500);
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("<html");
        Answer page = Wire.send(port, method + " /referrals");
        assertThat(page.status()).isBetween(400, 501).isNotEqualTo(500);
        assertThat(page.body()).doesNotContain("OperationOutcome").doesNotContainIgnoringCase("tomcat");
    }

    @ParameterizedTest
    @ValueSource(ints = {8_100, 20_000})
    void anAddressThatIsTooLongIsAnsweredInFhirUnderFhir(int length) {
        Answer answer = Wire.send(port, "GET /fhir/R4/Patient?identifier=" + "9".repeat(length));
        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(answer.body()).contains("OperationOutcome", "too-long", "8,000 characters");
        Answer page = Wire.send(port, "GET /people?q=" + "a".repeat(length));
        assertThat(page.status()).isEqualTo(414);
        assertThat(page.body()).contains("That address is too long", "nhsuk-header");
        Answer sent = Wire.send(port, "GET /fhir/R4/metadata?_format=json&x=" + "a".repeat(7_900));
        assertThat(sent.status()).isLessThan(414);
    }

    @Test
    void headersThatAreTooLongAreRefusedInWords() {
        Answer answer = Wire.send(port, "GET /fhir/R4/Patient", "X-Long: " + "a".repeat(40_000));
        assertThat(answer.status()).isBetween(400, 431);
        assertThat(answer.body()).doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void whomToTellOfAWeaknessIsNamedWhereTheInstallationSaysSo() {
        assertThat(Wire.send(port, "GET /.well-known/security.txt").status()).isEqualTo(404);
        Answer text = Wire.send(Serving.one().port, "GET /.well-known/security.txt");
        assertThat(text.status()).isEqualTo(200);
        assertThat(text.header("Content-Type")).startsWith("text/plain");
        assertThat(text.body()).contains("Contact: mailto:security@example.org", "Expires: 20", "Canonical: http");
    }
}
