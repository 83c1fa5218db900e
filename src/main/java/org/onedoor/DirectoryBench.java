package org.onedoor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.MatchResult;
import org.onedoor.directory.Matches;
import org.onedoor.directory.Need;
import org.onedoor.directory.SampleDirectory;
import org.onedoor.directory.Services;
import org.onedoor.organisation.Organisation;
import org.onedoor.organisation.OrganisationKind;
import org.onedoor.organisation.Organisations;
import org.onedoor.organisation.RegisteredPlace;
import org.onedoor.organisation.ResidentPlace;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.time.DomainTime;
import org.onedoor.platform.time.London;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a match takes among many services, beside one SQL statement that finds the same; and whether all agree. */
@Command(name = "bench-directory", hidden = true, description = "Measure matching.")
class DirectoryBench implements Callable<Integer> {
    private static final int QUESTIONS = 2_000;

    /** How often each is asked before it is measured, so that the first measured is no colder than the others. */
    private static final int WARM = 5;

    private static final int CHECKED = 200;
    private static final int THREADS = 8;
    private static final int BEST = 20;

    @Option(names = "--data", required = true)
    Path data = Path.of("target/directory-bench");

    @Option(names = "--sql", required = true, description = "The baseline: a function bench.best.")
    Path baseline = Path.of("bench/directory.sql");

    @Option(names = "--services", defaultValue = "100000")
    int services;

    /** In milliseconds, by the clock and by the asking thread's processor time, which nobody else on the machine lengthens. */
    private record Took(double p95, double own95) {}

    /** A question, and those that answer it: OneDoor and the baseline. */
    private interface Answering {
        List<UUID> answer(int question) throws SQLException;
    }

    @Override
    public Integer call() throws Exception {
        try (ConfigurableApplicationContext application = Commands.start(Commands.command(data, null));
                Connection owner = DriverManager.getConnection(
                        EmbeddedPostgres.serving(data).orElseThrow())) {
            Services directory = application.getBean(Services.class);
            Matches matches = application.getBean(Matches.class);
            List<Need> small = filled(owner, application, services / 10);
            Took tenth = measure("match", directory, question -> best(matches.find(small.get(question))));
            List<Need> needs = filled(owner, application, services);
            Took whole = measure("match", directory, question -> best(matches.find(needs.get(question))));
            System.out.printf(
                    Locale.ROOT,
                    "10 times as many services: p95 %.1f times, %.1f times by its own processor time%n",
                    whole.p95() / tenth.p95(),
                    whole.own95() / tenth.own95());
            measure("every reason", directory, question -> every(matches.find(needs.get(question))));
            List<String> clinical = directory.needs().stream()
                    .filter(CodedNeed::isClinical)
                    .map(CodedNeed::code)
                    .toList();
            owner.createStatement().execute(Files.readString(baseline));
            measure("SQL", directory, question -> best(needs.get(question), clinical));
            return agree(directory, matches, needs, clinical) ? 0 : 1;
        }
    }

    private static List<Need> filled(Connection owner, ConfigurableApplicationContext application, int services)
            throws SQLException {
        SampleDirectory.add(owner, services);
        Services directory = application.getBean(Services.class);
        directory.refresh();
        Organisations organisations = application.getBean(Organisations.class);
        Instant now = application.getBean(DomainTime.class).instant();
        LocalDate today = London.date(now);
        List<ResidentPlace> homes = new ArrayList<>();
        List<RegisteredPlace> practices = new ArrayList<>();
        for (Organisation practice : organisations.ofKind(OrganisationKind.PRACTICE)) {
            if (practice.postcode() != null) {
                organisations.residentPlace(practice.postcode()).ifPresent(homes::add);
            }
            organisations
                    .registeredPlace(Objects.requireNonNull(practice.odsCode()), today)
                    .filter(place -> place.pcn() != null && place.subIcb() != null)
                    .ifPresent(practices::add);
        }
        List<String> codes =
                directory.needs().stream().map(CodedNeed::code).sorted().toList();
        return SampleDirectory.needs(QUESTIONS, codes, homes, practices, now);
    }

    /** The first that a page shows, with their reasons read. */
    private static List<UUID> best(MatchResult result) {
        return result.offers().stream()
                .filter(offer -> !offer.service().isCentre())
                .limit(BEST)
                .filter(offer -> !offer.reasons().isEmpty())
                .map(offer -> offer.service().id())
                .toList();
    }

    /** All of them, with the reasons of each read. */
    private static List<UUID> every(MatchResult result) {
        return result.offers().stream()
                .filter(offer -> !offer.reasons().isEmpty())
                .map(offer -> offer.service().id())
                .toList();
    }

    private final ThreadLocal<PreparedStatement> asking = ThreadLocal.withInitial(() -> {
        try {
            return DriverManager.getConnection(EmbeddedPostgres.serving(data).orElseThrow())
                    .prepareStatement("select * from bench.best(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    });

    private List<UUID> best(Need need, List<String> clinical) throws SQLException {
        PreparedStatement statement = asking.get();
        ResidentPlace home = Objects.requireNonNull(need.resident());
        RegisteredPlace practice = Objects.requireNonNull(need.registered());
        Connection connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("text", need.codes().toArray()));
        statement.setArray(2, connection.createArrayOf("text", clinical.toArray()));
        statement.setObject(3, need.age());
        statement.setString(4, need.door().code());
        statement.setString(5, need.tier().code());
        statement.setInt(6, need.tier().days());
        Duration wait = need.tier().canWait();
        statement.setObject(7, wait == null ? null : (int) wait.toMinutes(), java.sql.Types.INTEGER);
        statement.setString(8, "district:" + home.districtCode());
        statement.setString(9, "pcn:" + Objects.requireNonNull(practice.pcn()).odsCode());
        statement.setString(
                10, "sub-icb:" + Objects.requireNonNull(practice.subIcb()).odsCode());
        statement.setDouble(11, home.latitude());
        statement.setDouble(12, home.longitude());
        statement.setObject(13, need.withinKm() == null ? null : (double) need.withinKm(), java.sql.Types.DOUBLE);
        statement.setTimestamp(14, Timestamp.from(need.at()));
        List<UUID> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    /** Alone for how long one takes, then eight at once for how many there are in a second. */
    private static Took measure(String what, Services directory, Answering answering) throws Exception {
        int number = directory.all().size();
        for (int i = 0; i < WARM * QUESTIONS; i++) {
            answering.answer(i % QUESTIONS);
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] took = new long[QUESTIONS];
        long[] own = new long[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            long began = System.nanoTime();
            long ownBegan = threads.getCurrentThreadCpuTime();
            answering.answer(i);
            own[i] = threads.getCurrentThreadCpuTime() - ownBegan;
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        Arrays.sort(own);
        Took p95 = new Took(took[QUESTIONS * 95 / 100] / 1e6, own[QUESTIONS * 95 / 100] / 1e6);
        long began = System.nanoTime();
        try (ExecutorService eight = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                all.add(eight.submit(() -> {
                    for (int i = first; i < 2 * QUESTIONS; i += THREADS) {
                        answering.answer(i % QUESTIONS);
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-12s %,7d services: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms alone; p50 %.2f ms and p95 %.2f ms of its own processor time; %,.0f a second with %d at once%n",
                what,
                number,
                took[QUESTIONS / 2] / 1e6,
                p95.p95(),
                took[QUESTIONS * 99 / 100] / 1e6,
                own[QUESTIONS / 2] / 1e6,
                p95.own95(),
                2 * QUESTIONS / seconds,
                THREADS);
        return p95;
    }

    private boolean agree(Services directory, Matches matches, List<Need> needs, List<String> clinical)
            throws SQLException {
        int offers = 0;
        int bySql = 0;
        int byAll = 0;
        for (int i = 0; i < needs.size(); i++) {
            Need need = needs.get(i);
            MatchResult found = matches.find(need);
            offers += found.offers().size() - 1;
            bySql += best(found).equals(best(need, clinical)) ? 1 : 0;
            byAll += i < CHECKED
                            && found.offers()
                                    .equals(matches.find(need, directory.all()).offers())
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%.1f offers a question; the twenty best as SQL has them: %d of %d; all offers and reasons as asking each service has them: %d of %d%n",
                offers / (double) needs.size(),
                bySql,
                needs.size(),
                byAll,
                CHECKED);
        return bySql == needs.size() && byAll == CHECKED;
    }
}
