import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
 * in time; and how long it takes to catch up after a stop. Run by ./onedoor bench clocks, with PostgreSQL's driver
 * on the class path: [CLOCKS [CHANGES A SECOND [SECONDS]]].
 */
public class Clocks {
    static final Demonstration DEMO = new Demonstration("clocks-bench", 18152);
    static final List<String> PAGES = List.of("/referrals", "/figures/flow");
    static final int READERS = 8;

    /** How many seconds each page is read before anything is measured. */
    static final int WARM = 90;
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
        Process server = DEMO.start();
        try {
            DEMO.ready();
            try (Connection owner = DEMO.owner();
                    Statement sql = owner.createStatement()) {
                Visitor reader = new Visitor(DEMO).signIn("navigator.1");
                for (String page : PAGES) {
                    read(reader, page, READERS, WARM);
                }
                measure("few", sql, reader, 0, seconds);
                fill(sql, clocks);
                measure("many", sql, reader, 0, seconds);
                measure("many", sql, reader, changes, seconds);
                visible(reader);
                onTime(sql);
            }
            afterAStop(server);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    static void fill(Statement sql, int clocks) throws Exception {
        int running = number(sql, "select count(*) from clock.clock where state = 'running' and subject_id in (select person_id from frontdoor.worklist where open and lane = 'owner')");
        int times = Math.ceilDiv(clocks, running);
        Multiply.prepare(sql);
        long began = System.nanoTime();
        for (String table : TABLES) {
            String person = table.equals("platform.subject") || table.equals("clock.clock") ? "subject_id" : "person_id";
            Multiply.fill(sql, table, Multiply.copies(sql, table, times, WAITING.formatted(person))
                    .replace("t.next_threshold_at", "t.next_threshold_at + interval '30 days'"));
        }
        Multiply.finish(sql, TABLES);
        System.out.printf(
                Locale.ROOT,
                "%,d clocks run, %,d referrals wait; filled in %.0f s%n",
                number(sql, "select count(*) from clock.clock where state = 'running'"),
                number(sql, "select count(*) from frontdoor.worklist where open and lane = 'owner'"),
                (System.nanoTime() - began) / 1e9);
    }

    /**
     * One reads the team's page, then the counts of all teams, then eight at once, while so many referrals a second start
     * their clocks. What one waits is the time the page takes; what eight wait on two cores is mostly their turn.
     */
    static void measure(String what, Statement sql, Visitor reader, int changes, int seconds) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger made = new AtomicInteger();
        Thread changing = Thread.startVirtualThread(() -> change(sql, changes, going, made));
        for (String page : PAGES) {
            for (int readers : new int[] {1, READERS}) {
                read(reader, page, readers, seconds / 2);
                int before = made.get();
                long began = System.nanoTime();
                List<Double> took = read(reader, page, readers, seconds);
                double lasted = (System.nanoTime() - began) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%-5s %-14s %d at once %7.1f/s  p50 %7.1f ms  p95 %7.1f ms  beside %.0f new clocks a second, load %.1f%n",
                        what, page, readers, took.size() / lasted, took.get(took.size() / 2), took.get(took.size() * 95 / 100),
                        (made.get() - before) / lasted, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            }
        }
        count(what, sql);
        going.set(false);
        changing.join();
    }

    /** The count itself, which the readers of the board share: of all who wait, by team, district and practice. */
    static void count(String what, Statement sql) throws SQLException {
        List<Double> took = new ArrayList<>();
        int lines = 0;
        for (int i = 0; i < 21; i++) {
            long began = System.nanoTime();
            try (ResultSet rows = sql.executeQuery("""
                    select team_id, district, practice, count(*), count(*) filter (where due_at < now()), min(received_at)
                      from frontdoor.worklist
                     where lane = 'owner' and open and team_id is not null and state not in ('IN_PROGRESS', 'OUTCOME_RECORDED')
                     group by team_id, district, practice""")) {
                for (lines = 0; rows.next(); lines++) {}
            }
            took.add((System.nanoTime() - began) / 1e6);
        }
        Collections.sort(took);
        System.out.printf(
                Locale.ROOT, "%-5s the count itself, %,d lines: p50 %.1f ms, p95 %.1f ms%n", what, lines, took.get(10), took.get(19));
    }

    static List<Double> read(Visitor reader, String page, int readers, int seconds) throws Exception {
        List<Double> took = Collections.synchronizedList(new ArrayList<>());
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        try (ExecutorService eight = Executors.newFixedThreadPool(readers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                all.add(eight.submit(() -> {
                    do {
                        Visitor.Answer answer = reader.get(page);
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
            Visitor machine = new Visitor(DEMO);
            String token = machine.token();
            List<String> people = machine.referred(token);
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

    /** A referral is made: when does somebody who asks for the helicopter view again and again see that it came in? */
    static void visible(Visitor reader) throws Exception {
        Visitor machine = new Visitor(DEMO);
        String token = machine.token();
        List<String> people = machine.referred(token);
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < SEEN; i++) {
            int before = came(reader);
            long began = System.nanoTime();
            machine.refer(token, people.get(i % people.size()), i);
            while (came(reader) == before) {
                Thread.sleep(20);
            }
            took.add((System.nanoTime() - began) / 1e6);
        }
        Collections.sort(took);
        System.out.printf(
                Locale.ROOT, "%d referrals made: each is in the helicopter view after p50 %.0f ms, at most %.0f ms%n",
                SEEN, took.get(SEEN / 2), took.getLast());
    }

    static final int SEEN = 30;

    /** The first number of the board: how many came in. */
    static int came(Visitor reader) throws Exception {
        Matcher number = Pattern.compile("<dd><a[^>]*>([0-9,]+)<").matcher(reader.get("/figures/flow").body());
        if (!number.find()) {
            throw new IllegalStateException("No number on the board");
        }
        return Integer.parseInt(number.group(1).replace(",", ""));
    }

    /** So many clocks reach a threshold in the next half minute: how late is each acted on? */
    static void onTime(Statement sql) throws Exception {
        sql.execute("""
                create temp table bench_due as
                select subject_id, clock_id, timestamptz '%s' + random() * interval '30 seconds' + interval '10 seconds' as at
                  from clock.clock where %s limit %d
                """.formatted(domainTime(sql), COPIES, DUE));
        sql.execute("""
                update clock.clock c set due_at = b.at, next_threshold_at = b.at, thresholds = array[b.at]
                  from bench_due b where c.subject_id = b.subject_id and c.clock_id = b.clock_id
                """);
        String left = "select count(*) from bench_due b join clock.clock c using (subject_id, clock_id) where c.next_threshold_at = b.at";
        for (int i = 0; i < 300 && number(sql, left) > 0; i++) {
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

    /** Copies' clocks that nothing asks for yet. */
    static final String COPIES = "state = 'running' and next_threshold_at > now() + interval '20 days'";

    /** They are made overdue just before the server is killed; it stops PostgreSQL with it. */
    static void afterAStop(Process server) throws Exception {
        try (Connection owner = DEMO.owner();
                Statement sql = owner.createStatement()) {
            String at = "timestamptz '%s' - interval '1 hour'".formatted(domainTime(sql));
            sql.execute("""
                    update clock.clock c set due_at = %1$s, next_threshold_at = %1$s, thresholds = array[%1$s], started_at = %1$s - interval '1 hour'
                      from (select subject_id, clock_id from clock.clock where %2$s limit %3$d) some_clocks
                     where c.subject_id = some_clocks.subject_id and c.clock_id = some_clocks.clock_id
                    """.formatted(at, COPIES, OVERDUE));
            server.destroyForcibly().waitFor();
            long began = System.nanoTime();
            Process again = DEMO.start();
            try {
                DEMO.ready();
                double up = (System.nanoTime() - began) / 1e9;
                try (Connection later = DEMO.owner();
                        Statement asking = later.createStatement()) {
                    while (number(asking, "select count(*) from clock.clock where next_threshold_at = " + at) > 0) {
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
    }

    /** The time it is in the demonstration: that of a referral made just now. */
    static String domainTime(Statement sql) throws Exception {
        Visitor machine = new Visitor(DEMO);
        String token = machine.token();
        machine.refer(token, machine.referred(token).getFirst(), 0);
        try (ResultSet rows = sql.executeQuery("select max(received_at)::text from frontdoor.referral")) {
            rows.next();
            return rows.getString(1);
        }
    }

    static int number(Statement sql, String question) throws SQLException {
        try (ResultSet rows = sql.executeQuery(question)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
