package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onedoor.Cast;
import org.onedoor.Mangled;
import org.onedoor.OneDoorTest;
import org.onedoor.Visitor;
import org.onedoor.Visitor.Page;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever becomes of a body in parts, of a form or of what a page's script sends, is answered in words and never with a fault. */
@OneDoorTest
class MangledBodiesTest {
    private static final String BOUNDARY = "part-of-the-whole";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private HttpResponse<String> post(Visitor visitor, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", type)
                        .header("Cookie", "onedoor=" + visitor.cookie("onedoor"))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static byte[] parts(String token, String fileName, String content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, token)
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"what\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nnew\r\n"
                        .formatted(BOUNDARY)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(BOUNDARY, fileName, content, BOUNDARY)
                        .getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    @Test
    void aBodyInPartsIsReadOrRefused() throws Exception {
        Visitor visitor = new Visitor(port).signIn(cast.gp().username());
        Page page = visitor.open("/referrals/file");
        String token = page.document().select("[name=_csrf]").val();
        byte[] sample = parts(token, "waiting.csv", "reference,received\n1,2024-02-01\n");
        for (int seed = 0; seed < 500; seed++) {
            HttpResponse<String> answer = post(
                    visitor, "/referrals/file", "multipart/form-data; boundary=" + BOUNDARY, Mangled.of(sample, seed));
            assertThat(answer.statusCode())
                    .as("seed %d: %s", seed, answer.body())
                    .isBetween(200, 499);
        }
        byte[] type = ("multipart/form-data; boundary=" + BOUNDARY).getBytes(StandardCharsets.US_ASCII);
        for (int seed = 0; seed < 200; seed++) {
            String mangled =
                    new String(Mangled.of(type, seed), StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e]", "");
            HttpResponse<String> answer = post(
                    visitor,
                    "/referrals/file",
                    mangled.isBlank() ? "x" : mangled.substring(0, Math.min(4_000, mangled.length())),
                    sample);
            assertThat(answer.statusCode()).as("type %s", mangled).isBetween(200, 499);
        }
    }

    @Test
    void aFileMayBeCalledAnythingAndIsShownWithoutWhatCannotBeKept() throws Exception {
        Visitor visitor = new Visitor(port).signIn(cast.gp().username());
        String token = visitor.open("/referrals/file")
                .document()
                .select("[name=_csrf]")
                .val();
        String heading =
                "reference,received,nhs_number,family_name,given_name,birth_date,postcode,phone,practice,priority,needs,reason,consent\n";
        for (String name : new String[] {
            "",
            "waiting\u0000.csv",
            "\u202Etxt.exe",
            "../../etc/passwd",
            "C:\\fakepath\\waiting.csv",
            "x".repeat(5_000),
            "\uD83D\uDE00".repeat(300),
            "a.csv.gz",
            "<script>alert(1)</script>",
            "=1+1",
            "a;b=\\\"c"
        }) {
            HttpResponse<String> answer = post(
                    visitor,
                    "/referrals/file",
                    "multipart/form-data; boundary=" + BOUNDARY,
                    parts(token, name, heading));
            assertThat(answer.statusCode()).as(name).isBetween(200, 499);
            if (answer.statusCode() == 302) {
                Page shown = visitor.open(
                        URI.create(answer.headers().firstValue("Location").orElseThrow())
                                .getPath());
                assertThat(shown.status()).as(name).isEqualTo(200);
                assertThat(shown.text())
                        .doesNotContain("\u0000")
                        .doesNotContain("\u202E")
                        .doesNotContain("../");
            }
        }
    }

    @Test
    void whatAPageSendsWhileSomebodyTypesIsKeptOrRefused() throws Exception {
        Visitor visitor = new Visitor(port).signIn(cast.gp().username());
        Page form = visitor.open("/referrals/new/" + UUID.randomUUID());
        String token = form.document().select("[name=_csrf]").val();
        String draft = form.path();
        byte[] sample =
                "{\"familyName\":[\"Testerton\"],\"reason\":\"Waits\",\"needs\":[\"debt\",null,5],\"x\":{\"y\":[1e9]}}"
                        .getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 150; seed++) {
            byte[] body = Mangled.of(sample, seed);
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + draft + "/keep"))
                            .header("Content-Type", "application/json")
                            .header("X-CSRF-TOKEN", token)
                            .header("Cookie", "onedoor=" + visitor.cookie("onedoor"))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("seed %d: %s", seed, answer.body())
                    .isBetween(200, 499);
            assertThat(visitor.open(draft).status()).isEqualTo(200);
        }
    }
}
