package org.onedoor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Wire;
import org.onedoor.Wire.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is answered to methods and addresses that nothing here takes, and who may read the figures. */
@OneDoorTest
@ExtendWith(OutputCaptureExtension.class)
class RoutesTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "FOO"})
    void aMethodNoPageTakesIsRefusedWithThoseThatAre(String method) {
        for (String path : new String[] {"/referrals", "/nowhere", "/sign-in", "/metrics"}) {
            Answer answer = Wire.send(port, method + " " + path);
            assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
            assertThat(answer.body()).contains("does not take that kind of request");
        }
    }

    @Test
    void theMachinesDoorAsksForATokenFirstAndThenNamesItsMethods() {
        Answer stranger = Wire.send(port, "PUT /fhir/R4/Patient/1");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("WWW-Authenticate")).isEqualTo("Bearer");
        Answer known = Wire.send(port, "DELETE /fhir/R4/Patient/1", "Authorization: Bearer " + token("read"));
        assertThat(known.status()).isEqualTo(405);
        assertThat(known.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(known.body()).contains("OperationOutcome", "GET, HEAD and POST");
    }

    @Test
    void theTokenDoorSaysHowToKnock() {
        assertThat(Wire.send(port, "GET /oauth2/token").status()).isEqualTo(405);
        assertThat(Wire.send(port, "GET /oauth2/token").header("Allow")).isEqualTo("POST, OPTIONS");
        for (String[] headers : new String[][] {{}, {"Authorization: Basic bm9ib2R5OndvcmQ="}}) {
            Answer answer = Wire.send(port, "POST /oauth2/token?grant_type=client_credentials", headers);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
            assertThat(answer.body()).contains("invalid_client");
        }
    }

    @Test
    void aHeadIsAnsweredLikeAGetWithoutItsBody() {
        for (String path : new String[] {"/sign-in", "/static/nothing.css", "/fhir/R4/metadata"}) {
            Answer head = Wire.send(port, "HEAD " + path);
            Answer get = Wire.send(port, "GET " + path);
            assertThat(head.status()).as(path).isEqualTo(get.status());
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
            assertThat(head.body()).isEmpty();
        }
        assertThat(Wire.send(port, "OPTIONS /static/nothing.css").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/referrals/%zz", "/a%00b", "/..%2f..", "/a|b", "/{}"})
    void anAddressThatCannotBeReadGetsOurOwnPage(String path) {
        Answer answer = Wire.send(port, "GET " + path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("OneDoor could not read what was sent", "nhsuk-header")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void aMachinesAddressThatCannotBeReadIsAnsweredInFhir() {
        Answer answer = Wire.send(port, "GET /fhir/R4/%zz");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//fhir/R4/Patient",
                "/fhir//R4/Patient",
                "/fhir;a/R4/Patient",
                "/x/..;/fhir/R4/Patient",
                "/./fhir/R4/Patient",
                "/fhir/./R4/Patient",
                "/%66hir/R4/Patient",
                "/fhir/%524",
                "/%66hir/R4/metadata",
                "/%6dachines/rail-notices/1"
            })
    void anAddressThatComesToTheMachinesDoorByAnotherNameIsNoFaultAndIsNotInTheLog(String path, CapturedOutput output) {
        for (String method : List.of("GET ", "POST ", "DELETE ")) {
            assertThat(Wire.send(port, method + path).status()).as(method).isBetween(400, 499);
        }
        assertThat(output.getAll()).doesNotContain(path);
    }

    @Test
    void onlyAnAdministratorOrAMachineWithTheScopeReadsTheFigures() {
        var centre = cast.navigator().organisationId();
        for (String role : new String[] {"navigator", "manager", "privacy"}) {
            Visitor nosy =
                    new Visitor(port).signIn(cast.account(role, centre, null).username());
            Visitor.Page refused = nosy.open("/metrics");
            assertThat(refused.status()).as(role).isEqualTo(403);
            assertThat(refused.text())
                    .contains("Your account may not open this")
                    .doesNotContain("typed");
        }
        Visitor admin =
                new Visitor(port).signIn(cast.account("admin", centre, null).username());
        assertThat(admin.open("/metrics").status()).isEqualTo(200);
        assertThat(metrics(token("metrics")).status()).isEqualTo(200);
        assertThat(metrics(token("read")).status()).isEqualTo(403);
        assertThat(metrics("x.y.z").status()).isEqualTo(401);
        assertThat(metrics("x.y.z").header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private Answer metrics(String token) {
        return Wire.send(port, "GET /metrics", "Authorization: Bearer " + token);
    }

    private String token(String scope) {
        String client = cast.machine("RYC", "secret", scope).clientId();
        String basic = Base64.getEncoder().encodeToString((client + ":secret").getBytes(StandardCharsets.UTF_8));
        String form = "grant_type=client_credentials&scope=" + scope;
        Answer answer = Wire.sendForm(port, "POST /oauth2/token", form, "Authorization: Basic " + basic);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }
}
