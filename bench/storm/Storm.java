import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Random acts over HTTP by many hands at once: seven clients on the pages, each act by whoever of the demo's staff comes
 * next, and one that sends BaRS messages; forms filled at random, sent twice, sent again when they are old; the server
 * killed with kill -9 in between. Afterwards what was acknowledged is looked for, and bench/invariants.sql is run by
 * ./onedoor bench storm.
 */
public class Storm {
    static final int PORT = 18096;
    static final String BASE = "http://127.0.0.1:" + PORT;
    static final Path DATA = Path.of("target/storm-data");
    static final Path LOG = Path.of("target/storm.log");
    static final int ON_PAGES = 7;

    /** References of referrals that somebody has seen. */
    static final List<String> REFERENCES = java.util.Collections.synchronizedList(new ArrayList<>());
    /** Who made a referral and was shown so, and its reference. */
    static final Map<String, String> ACKNOWLEDGED = new ConcurrentHashMap<>();
    static final Map<String, AtomicLong> ANSWERS = new ConcurrentHashMap<>();
    static final Queue<String> FINDINGS = new ConcurrentLinkedQueue<>();
    static final AtomicLong ACTS = new AtomicLong();
    static final AtomicBoolean STOP = new AtomicBoolean();

    /** Acts and kills on the command line: 100,000 acts and 20 kills when nothing is said. */
    public static void main(String[] arguments) throws Exception {
        long acts = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.out.printf("%,d acts, %d kills, seed %d%n", acts, kills, seed);
        Process server = server();
        ready();
        List<String> staff = Files.readAllLines(Path.of("src/main/resources/demo/staff.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < ON_PAGES; i++) {
            Random random = new Random(seed + i);
            clients.add(Thread.ofPlatform().start(() -> new Hand(random, staff).act()));
        }
        clients.add(Thread.ofPlatform().start(() -> new Machine(new Random(seed + ON_PAGES)).act()));
        long began = System.nanoTime();
        for (int kill = 1; ACTS.get() < acts; ) {
            TimeUnit.SECONDS.sleep(1);
            if (!server.isAlive()) {
                FINDINGS.add("The server ended by itself; see " + LOG);
                break;
            }
            if (kill <= kills && ACTS.get() >= kill * acts / (kills + 1)) {
                server.destroyForcibly().waitFor();
                server = server();
                ready();
                System.out.printf("kill %d after %,d acts, %d findings%n", kill++, ACTS.get(), FINDINGS.size());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        STOP.set(true);
        for (Thread client : clients) {
            client.join();
        }
        lookForWhatWasAcknowledged();
        System.out.printf("%,d acts in %.0f s; answers %s%n", ACTS.get(), seconds, new java.util.TreeMap<>(ANSWERS));
        System.out.printf("%,d referrals acknowledged; %d findings%n", ACKNOWLEDGED.size(), FINDINGS.size());
        FINDINGS.stream().limit(40).forEach(finding -> System.out.println("  " + finding));
        server.destroy();
        server.waitFor();
        if (!FINDINGS.isEmpty()) {
            System.exit(1);
        }
    }

    /** The answer to an act: what must never be is kept. */
    static void count(String what, int status, String body) {
        ANSWERS.computeIfAbsent(String.valueOf(status), _ -> new AtomicLong()).incrementAndGet();
        if (status >= 500 && status != 503) {
            FINDINGS.add(status + " " + what + ": " + body.substring(0, Math.min(200, body.length())).replaceAll("\\s+", " "));
        }
    }

    private static void lookForWhatWasAcknowledged() throws Exception {
        Map<String, Hand.Session> sessions = new ConcurrentHashMap<>();
        for (Map.Entry<String, String> each : ACKNOWLEDGED.entrySet()) {
            Hand.Session session = sessions.computeIfAbsent(each.getValue(), Hand.Session::new);
            HttpResponse<String> answer = session.get("/referrals/" + each.getKey());
            if (answer.statusCode() != 200) {
                FINDINGS.add("lost: %s, made by %s, answers %d".formatted(each.getKey(), each.getValue(), answer.statusCode()));
            }
        }
    }

    private static Process server() throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-XX:+UseSerialGC", "-Duser.timezone=UTC", "-jar",
                        System.getenv().getOrDefault("ONEDOOR_JAR", "target/onedoor.jar"),
                        "demo", "--port", String.valueOf(PORT), "--data", DATA.toString(), "--people", "200")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                .start();
    }

    private static void ready() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        for (int i = 0; i < 3_000; i++) {
            try {
                if (http.send(HttpRequest.newBuilder(URI.create(BASE + "/health/ready")).build(),
                                HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // The server is still starting.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("The server does not become ready; see " + LOG);
    }
}
