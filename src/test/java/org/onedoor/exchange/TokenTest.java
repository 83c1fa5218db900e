package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.OneDoorTest;
import org.onedoor.exchange.Partner.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may knock: machines by client credentials. */
@OneDoorTest
class TokenTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTokenNeedsTheSecret() {
        String client = cast.machine("RYC", "secret", "bars", "read", "write").clientId();
        assertThat(Partner.token(port, client, "secret")
                        .json()
                        .path("token_type")
                        .asString())
                .isEqualTo("Bearer");
        assertThat(Partner.token(port, client, "wrong").status()).isEqualTo(401);
        assertThat(Partner.token(port, "nobody", "secret").status()).isEqualTo(401);
    }

    @Test
    void withoutATokenNothingIsTaken() {
        byte[] message = Messages.bytes(Messages.REFERRAL);
        for (String authorization : new String[] {"", "Bearer x.y.z", "Basic YTpi"}) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            java.net.URI.create("http://localhost:" + port + "/fhir/R4/$process-message"))
                    .header("Content-Type", "application/fhir+json")
                    .header("X-Request-ID", "r-1");
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            Answer answer = Partner.send(request.POST(BodyPublishers.ofByteArray(message)));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.issue()).isEqualTo("login REC_UNAUTHORIZED");
            assertThat(answer.header("X-Request-ID")).isEqualTo("r-1");
        }
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        String client = cast.machine("RYC", "secret", "read", "write", "bars").clientId();
        Partner reader = new Partner(port, client, "secret", "read");
        Answer answer = reader.process(Messages.bytes(Messages.REFERRAL));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.issue()).isEqualTo("forbidden REC_FORBIDDEN");
    }

    @Test
    void aClientDisabledIsRefusedAtOnce() {
        var client = cast.machine("RYC", "secret", "bars", "read", "write");
        Partner gone = new Partner(port, client.clientId(), "secret");
        jdbc.sql("update access.client set disabled = true where client_id = :id")
                .param("id", client.clientId())
                .update();
        Answer answer = gone.process(Messages.bytes(Messages.REFERRAL));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.issue()).isEqualTo("login REC_UNAUTHORIZED");
    }
}
