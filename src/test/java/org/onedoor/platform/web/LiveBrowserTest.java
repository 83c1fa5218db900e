package org.onedoor.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;

/** A live list in a real browser: it follows what happens and leaves alone what somebody is busy with. */
@Tag("browser")
class LiveBrowserTest {
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> drafts = new LinkedBlockingQueue<>();
    private volatile String owner = "Nobody";
    private HttpServer server;
    private String base;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        base = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        words.add("stop");
        server.stop(0);
    }

    @Test
    void aChangeElsewhereIsShownWithoutAReload() {
        try (Browser user = Browser.at(base)) {
            Page page = user.open("/list").page();
            assertThat(page.locator(".onedoor-live")).containsText("Live. Last update");
            owner = "Riverbank Community Team";
            words.add("changed");
            assertThat(page.locator("#r1")).containsText("Riverbank Community Team");
        }
    }

    @Test
    void aRowWithTheFocusWaitsUntilTheUserAsks() {
        try (Browser user = Browser.at(base)) {
            Page page = user.open("/list").page();
            page.locator("#r1 a").focus();
            owner = "Riverbank Community Team";
            words.add("changed");
            assertThat(page.locator(".onedoor-live__waiting")).hasText("1 update waiting. Show it");
            assertThat(page.locator("#r1")).containsText("Nobody");
            assertThat(page.locator("#r1 a")).isFocused();
            page.locator(".onedoor-live__waiting").click();
            assertThat(page.locator("#r1")).containsText("Riverbank Community Team");
        }
    }

    @Test
    void whatIsTypedIsKeptAsADraftWhenThePageIsLeft() throws InterruptedException {
        try (Browser user = Browser.at(base)) {
            Page page = user.open("/list").page();
            page.locator("#note").fill("Rang, no answer");
            page.navigate("about:blank");
            assertThat(drafts.poll(10, TimeUnit.SECONDS)).isEqualTo("{\"note\":\"Rang, no answer\"} token");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY);
        Path file = Path.of("target/classes", path).normalize();
        switch (path) {
            case "/list" -> send(exchange, "text/html;charset=UTF-8", list());
            case "/live/inbox" -> stream(exchange);
            case "/draft" -> {
                drafts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + " "
                        + exchange.getRequestHeaders().getFirst("X-CSRF-TOKEN"));
                exchange.sendResponseHeaders(204, -1);
            }
            default -> {
                if (Files.isRegularFile(file)) {
                    send(exchange, path.endsWith(".js") ? "text/javascript" : "text/css", Files.readString(file));
                } else {
                    exchange.sendResponseHeaders(404, -1);
                }
            }
        }
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        String word = "live";
        while (!word.equals("stop")) {
            out.write("event: %s\ndata: %s\n\n".formatted(word, word).getBytes(StandardCharsets.UTF_8));
            out.flush();
            try {
                word = words.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String list() {
        return """
                <!DOCTYPE html><html lang="en-GB"><head><title>List</title><meta name="csrf" content="token">
                <script src="/static/js/app.js" type="module"></script></head><body><main>
                <div id="inbox" data-live="/live/inbox"><table><tbody>
                <tr id="r1"><th scope="row"><a href="/list">Referral 1</a></th><td>%s</td></tr>
                <tr id="r2"><th scope="row"><a href="/list">Referral 2</a></th><td>Nobody</td></tr>
                </tbody></table></div>
                <form data-draft="/draft" method="post" action="/list"><label for="note">Note</label>
                <input id="note" name="note"><button>Save</button></form>
                </main></body></html>
                """.formatted(owner);
    }
}
