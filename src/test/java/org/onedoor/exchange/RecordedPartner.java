package org.onedoor.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A partner's machine that answers what was recorded, in the order given, and keeps what it was sent. */
final class RecordedPartner {
    private static final String TOKEN = "{\"access_token\":\"recorded\",\"token_type\":\"Bearer\",\"expires_in\":1800}";

    private final HttpServer server;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One answer; without a body the connection ends instead. */
    private record Answer(int status, byte[] body) {}

    /** One request as it came. */
    record Asked(
            String path,
            @Nullable String requestId,
            @Nullable String correlationId,
            @Nullable String token,
            String body) {}

    private RecordedPartner(HttpServer server) {
        this.server = server;
    }

    static RecordedPartner start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RecordedPartner partner = new RecordedPartner(server);
            server.createContext("/", partner::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return partner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on these are answered to messages; when none is left, 503. */
    synchronized void answers(int status, byte[] body) {
        answers.add(new Answer(status, body));
    }

    synchronized void forget() {
        answers.clear();
        asked.clear();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals("/oauth2/token")) {
                send(exchange, 200, TOKEN.getBytes(StandardCharsets.UTF_8));
                return;
            }
            asked.add(new Asked(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("X-Request-ID"),
                    exchange.getRequestHeaders().getFirst("X-Correlation-ID"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    body));
            Answer next;
            synchronized (this) {
                next = answers.poll();
            }
            if (next == null) {
                send(exchange, 503, "away".getBytes(StandardCharsets.UTF_8));
            } else if (next.body().length > 0) {
                send(exchange, next.status(), next.body());
            }
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
