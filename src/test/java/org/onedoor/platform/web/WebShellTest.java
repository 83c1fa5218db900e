package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.onedoor.OneDoorTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer has in common: its headers, its limits, and pages for whatever goes wrong. */
@OneDoorTest
class WebShellTest {
    private static final int MEGABYTE = 1024 * 1024;
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void everyAnswerCarriesThePolicyAndNothingPersonalIsStored() throws Exception {
        for (String path :
                new String[] {"/static/app.css", "/static/none.css", "/", "/sign-in", "/fhir/R4/Patient/1"}) {
            var headers = get(path, "text/html").headers();
            assertThat(headers.allValues("Content-Security-Policy"))
                    .as(path)
                    .containsExactly(SecurityHeaders.CONTENT_SECURITY_POLICY);
            assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
            assertThat(headers.allValues("Referrer-Policy")).as(path).containsExactly("no-referrer");
            if (!path.startsWith("/static/")) {
                assertThat(headers.allValues("Cache-Control")).as(path).containsExactly("no-store");
            }
        }
        assertThat(get("/static/app.css", "*/*").headers().firstValue("Cache-Control"))
                .hasValue("max-age=3600");
    }

    @Test
    void whatIsNotThereIsAPageForAPersonAndAProblemForAMachine() throws Exception {
        HttpResponse<String> page = get("/static/none.css", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body())
                .contains("<h1 class=\"nhsuk-heading-l\">Page not found</h1>")
                .contains("<title>Page not found - OneDoor</title>")
                .contains("Invented data. Says nothing about any real organisation.")
                .contains("116 123");
        HttpResponse<String> problem = get("/static/none.css", "application/json");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.body()).contains("\"code\":\"not-found\"").doesNotContain("Exception");
    }

    @Test
    void aFormThatWasNotOpenedHereIsRefusedWithWords() throws Exception {
        HttpResponse<String> answer = post("/people/search", "application/x-www-form-urlencoded", "q=a");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("back button leads back to what you typed")
                .doesNotContain("at org.");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        assertThat(post("/sign-in", "application/json", "x".repeat(MEGABYTE + 1))
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("/sign-in", "application/x-www-form-urlencoded", "x".repeat(11 * MEGABYTE + 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyOfUnknownLengthIsCutOffAtTheSameLimit() throws Exception {
        byte[] body = new byte[11 * MEGABYTE + 1];
        HttpRequest request = request("/sign-in", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return client.send(request(path, accept).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return client.send(
                request(path, "text/html")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept);
    }
}
