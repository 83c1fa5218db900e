package org.onedoor.platform.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real, durable PostgreSQL that lives in the product's data directory: unpacked once, checksums on, fsync on, password
 * on a loopback port, never run as root, and gone within seconds of the JVM however the JVM ends.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String OWNER = "onedoor_owner";
    static final String ADMINISTRATOR = "postgres";

    private final Path binaries;
    private final Path cluster;
    private final String password;
    private final int port;
    private final FolderHold hold;
    private @Nullable Process process;

    private EmbeddedPostgres(Path binaries, Path cluster, String password, int port, FolderHold hold) {
        this.hold = hold;
        this.binaries = binaries;
        this.cluster = cluster;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts the PostgreSQL of this data directory, making it first if there is none.
     *
     * @throws FolderInUse when a living process works on it: its PostgreSQL is left alone
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        try {
            return start(dataDirectory, WalArchive.launch(dataDirectory));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What is said about the archive of %s cannot be read".formatted(dataDirectory), e);
        }
    }

    /**
     * As {@link #start(Path)}, in another way than usual.
     *
     * @throws FolderInUse when a living process works on it
     */
    public static EmbeddedPostgres start(Path dataDirectory, Launch launch) {
        FolderHold hold = null;
        boolean started = false;
        try {
            Path data = Files.createDirectories(dataDirectory.toAbsolutePath().normalize());
            hold = FolderHold.take(data);
            Path binaries = PostgresArchive.unpackedIn(data);
            Path cluster = ClusterFiles.cluster(data);
            String password = ClusterFiles.password(data);
            ClusterFiles.make(data, binaries, password);
            stopOrphan(cluster);
            EmbeddedPostgres postgres = new EmbeddedPostgres(binaries, cluster, password, freePort(), hold);
            postgres.launch(launch, data.resolve("postgresql.log"));
            postgres.createDatabase();
            started = true;
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + dataDirectory, e);
        } finally {
            if (hold != null && !started) {
                hold.close();
            }
        }
    }

    /** @throws FolderInUse when a living process works on this data directory */
    public static void requireFree(Path dataDirectory) {
        if (Files.isDirectory(dataDirectory)) {
            try (FolderHold _ = FolderHold.take(dataDirectory)) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The address of the PostgreSQL that serves this data directory now, with the owner's name and password; none when
     * none does. One left behind by a server that is gone is about to be gone too, and does not count.
     */
    public static Optional<String> serving(Path dataDirectory) {
        try {
            requireFree(dataDirectory);
            return Optional.empty();
        } catch (FolderInUse _) {
            return address(dataDirectory.toAbsolutePath().normalize(), OWNER);
        }
    }

    /** As {@link #serving}, with the name and password of whoever may do anything in it. */
    public static Optional<String> administering(Path dataDirectory) {
        return serving(dataDirectory)
                .flatMap(_ -> address(dataDirectory.toAbsolutePath().normalize(), ADMINISTRATOR));
    }

    private static Optional<String> address(Path data, String user) {
        try {
            Path cluster = ClusterFiles.cluster(data);
            Path pidFile = cluster.resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            Path commandLine =
                    Path.of("/proc/%s/cmdline".formatted(lines.getFirst().strip()));
            if (!Files.exists(commandLine) || !Files.readString(commandLine).contains(cluster.toString())) {
                return Optional.empty();
            }
            return Optional.of("jdbc:postgresql://127.0.0.1:%s/onedoor?user=%s&password=%s"
                    .formatted(lines.get(3).strip(), user, ClusterFiles.password(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the product's database, for its owner. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/onedoor".formatted(port);
    }

    /** The address with the name and password of whoever may do anything in it. */
    public String administration() {
        return "%s?user=%s&password=%s".formatted(url(), ADMINISTRATOR, password);
    }

    public String user() {
        return OWNER;
    }

    public String password() {
        return password;
    }

    /** Stops a server that an earlier run left on this very cluster. */
    private static void stopOrphan(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        Path commandLine = Path.of("/proc/%d/cmdline".formatted(pid));
        boolean ours =
                Files.exists(commandLine) && Files.readString(commandLine).contains(cluster.toString());
        if (!ours) {
            Files.delete(pidFile);
            return;
        }
        LOG.info("Stopping a PostgreSQL that an earlier run left behind (process {})", pid);
        interrupt(pid);
        ProcessHandle.of(pid).ifPresent(handle -> {
            try {
                handle.onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IllegalStateException("An earlier PostgreSQL (process %d) does not stop".formatted(pid), e);
            }
        });
        Files.deleteIfExists(pidFile);
    }

    /** The kernel ends PostgreSQL when the thread that started it ends, so that thread lives as long as the server. */
    private void launch(Launch launch, Path log) throws IOException {
        List<String> command = ClusterFiles.unprivileged();
        command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", cluster.toString(), "-k", "", "-p", Integer.toString(port)));
        for (String setting : launch.settings(memory())) {
            command.addAll(List.of("-c", setting));
        }
        CountDownLatch started = new CountDownLatch(1);
        List<IOException> failure = new ArrayList<>();
        Thread.ofPlatform().daemon().name("postgresql").start(() -> {
            try {
                ProcessBuilder postgres = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
                postgres.environment().putAll(launch.environment());
                Process child = postgres.start();
                process = child;
                started.countDown();
                child.waitFor();
            } catch (IOException e) {
                failure.add(e);
                started.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            started.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failure.isEmpty()) {
            throw failure.getFirst();
        }
        awaitReady(log, launch.limit());
    }

    private void awaitReady(Path log, Duration patience) throws IOException {
        long began = System.nanoTime();
        while (true) {
            try (Connection _ = connect("postgres")) {
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() - began > patience.toNanos()
                        || !Objects.requireNonNull(process).isAlive()) {
                    throw new IOException("PostgreSQL did not become ready. Its log is " + log, notYet);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(25));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), ADMINISTRATOR, password);
    }

    private void createDatabase() {
        try (Connection admin = connect("postgres");
                var statement = admin.createStatement()) {
            boolean exists;
            try (var found = statement.executeQuery("select 1 from pg_database where datname = 'onedoor'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("""
                        do $$ begin
                            if not exists (select 1 from pg_roles where rolname = 'onedoor_owner') then
                                create role onedoor_owner login createrole password '%s';
                            end if;
                        end $$
                        """.formatted(password));
                statement.execute("create database onedoor owner onedoor_owner");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be made", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void interrupt(long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server fast: sessions are ended, everything committed is on disk. */
    @Override
    public void close() {
        Process child = process;
        try {
            if (child != null && child.isAlive()) {
                interrupt(child.pid());
                if (!child.waitFor(20, TimeUnit.SECONDS)) {
                    child.destroyForcibly();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hold.close();
        }
    }

    /** Of this machine, or of what of it this container may use, in bytes. */
    private static long memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }
}
