package org.onedoor.platform.backup;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.database.WalArchive;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a backup of a data folder while its server works: the files of the database between the two marks PostgreSQL asks
 * for, what its log held meanwhile, and the keys beside it. PostgreSQL's manual, 25.3.3, "Making a base backup using the
 * low level API".
 */
public final class Backup {
    static final String CLUSTER = "cluster";
    private static final String CONTROL = "global/pg_control";

    /** What belongs to the machine or to a running server. */
    private static final Set<String> NOT_KEPT = Set.of("in-use.lock", "postgresql.log", WalArchive.REMEMBERED, CLUSTER);

    /** Folders a new server fills itself: PostgreSQL's manual, 25.3.4. */
    private static final Set<String> KEPT_EMPTY = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> OF_ONE_RUN = Set.of(
            "postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map", "recovery.signal", "standby.signal");

    private static final List<String> LEDGERS = List.of("platform.event", "platform.audit");

    private final Path data;
    private final InstantSource time;

    private Backup(Path data, InstantSource time) {
        this.data = data;
        this.time = time;
    }

    /**
     * Makes one.
     *
     * @param data the data folder; its server may be running, and goes on
     * @param to the folder of backups
     * @throws IOException in words, where it cannot be made; what was begun is deleted
     */
    public static Backups.One make(Path data, Path to, InstantSource time) throws IOException, SQLException {
        Path from = data.toAbsolutePath().normalize();
        if (!Files.isDirectory(from.resolve(CLUSTER))) {
            throw new IOException("'%s' is no data folder of OneDoor.".formatted(data));
        }
        if (to.toAbsolutePath().normalize().startsWith(from)) {
            throw new IOException(
                    "'%s' is inside the data folder. Whatever takes that away takes the backup with it: name a folder on another disk."
                            .formatted(to));
        }
        Optional<String> running = EmbeddedPostgres.administering(from);
        if (running.isPresent()) {
            return new Backup(from, time).through(running.get(), to);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(from)) {
            return new Backup(from, time).through(postgres.administration(), to);
        }
    }

    private Backups.One through(String address, Path to) throws IOException, SQLException {
        Backups backups = new Backups(to);
        try (var lock = backups.lock();
                Connection connection = DriverManager.getConnection(address)) {
            Path begun = backups.begin(time.instant(), lock);
            boolean whole = false;
            try {
                Manifest manifest = copy(connection, begun);
                manifest.writeTo(begun);
                Path finished = backups.finish(begun);
                whole = true;
                return new Backups.One(finished, manifest);
            } finally {
                if (!whole) {
                    FileSystemUtils.deleteRecursively(begun);
                }
            }
        }
    }

    private Manifest copy(Connection connection, Path into) throws IOException, SQLException {
        var began = time.instant();
        // The slot keeps PostgreSQL from throwing away its log until this session ends.
        ask(connection, "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
        Map<String, Long> holds = new LinkedHashMap<>();
        for (String ledger : LEDGERS) {
            holds.put(ledger, Long.valueOf(ask(connection, "select count(*) from " + ledger)));
        }
        String schema = ask(connection, "select max(version) from schema_history where success");
        String version = ask(connection, "select current_setting('server_version')");
        String start = ask(connection, "select pg_backup_start('OneDoor ' || '%s', true)".formatted(began));
        String first = ask(connection, "select pg_walfile_name('%s')".formatted(start));
        try (Archive archive = Archive.in(into)) {
            copyBeside(archive);
            copyCluster(archive);
            String stop;
            try (var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select lsn, labelfile from pg_backup_stop(false)")) {
                row.next();
                stop = row.getString("lsn");
                archive.add(
                        CLUSTER + "/backup_label", row.getString("labelfile").getBytes(StandardCharsets.UTF_8));
            }
            String last = ask(connection, "select pg_walfile_name('%s')".formatted(stop));
            copyLog(archive, first, last);
            archive.add(CLUSTER + "/" + CONTROL, data.resolve(CLUSTER).resolve(CONTROL));
            archive.close();
            return new Manifest(
                    Manifest.FORMAT, began, time.instant(), version, schema, first, holds, archive.entries());
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return requireNonNull(row.getString(1), query);
        }
    }

    /** Keys, secrets, and what else stands in the data folder beside the database. */
    private void copyBeside(Archive archive) throws IOException {
        try (var inside = Files.list(data)) {
            for (Path each : inside.sorted().toList()) {
                String name = each.getFileName().toString();
                if (!NOT_KEPT.contains(name) && !name.startsWith("postgresql-")) {
                    copyTree(archive, each, name);
                }
            }
        }
    }

    private static void copyTree(Archive archive, Path from, String name) throws IOException {
        if (Files.isRegularFile(from)) {
            copyFile(archive, from, name);
        } else if (Files.isDirectory(from)) {
            archive.addFolder(name);
            try (var inside = Files.list(from)) {
                for (Path each : inside.sorted().toList()) {
                    copyTree(archive, each, name + "/" + each.getFileName());
                }
            }
        }
    }

    /** A file that is gone by now was let go of by somebody who had the right to. */
    private static void copyFile(Archive archive, Path from, String name) throws IOException {
        try {
            archive.add(name, from);
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private void copyCluster(Archive archive) throws IOException {
        Path cluster = data.resolve(CLUSTER);
        try (var files = Files.walk(cluster)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = cluster.relativize(file).toString();
                if (name.isEmpty() || isOfOneRun(name)) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    archive.addFolder(CLUSTER + "/" + name);
                } else {
                    copyFile(archive, file, CLUSTER + "/" + name);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isOfOneRun(String name) {
        int slash = name.indexOf('/');
        String last = name.substring(name.lastIndexOf('/') + 1);
        return (slash > 0 && KEPT_EMPTY.contains(name.substring(0, slash)))
                || OF_ONE_RUN.contains(name)
                || name.equals(CONTROL) // the last of all
                || last.startsWith("pgsql_tmp")
                || last.startsWith("pg_internal.init");
    }

    /** What PostgreSQL wrote into its log between the two marks: without it the files are of no single moment. */
    private void copyLog(Archive archive, String first, String last) throws IOException {
        Path log = data.resolve(CLUSTER).resolve("pg_wal");
        List<Path> wanted;
        try (var files = Files.list(log)) {
            wanted = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                    })
                    .sorted()
                    .toList();
        }
        if (wanted.isEmpty()
                || !wanted.getFirst().endsWith(first)
                || !wanted.getLast().endsWith(last)) {
            throw new IOException("PostgreSQL's log from %s to %s is not there any more".formatted(first, last));
        }
        for (Path each : wanted) {
            archive.add(CLUSTER + "/pg_wal/" + each.getFileName(), each);
        }
    }
}
