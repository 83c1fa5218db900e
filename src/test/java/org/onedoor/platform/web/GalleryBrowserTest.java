package org.onedoor.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.onedoor.Browser;

/** The components in a real browser, under the real policy, without the rest of the application. */
@Tag("browser")
class GalleryBrowserTest {
    private static final Instant NOW = Instant.parse("2024-03-28T11:25:00Z");
    private static HttpServer server;
    private static String base;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", GalleryBrowserTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void everyComponentIsAccessibleAndKeepsThePolicyAtADesk() {
        try (Browser user = Browser.at(base)) {
            user.open("/demo/components").accessible().fits().picture("components", "desk");
        }
    }

    @Test
    void everyComponentFitsAScreenOf320Pixels() {
        try (Browser user = Browser.narrow(base)) {
            user.open("/demo/components").accessible().fits().picture("components", "narrow");
        }
    }

    @Test
    void aFormWithAnErrorSaysSoFirstInItsTitleAndInItsSummary() {
        try (Browser user = Browser.at(base)) {
            user.open("/demo/components?wrong").accessible();
            assertThat(user.page().title()).isEqualTo("Error: Components - OneDoor");
            assertThat(user.page().locator(":focus").getAttribute("class")).contains("nhsuk-error-summary");
            user.page().locator(".nhsuk-error-summary a").click();
            assertThat(user.page().locator(":focus").getAttribute("id")).isEqualTo("nhsNumber");
        }
    }

    @Test
    void whatIsNotForEverybodyIsFound() {
        try (Browser user = Browser.at(base)) {
            user.open("/demo/components").page().evaluate("""
                    () => {
                      const pale = document.createElement("p");
                      pale.textContent = "Pale words";
                      pale.style.color = "#ccc";
                      document.querySelector("main").append(document.createElement("img"), pale);
                    }""");
            assertThatThrownBy(user::accessible)
                    .hasMessageContaining("image-alt: ")
                    .hasMessageContaining("color-contrast: ")
                    .hasMessageContaining("Pale words");
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY);
        Path file = Path.of("target/classes", path).normalize();
        if (path.startsWith("/static/") && Files.isRegularFile(file)) {
            send(exchange, type(path), Files.readAllBytes(file));
        } else if (path.equals("/demo/components")) {
            boolean wrong = exchange.getRequestURI().getQuery() != null;
            send(exchange, "text/html;charset=UTF-8", gallery(wrong).getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String type(String path) {
        if (path.endsWith(".js")) {
            return "text/javascript";
        }
        return path.endsWith(".css") ? "text/css" : "image/svg+xml";
    }

    private static String gallery(boolean wrong) {
        PageFrame frame = new PageFrame(
                "Components",
                wrong ? FormErrors.of("nhsNumber", "NHS number must have 10 digits") : FormErrors.NONE,
                "3 referrals assigned to Riverbank Community Team",
                new PageFrame.Viewer(
                        "Aleksandra Wojciechowska-Ogunbanjo",
                        "clinician",
                        "Invented Essex Partnership",
                        "Riverbank Community Team",
                        4,
                        List.of()),
                List.of(
                        new NavigationItem(10, "Home", "/", "open"),
                        new NavigationItem(20, "Referrals", "/referrals", "referral"),
                        new NavigationItem(30, "People", "/people", "demographics"),
                        new NavigationItem(40, "Services", "/services", "service")),
                "/people/1",
                true,
                NOW,
                1,
                (_, _) -> true,
                () -> "token",
                () -> "");
        StringOutput output = new StringOutput();
        Pages.compiled().render("demo/components.jte", Map.of("frame", frame, "page", Gallery.page(NOW)), output);
        return output.toString();
    }
}
