package org.onedoor.demo.pds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A server in the shape of the PDS FHIR API: a token for a signed JWT, then patients for the token. It listens on this
 * machine only. What it answers, whoever starts it says.
 */
public final class PdsServer implements AutoCloseable {
    /** Where its FHIR base is. */
    public static final String BASE = "/personal-demographics/FHIR/R4";

    private static final String TOKEN = "/oauth2/token";
    private static final int LONGEST_BODY = 20_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SignedAssertions assertions;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Answers answers;

    /** What is asked. @param path below the FHIR base, without the query */
    public record Asked(String path, Map<String, String> query, Map<String, String> headers) {
        public Asked {
            query = Map.copyOf(query);
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What is answered.
     *
     * @param promised how many bytes are said to come; more than there are is an answer that breaks off
     */
    public record Answer(int status, String type, byte[] body, int promised, Map<String, String> headers) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        public static Answer fhir(int status, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return new Answer(status, "application/fhir+json", bytes, bytes.length, Map.of());
        }

        public Answer with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, type, body, promised, more);
        }
    }

    /** Says what is answered; nothing ends the connection without a word. */
    @FunctionalInterface
    public interface Answers {
        @Nullable
        Answer to(Asked asked) throws InterruptedException;
    }

    private PdsServer(HttpServer server, SignedAssertions assertions, Answers answers) {
        this.server = server;
        this.assertions = assertions;
        this.answers = answers;
    }

    /** @param port 0 for any that is free @param apiKey whom it knows, by this key of theirs */
    public static PdsServer start(int port, String apiKey, String keyId, RSAPublicKey key, Answers answers)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String address = "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), TOKEN);
        PdsServer pds = new PdsServer(server, new SignedAssertions(apiKey, keyId, key, address), answers);
        server.createContext(TOKEN, exchange -> pds.safely(exchange, pds::token));
        server.createContext(BASE, exchange -> pds.safely(exchange, pds::patients));
        server.setExecutor(pds.threads);
        server.start();
        return pds;
    }

    public String address() {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), BASE);
    }

    public String tokenAddress() {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), TOKEN);
    }

    /** Takes back every token it gave out. */
    public void forgetTokens() {
        tokens.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @FunctionalInterface
    private interface Handling {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private void safely(HttpExchange exchange, Handling handling) throws IOException {
        try (exchange) {
            handling.handle(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        Map<String, String> form = pairs(body);
        String wrong = exchange.getRequestMethod().equals("POST") ? assertions.wrong(form) : "only POST is answered";
        if (wrong != null) {
            send(exchange, new Answer(400, "application/json", bytes("""
                    {"error":"invalid_request","error_description":"%s"}""".formatted(wrong)), -1, Map.of()));
            return;
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        send(exchange, new Answer(200, "application/json", bytes("""
                {"access_token":"%s","expires_in":"599","token_type":"Bearer"}""".formatted(token)), -1, Map.of()));
    }

    private void patients(HttpExchange exchange) throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        String given = headers.getOrDefault("Authorization", "");
        if (!given.startsWith("Bearer ") || !tokens.contains(given.substring("Bearer ".length()))) {
            send(exchange, Patients.outcome(401, "login", "ACCESS_DENIED"));
            return;
        }
        if (exchange.getRequestHeaders().getFirst("X-Request-ID") == null) {
            send(exchange, Patients.outcome(400, "structure", "MISSING_VALUE"));
            return;
        }
        String query = exchange.getRequestURI().getRawQuery();
        Answer answer = answers.to(new Asked(
                exchange.getRequestURI().getPath().substring(BASE.length()),
                query == null ? Map.of() : pairs(query),
                headers));
        if (answer != null) {
            send(exchange, answer);
        }
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                pairs.put(
                        URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), Math.max(answer.promised(), answer.body().length));
        exchange.getResponseBody().write(answer.body());
    }
}
