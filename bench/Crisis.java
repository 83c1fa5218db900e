import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The crisis board with 200 open cases; how soon 500 other screens hear of an act; a crisis plan among 200,000; and fifty who
 * claim one place at once. Run by ./onedoor bench crisis [PLANS], with PostgreSQL's driver on the class path.
 */
public class Crisis {
    static final Demonstration DEMO = new Demonstration("crisis-bench", 18153);
    static final int CASES = 200;
    static final int SCREENS = 500;
    static final int ACTS = 40;
    static final int CLAIMS = 50;
    static final Random RANDOM = new Random(9);
    static final List<String> STREETS = List.of("Acacia", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper");
    static final List<String> COATS = List.of("amber", "beige", "crimson", "denim", "emerald", "fawn", "grey", "hazel", "indigo", "jade");

    /** Whose rows a person with a crisis plan is. */
    static final List<String> TABLES = List.of("platform.subject", "people.person", "access.relationship", "record.crisis_plan");

    public static void main(String[] arguments) throws Exception {
        int plans = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        Process server = DEMO.start("--speed", "0");
        try {
            DEMO.ready();
            Visitor police = new Visitor(DEMO).signIn("police");
            List<String> cases = new ArrayList<>();
            for (int i = 0; i < CASES; i++) {
                cases.add(begin(police, i));
            }
            Visitor suite = new Visitor(DEMO).signIn("suite");
            board(suite, 1);
            board(suite, 8);
            screens(police);
            claims(cases);
            plans(plans);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /** A case of somebody nobody knows. @return its address */
    static String begin(Visitor police, int number) throws Exception {
        String page = police.get("/crisis/new").body();
        Visitor.Answer answer = police.post(
                "/crisis/new",
                Map.of(
                        "_csrf", Visitor.hidden(page, "_csrf"),
                        "key", Visitor.hidden(page, "key"),
                        "same", "none", // many are alike, and none is another
                        "power", "s136",
                        "with", "nurse",
                        "at", "",
                        "where", "%d %s %s Lane, RM17 6SL".formatted(number, STREETS.get(number % 10), STREETS.get(number / 10 % 10)),
                        "who", "%s, about %d, %s hat and %s coat number %d"
                                .formatted(number % 2 == 0 ? "male" : "female", 20 + number % 60, COATS.get(number % 10), COATS.get(number / 10 % 10), number),
                        "age", String.valueOf(20 + number % 60)));
        if (answer.status() != 200 || !answer.at().getPath().matches("/crisis/[0-9a-f-]{36}")) {
            throw new IllegalStateException("No case was begun: " + answer.status() + " " + answer.at() + " " + answer.body());
        }
        return answer.at().getPath();
    }

    static void board(Visitor suite, int atOnce) throws Exception {
        read(suite, "/crisis", atOnce, 200);
        double[] took = read(suite, "/crisis", atOnce, 400);
        Matcher rows = Pattern.compile("href=\"/crisis/(number/[^\"]+|[0-9a-f-]{36})\"").matcher(suite.get("/crisis").body());
        System.out.printf(Locale.ROOT, "board, %d links to cases, %d at once: p50 %.1f ms, p95 %.1f ms%n", rows.results().map(found -> found.group(1)).distinct().count(), atOnce, at(took, 50), at(took, 95));
    }

    static double[] read(Visitor reader, String path, int atOnce, int times) throws Exception {
        double[] took = new double[times];
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    Visitor.Answer answer = reader.get(path);
                    if (answer.status() != 200) {
                        throw new IllegalStateException(path + " answered " + answer.status());
                    }
                    took[number] = answer.millis();
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        Arrays.sort(took);
        return took;
    }

    static double at(double[] sorted, int percent) {
        return sorted[(sorted.length - 1) * percent / 100];
    }

    /** A screen is a board that is open: it hears that something changed, and asks for the board again. */
    static void screens(Visitor police) throws Exception {
        List<Double> heard = Collections.synchronizedList(new ArrayList<>());
        List<Double> seen = Collections.synchronizedList(new ArrayList<>());
        long[] acted = new long[1];
        CountDownLatch[] waiting = {new CountDownLatch(0)};
        CountDownLatch open = new CountDownLatch(SCREENS);
        List<Visitor> accounts = new ArrayList<>();
        for (String name : List.of("suite", "amhp", "street.triage", "crht", "navigator.1", "ambulance", "police")) {
            accounts.add(new Visitor(DEMO).signIn(name));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<HttpResponse<java.util.stream.Stream<String>>> streams = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < SCREENS; i++) {
                Visitor account = accounts.get(i % accounts.size());
                boolean looks = i < accounts.size();
                threads.submit(() -> {
                    var stream = account.http.send(account.to("/live/crisis").build(), HttpResponse.BodyHandlers.ofLines());
                    streams.add(stream);
                    open.countDown();
                    stream.body().filter(line -> line.startsWith("data:") || line.startsWith("event:")).forEach(_ -> {
                        double after = (System.nanoTime() - acted[0]) / 1e6;
                        if (acted[0] == 0 || waiting[0].getCount() == 0) {
                            return;
                        }
                        heard.add(after);
                        if (looks) {
                            try {
                                account.get("/crisis");
                                seen.add((System.nanoTime() - acted[0]) / 1e6);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        waiting[0].countDown();
                    });
                    return null;
                });
            }
            if (!open.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Only " + (SCREENS - open.getCount()) + " screens are open");
            }
            for (int i = 0; i < ACTS; i++) {
                waiting[0] = new CountDownLatch(SCREENS);
                String page = police.get("/crisis/new").body();
                acted[0] = System.nanoTime();
                begin(police, CASES + i);
                waiting[0].await(10, TimeUnit.SECONDS);
            }
            double[] all = heard.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double[] boards = seen.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%d screens, %d acts: heard %,d of %,d, from the form's page to the event p50 %.0f ms, p99 %.0f ms, at most %.0f ms; with the new board p50 %.0f ms, p99 %.0f ms%n",
                    SCREENS, ACTS, all.length, SCREENS * ACTS, at(all, 50), at(all, 99), all[all.length - 1], at(boards, 50), at(boards, 99));
            threads.shutdownNow();
        }
    }

    static void claims(List<String> cases) throws Exception {
        Visitor police = new Visitor(DEMO).signIn("police");
        String page = police.get(cases.getFirst() + "/destination").body();
        String place = Visitor.hidden(page, "place");
        String token = Visitor.hidden(page, "_csrf");
        int won = 0;
        int told = 0;
        try (ExecutorService fifty = Executors.newFixedThreadPool(CLAIMS)) {
            List<Future<Visitor.Answer>> all = new ArrayList<>();
            for (int i = 0; i < CLAIMS; i++) {
                String of = cases.get(i);
                String key = "bench " + i;
                all.add(fifty.submit(() -> police.post(of + "/destination", Map.of("_csrf", token, "key", key, "place", place))));
            }
            for (Future<Visitor.Answer> each : all) {
                int status = each.get().status();
                won += status == 200 ? 1 : 0;
                told += status == 409 ? 1 : 0;
            }
        }
        try (Connection owner = DEMO.owner();
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery("select count(*), count(distinct room) from crisis.room_claim where place_id = '%s'".formatted(place))) {
            rows.next();
            System.out.printf("%d claims of one place at once: %d won, %d told that it is taken; promised there: %d claims of %d rooms%n", CLAIMS, won, told, rows.getInt(1), rows.getInt(2));
        }
    }

    static void plans(int wanted) throws Exception {
        List<String> people = new ArrayList<>();
        try (Connection owner = DEMO.owner();
                Statement sql = owner.createStatement()) {
            String some = "t.%s in (select person_id from record.crisis_plan where state = 'published')";
            int there = count(sql, "select count(distinct person_id) from record.crisis_plan where state = 'published'");
            sql.execute(Multiply.REFERENCE);
            for (String table : TABLES) {
                String person = table.startsWith("platform") ? "subject_id" : "person_id";
                sql.execute(Multiply.copies(sql, table, Math.ceilDiv(wanted, there), some.formatted(person)));
                sql.execute("vacuum analyze " + table);
            }
            System.out.printf(Locale.ROOT, "%,d people have crisis plans%n", count(sql, "select count(distinct person_id) from record.crisis_plan"));
            try (ResultSet rows = sql.executeQuery("select person_id from record.crisis_plan where state = 'published' order by md5(person_id::text) limit 4000")) {
                while (rows.next()) {
                    people.add("/people/" + rows.getString(1) + "/crisis-plan");
                }
            }
        }
        for (String who : List.of("navigator.1", "mhp.tilbury")) {
            Visitor reader = new Visitor(DEMO).signIn(who);
            List<String> reached = new ArrayList<>();
            for (String each : people) {
                if (reached.size() < 300 && reader.get(each).status() == 200) {
                    reached.add(each);
                }
            }
            if (reached.size() < 50) {
                System.out.printf("crisis plan as %s: reaches %d of %d, not measured%n", who, reached.size(), people.size());
                continue;
            }
            double[] took = new double[1_000];
            for (int i = 0; i < took.length; i++) {
                took[i] = reader.get(reached.get(RANDOM.nextInt(reached.size()))).millis();
            }
            Arrays.sort(took);
            System.out.printf(Locale.ROOT, "crisis plan as %s: p50 %.1f ms, p95 %.1f ms%n", who, at(took, 50), at(took, 95));
        }
    }

    static int count(Statement sql, String question) throws Exception {
        try (ResultSet rows = sql.executeQuery(question)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
