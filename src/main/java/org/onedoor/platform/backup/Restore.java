package org.onedoor.platform.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.database.EmbeddedPostgres;
import org.onedoor.platform.database.WalArchive;
import org.onedoor.platform.time.London;
import org.springframework.util.FileSystemUtils;

/** Brings a backup back into a data folder that did not exist, to its end or to a moment since. */
public final class Restore {
    private Restore() {}

    /**
     * What was brought back.
     *
     * @param asAt when the last change in it was made
     */
    public record Restored(Path data, Backups.One backup, Instant asAt) {}

    /**
     * Brings one back. Until it is whole it stands beside the folder, under another name.
     *
     * @param data the folder it will be in: there must be none, or an empty one
     * @param from a folder of backups, or one backup in it
     * @param until the moment to bring back; where none, the newest that was kept
     * @throws IOException in words, where it cannot be; nothing is left behind
     */
    public static Restored into(Path data, Path from, @Nullable Instant until) throws IOException, SQLException {
        Path target = data.toAbsolutePath().normalize();
        requireEmpty(target);
        Path folder = from.toAbsolutePath().normalize();
        Backups.One backup = Manifest.isIn(folder)
                ? new Backups.One(folder, Manifest.of(folder))
                : new Backups(folder).newest(until);
        if (until != null && until.isBefore(backup.manifest().finished())) {
            throw new IOException(
                    "The backup %s was finished on %s: the earliest is --until %s. An earlier moment needs an earlier backup."
                            .formatted(
                                    backup.folder(),
                                    London.full(backup.manifest().finished()),
                                    Backups.earliest(backup)));
        }
        WalArchive archive =
                WalArchive.in(Optional.ofNullable(backup.folder().getParent()).orElse(folder));
        Path begun = target.resolveSibling(target.getFileName() + ".restoring");
        FileSystemUtils.deleteRecursively(begun);
        boolean whole = false;
        try {
            Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(target));
            requireRoom(Files.createDirectory(begun, Owned.FOLDER), backup);
            Archive.unpack(backup, begun);
            if (Files.isDirectory(archive.audit())) {
                copyNewer(archive.audit(), begun.resolve("audit"));
            }
            Instant asAt = replay(begun, backup, archive, until);
            Durable.sync(begun);
            Files.move(begun, target, StandardCopyOption.REPLACE_EXISTING);
            whole = true;
            Durable.sync(Optional.ofNullable(target.getParent()).orElse(target));
            return new Restored(target, backup, asAt);
        } finally {
            if (!whole) {
                FileSystemUtils.deleteRecursively(begun);
            }
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (var inside = Files.list(target)) {
            if (inside.findAny().isPresent()) {
                throw new IOException(
                        "There is something in '%s' already. Nothing is written over: name a new folder, and move it when you are sure."
                                .formatted(target));
            }
        }
    }

    private static void requireRoom(Path folder, Backups.One backup) throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < backup.manifest().bytes()) {
            throw new IOException("The backup needs %,d MB and there are %,d MB left where '%s' would be."
                    .formatted(backup.manifest().bytes() >> 20, room >> 20, folder));
        }
    }

    private static void copyNewer(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static Instant replay(Path data, Backups.One backup, WalArchive archive, @Nullable Instant until)
            throws IOException, SQLException {
        Files.createFile(data.resolve("cluster/recovery.signal"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, archive.givingBack(until));
                Connection connection = DriverManager.getConnection(postgres.administration());
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_last_xact_replay_timestamp()")) {
            row.next();
            Timestamp last = row.getTimestamp(1);
            return last == null ? backup.manifest().began() : last.toInstant();
        } catch (UncheckedIOException failed) {
            throw new IOException(explained(data, backup, until), failed);
        }
    }

    private static String explained(Path data, Backups.One backup, @Nullable Instant until) throws IOException {
        List<String> log = Files.readAllLines(data.resolve("postgresql.log"));
        if (log.stream().anyMatch(line -> line.contains("before configured recovery target was reached"))) {
            return "What was kept ends before %s. Without --until everything that was kept is brought back."
                    .formatted(until == null ? "its end" : London.full(until));
        }
        String last = log.stream()
                .filter(line -> (line.contains("FATAL") || line.contains("PANIC"))
                        && !line.contains("the database system is")) // what those hear who ask too early
                .reduce((_, next) -> next)
                .orElse("it did not start");
        return "PostgreSQL could not bring back %s: %s".formatted(backup.folder(), last);
    }
}
