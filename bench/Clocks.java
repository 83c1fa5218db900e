import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A team's page and the counts of every team while a million clocks run and others start; whether a threshold is acted on
 * in time; and how long it takes to catch up after a stop. Run by ./onedoor bench clocks, with Multiply and PostgreSQL's
 * driver on the class path: [CLOCKS [CHANGES A SECOND [SECONDS]]].
 */
public class Clocks {
    static final int PORT = 18152;
    static final String BASE = "http://127.0.0.1:" + PORT;
    static final Path DATA = Path.of("target/clocks-bench");
    static final Path LOG = Path.of("target/clocks-bench.log");
    static final int READERS = 8;
    static final int DUE = 2_000;
    static final int OVERDUE = 5_000;

    /** Whose rows are a person's, as far as lists and clocks are read. */
    static final List<String> TABLES = List.of(
            "platform.subject", "people.person", "access.relationship", "frontdoor.referral", "frontdoor.worklist", "clock.clock");

    /** Those who wait now; their copies' clocks fall due in some days, so that nothing but what is meant to is due meanwhile. */
    static final String WAITING =
            "t.%s in (select person_id from frontdoor.worklist where open and lane = 'owner')";

    public static void main(String[] arguments) throws Exception {
        int clocks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int changes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        Process server = start();
        try {
            ready();
            try (Connection owner = owner();
                    Statement sql = owner.createStatement()) {
                Visitor reader = new Visitor();
                reader.signIn("navigator.1");
                measure("few", sql, reader, 0, seconds);
                fill(sql, clocks);
                measure("many", sql, reader, 0, seconds);
                measure("many", sql, reader, changes, seconds);
                onTime(sql);
            }
            afterAStop(server);
        } finally {
            server.destroy();
            server.waitFor();
            ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").contains("--port " + PORT))
                    .forEach(ProcessHandle::destroy);
        }
    }

    static Process start() throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-Xmx512m", "-XX:+UseSerialGC", "-Duser.timezone=UTC", "-jar",
                        System.getenv().getOrDefault("ONEDOOR_JAR", "target/onedoor.jar"), "demo", "--port", String.valueOf(PORT), "--data", DATA.toString())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
    }

    static void ready() throws Exception {
        Visitor anybody = new Visitor();
        for (int i = 0; i < 1_000; i++) {
            try {
                if (anybody.get("/health/ready").body().contains("UP")) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(300);
        }
        throw new IllegalStateException("The server did not start: see " + LOG);
    }

    static Connection owner() throws Exception {
        String port = Files.readAllLines(DATA.resolve("cluster/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/onedoor",
                "onedoor_owner",
                Files.readString(DATA.resolve("postgresql.secret")).strip());
    }

    static void fill(Statement sql, int clocks) throws Exception {
        int running = number(sql, "select count(*) from clock.clock where state = 'running' and subject_id in (select person_id from frontdoor.worklist where open and lane = 'owner')");
        int times = Math.ceilDiv(clocks, running);
        sql.execute("set work_mem = '256MB'");
        sql.execute(Multiply.REFERENCE);
        long began = System.nanoTime();
        for (String table : TABLES) {
            String person = table.equals("platform.subject") || table.equals("clock.clock") ? "subject_id" : "person_id";
            sql.execute(Multiply.copies(sql, table, times, WAITING.formatted(person))
                    .replace("t.next_threshold_at", "t.next_threshold_at + interval '30 days'"));
        }
        for (String table : TABLES) {
            sql.execute("vacuum analyze " + table);
        }
        System.out.printf(
                Locale.ROOT,
                "%,d clocks run, %,d referrals wait; filled in %.0f s%n",
                number(sql, "select count(*) from clock.clock where state = 'running'"),
                number(sql, "select count(*) from frontdoor.worklist where open and lane = 'owner'"),
                (System.nanoTime() - began) / 1e9);
    }

    /** Eight read the team's page, then the counts of all teams, while so many referrals a second start their clocks. */
    static void measure(String what, Statement sql, Visitor reader, int changes, int seconds) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger made = new AtomicInteger();
        Thread changing = Thread.startVirtualThread(() -> change(sql, changes, going, made));
        for (String page : List.of("/referrals", "/figures/flow")) {
            read(reader, page, seconds / 2);
            int before = made.get();
            long began = System.nanoTime();
            List<Double> took = read(reader, page, seconds);
            double lasted = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%-5s %-14s %7.1f/s  p50 %7.1f ms  p95 %7.1f ms  beside %.0f new clocks a second%n",
                    what, page, took.size() / lasted, took.get(took.size() / 2), took.get(took.size() * 95 / 100), (made.get() - before) / lasted);
        }
        going.set(false);
        changing.join();
    }

    static List<Double> read(Visitor reader, String page, int seconds) throws Exception {
        List<Double> took = Collections.synchronizedList(new ArrayList<>());
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        try (ExecutorService eight = Executors.newFixedThreadPool(READERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                all.add(eight.submit(() -> {
                    do {
                        Answer answer = reader.get(page);
                        if (answer.status() != 200) {
                            throw new IllegalStateException(page + " answered " + answer.status());
                        }
                        took.add(answer.millis());
                    } while (System.nanoTime() < until);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        Collections.sort(took);
        return took;
    }

    static void change(Statement sql, int changes, AtomicBoolean going, AtomicInteger made) {
        if (changes == 0) {
            return;
        }
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Visitor machine = new Visitor();
            String token = machine.token();
            List<String> people = machine.people(token);
            Semaphore atOnce = new Semaphore(READERS);
            long began = System.nanoTime();
            for (int i = 0; going.get(); i++) {
                long wait = began + i * 1_000_000_000L / changes - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                atOnce.acquire();
                String person = people.get(i % people.size());
                int number = i;
                many.submit(() -> {
                    try {
                        if (machine.refer(token, person, number) == 201) {
                            made.incrementAndGet();
                        }
                        return null;
                    } finally {
                        atOnce.release();
                    }
                });
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    /** So many clocks reach a threshold in the next half minute: how late is each acted on? */
    static void onTime(Statement sql) throws Exception {
        sql.execute("drop table if exists bench_due");
        sql.execute("""
                create temp table bench_due as
                select subject_id, clock_id, (select max(recorded_at) from platform.event) + random() * interval '30 seconds' + interval '5 seconds' as at
                  from clock.clock where state = 'running' and next_threshold_at > now() + interval '20 days' limit %d
                """.formatted(DUE));
        sql.execute("update clock.clock c set due_at = b.at, next_threshold_at = b.at, thresholds = array[b.at] from bench_due b where c.subject_id = b.subject_id and c.clock_id = b.clock_id");
        for (int i = 0; i < 300 && number(sql, LEFT) > 0; i++) {
            Thread.sleep(500);
        }
        try (ResultSet rows = sql.executeQuery("""
                select count(*), percentile_disc(0.95) within group (order by late), max(late), count(*) filter (where late < 0)
                  from (select extract(epoch from x.said_at - b.at) as late from bench_due b
                          join clock.breach x on x.subject_id = b.subject_id and x.clock_id = b.clock_id and x.due_at = b.at) acted
                """)) {
            rows.next();
            System.out.printf(
                    Locale.ROOT,
                    "%,d of %,d thresholds in 30 s acted on: p95 %.1f s late, at most %.1f s, early %d%n",
                    rows.getInt(1), DUE, rows.getDouble(2), rows.getDouble(3), rows.getInt(4));
        }
    }

    static final String LEFT =
            "select count(*) from bench_due b join clock.clock c using (subject_id, clock_id) where c.next_threshold_at = b.at";

    static void afterAStop(Process server) throws Exception {
        try (Connection owner = owner();
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    with some as (
                        select subject_id, clock_id from clock.clock where state = 'running' and next_threshold_at > now() + interval '20 days' limit %d)
                    update clock.clock c set due_at = now() + interval '4 seconds', next_threshold_at = now() + interval '4 seconds', thresholds = array[now() + interval '4 seconds']
                      from some where c.subject_id = some.subject_id and c.clock_id = some.clock_id
                    """.formatted(OVERDUE));
        }
        server.destroyForcibly().waitFor();
        Thread.sleep(6_000);
        long began = System.nanoTime();
        Process again = start();
        try {
            ready();
            double up = (System.nanoTime() - began) / 1e9;
            try (Connection owner = owner();
                    Statement sql = owner.createStatement()) {
                while (number(sql, "select count(*) from clock.clock where next_threshold_at < now()") > 0) {
                    Thread.sleep(200);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "after kill -9 with %,d clocks overdue: ready in %.1f s, all acted on %.1f s after that%n",
                    OVERDUE, up, (System.nanoTime() - began) / 1e9 - up);
        } finally {
            again.destroy();
            again.waitFor();
        }
    }

    static int number(Statement sql, String question) throws SQLException {
        try (ResultSet rows = sql.executeQuery(question)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    record Answer(int status, String body, double millis) {}

    static final class Visitor {
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();

        Answer get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(URI.create(BASE + path)).build());
        }

        Answer send(HttpRequest request) throws IOException, InterruptedException {
            long began = System.nanoTime();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), (System.nanoTime() - began) / 1e6);
        }

        void signIn(String username) throws IOException, InterruptedException {
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get("/sign-in").body());
            if (!token.find()) {
                throw new IllegalStateException("The sign-in page has no form");
            }
            String form = "username=" + username + "&password=demo&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            send(HttpRequest.newBuilder(URI.create(BASE + "/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build());
        }

        /** With the demonstration's own machine client, whose secret the server prints when it starts. */
        String token() throws IOException, InterruptedException {
            Matcher client = Pattern.compile("-u (demo-partner:\\S+)").matcher(Files.readString(LOG));
            if (!client.find()) {
                throw new IllegalStateException("No client in " + LOG);
            }
            Answer answer = send(HttpRequest.newBuilder(URI.create(BASE + "/oauth2/token"))
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(client.group(1).getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=bars%20read%20write"))
                    .build());
            return value(answer.body(), "access_token");
        }

        List<String> people(String token) throws IOException, InterruptedException {
            Answer list = send(HttpRequest.newBuilder(URI.create(BASE + "/fhir/R4/ServiceRequest?_count=50"))
                    .header("Authorization", "Bearer " + token)
                    .build());
            List<String> found = new ArrayList<>();
            Matcher person = Pattern.compile("Patient/([0-9a-f-]{36})").matcher(list.body());
            while (person.find()) {
                found.add(person.group(1));
            }
            if (found.isEmpty()) {
                throw new IllegalStateException("The client has referred nobody: " + list.status() + " " + list.body());
            }
            return found.stream().distinct().toList();
        }

        int refer(String token, String person, int number) throws IOException, InterruptedException {
            String body = """
                    {"resourceType":"ServiceRequest","status":"active","intent":"order","subject":{"reference":"Patient/%s"},"priority":"routine",
                     "reasonCode":[{"coding":[{"system":"https://onedoor.example/CodeSystem/need","code":"low-mood-anxiety"}],"text":"Feeling low, request %d"}]}
                    """.formatted(person, number);
            return send(HttpRequest.newBuilder(URI.create(BASE + "/fhir/R4/ServiceRequest"))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/fhir+json")
                            .header("Prefer", "return=minimal")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build())
                    .status();
        }

        static String value(String json, String name) {
            Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
            if (!found.find()) {
                throw new IllegalStateException("No " + name + " in " + json);
            }
            return found.group(1);
        }
    }
}
