package org.onedoor.directory.openreferral;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/** Machines of other publishers, each below a name of its own: what they hold, page by page, or whatever a test has them say. */
final class RecordedPublisher implements AutoCloseable {
    private final HttpServer server;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Answering> answering = new ConcurrentHashMap<>();
    /** Each from when it is asked on; what it was answered is known a moment after the reader has its answer. */
    private final List<CompletableFuture<String>> asked = new CopyOnWriteArrayList<>();

    private final Runnable end;

    private RecordedPublisher(HttpServer server, Runnable end) {
        this.server = server;
        this.end = end;
        server.createContext("/", this::answer);
    }

    /** What a machine does when it is asked. */
    interface Answering {
        void answer(HttpExchange exchange, int page) throws IOException;
    }

    /** On a machine that stands as long as the tests run. */
    static RecordedPublisher on(HttpServer server) {
        return new RecordedPublisher(server, () -> server.removeContext("/"));
    }

    static RecordedPublisher start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RecordedPublisher publisher = new RecordedPublisher(server, () -> server.stop(0));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return publisher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        end.run();
    }

    /** The feed holds these from now on, in pages of so many, each with its mark. */
    void holds(String name, int size, List<Map<String, Object>> services) {
        answering.put(name, (exchange, page) -> {
            int pages = Math.max(1, (services.size() + size - 1) / size);
            Map<String, Object> envelope = new LinkedHashMap<>();
            envelope.put("total_items", services.size());
            envelope.put("total_pages", pages);
            envelope.put("page_number", page);
            envelope.put("last_page", page >= pages);
            envelope.put(
                    "contents",
                    services.subList(
                            Math.min(services.size(), (page - 1) * size), Math.min(services.size(), page * size)));
            byte[] body = json.writeValueAsBytes(envelope);
            String mark = "\"" + DigestUtils.sha256Hex(body) + "\"";
            exchange.getResponseHeaders().set("ETag", mark);
            if (mark.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                send(exchange, 200, body);
            }
        });
    }

    void says(String name, Answering how) {
        answering.put(name, how);
    }

    /** Always the same. */
    void says(String name, int status, String body) {
        says(name, (exchange, page) -> send(exchange, status, body.getBytes(StandardCharsets.UTF_8)));
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** What was asked of a feed and how it was answered, such as {@code page 1: 304}. */
    List<String> asked(String name) {
        return asked.stream()
                .map(CompletableFuture::join)
                .filter(each -> each.startsWith(name + " "))
                .map(each -> each.substring(name.length() + 1))
                .toList();
    }

    void forget() {
        asked.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        CompletableFuture<String> said = new CompletableFuture<>();
        asked.add(said);
        try (exchange) {
            String name = exchange.getRequestURI().getPath().split("/", -1)[1];
            Map<String, String> query = exchange.getRequestURI().getQuery() == null
                    ? Map.of()
                    : Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                            .map(each -> each.split("=", 2))
                            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
            int page = Integer.parseInt(query.getOrDefault("page", "1"));
            Answering how = answering.get(name);
            if (how == null) {
                exchange.sendResponseHeaders(503, -1);
            } else {
                how.answer(exchange, page);
            }
            said.complete("%s page %d: %d".formatted(name, page, exchange.getResponseCode()));
        } finally {
            said.complete("broken off"); // unless it was answered
        }
    }
}
