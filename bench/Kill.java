import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Kills the server with kill -9 again and again under load, with a journal kept by the clients: what was acknowledged is
 * there once, what was sent again under its key is not there twice. Run it by ./onedoor bench kill.
 */
public class Kill {
    static final String BASE = "http://127.0.0.1:18095";
    static final Path DATA = Path.of("target/kill-data");
    static final int CLIENTS = 8;
    static final Map<String, String> JOURNAL = new ConcurrentHashMap<>();
    static volatile boolean stop;
    static volatile String token = "";

    static Process server() throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-Xmx384m", "-XX:+UseSerialGC", "-jar",
                        System.getenv().getOrDefault("ONEDOOR_JAR", "target/onedoor.jar"), "bench-server", "--port", "18095", "--data", DATA.toString(), "--people", "500")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(Path.of("target/kill.log").toFile()))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Process server = server();
        ready();
        while (!Files.exists(DATA.resolve("bench-people.txt"))) {
            Thread.sleep(200);
        }
        token();
        List<String> people = Files.readAllLines(DATA.resolve("bench-people.txt")).stream()
                .map(line -> line.split(" ")[0])
                .toList();
        List<Thread> clients = new java.util.ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> client(people)));
        }
        long longest = 0;
        for (int kill = 1; kill <= kills; kill++) {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1_500, 4_000));
            server.destroyForcibly().waitFor();
            long began = System.nanoTime();
            server = server();
            ready();
            token();
            longest = Math.max(longest, (System.nanoTime() - began) / 1_000_000);
            System.out.printf("kill %d: %d acknowledged so far%n", kill, JOURNAL.size());
        }
        Thread.sleep(2_000);
        stop = true;
        for (Thread client : clients) {
            client.join();
        }
        verify(longest);
        server.destroy();
        server.waitFor();
    }

    /** One client: a new request under a new key, sent again under the same key until it is acknowledged. */
    static void client(List<String> people) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        while (!stop) {
            String key = UUID.randomUUID().toString();
            String body = """
                    {"resourceType":"ServiceRequest","status":"active","intent":"order","priority":"routine",
                     "subject":{"reference":"Patient/%s"},
                     "reasonCode":[{"coding":[{"system":"https://onedoor.example/CodeSystem/need","code":"low-mood-anxiety"}],
                                    "text":"Request %s"}]}""".formatted(people.get(ThreadLocalRandom.current().nextInt(people.size())), key);
            while (true) {
                try {
                    HttpResponse<String> answer = http.send(
                            HttpRequest.newBuilder(URI.create(BASE + "/fhir/R4/ServiceRequest"))
                                    .timeout(Duration.ofSeconds(20))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/fhir+json")
                                    .header("Idempotency-Key", key)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == 201) {
                        String reference = answer.headers().firstValue("Location").orElse("")
                                .replaceAll(".*ServiceRequest/([^/]+).*", "$1");
                        String earlier = JOURNAL.put(key, reference);
                        if (earlier != null && !earlier.equals(reference)) {
                            throw new IllegalStateException("One key, two references");
                        }
                        break;
                    }
                    if (answer.statusCode() >= 400 && answer.statusCode() < 500 && answer.statusCode() != 401 && answer.statusCode() != 409) {
                        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                    }
                } catch (IOException down) {
                    pause(100);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    static void verify(long longest) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        int lost = 0;
        Map<String, Integer> seen = new HashMap<>();
        for (String reference : JOURNAL.values()) {
            seen.merge(reference, 1, Integer::sum);
        }
        for (String reference : new HashSet<>(JOURNAL.values())) {
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(URI.create(BASE + "/fhir/R4/ServiceRequest/" + reference))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 200) {
                lost++;
            }
        }
        long doubled = seen.values().stream().filter(times -> times > 1).count();
        System.out.printf(
                "acknowledged %d, lost %d, one reference for two keys %d, longest time to ready %d ms%n",
                JOURNAL.size(), lost, doubled, longest);
        if (lost > 0 || doubled > 0) {
            System.exit(1);
        }
    }

    static void ready() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < 600; i++) {
            try {
                if (http.send(HttpRequest.newBuilder(URI.create(BASE + "/health/ready")).build(),
                                HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // The server is still starting.
            }
            pause(100);
        }
        throw new IllegalStateException("The server does not become ready; see target/kill.log");
    }

    static void token() throws Exception {
        String secret = Files.readString(DATA.resolve("bench-secret.txt")).strip();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(BASE + "/oauth2/token"))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(("bench:" + secret).getBytes()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=read%20write"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        token = answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
