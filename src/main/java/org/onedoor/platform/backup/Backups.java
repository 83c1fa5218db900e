package org.onedoor.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.database.WalArchive;
import org.onedoor.platform.time.London;
import org.springframework.util.FileSystemUtils;

/** A folder of backups, and beside them what PostgreSQL archived since. */
public final class Backups {
    private static final String PART = ".part";

    private final Path folder;

    public Backups(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** One whole backup. */
    public record One(Path folder, Manifest manifest) {}

    /** The whole ones, the oldest first. One whose making was cut off is none. */
    public List<One> all() throws IOException {
        List<One> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var inside = Files.list(folder)) {
                for (Path each : inside.sorted().toList()) {
                    if (Manifest.isIn(each) && !each.toString().endsWith(PART)) {
                        found.add(new One(each, Manifest.of(each)));
                    }
                }
            }
        }
        found.sort(Comparator.comparing(one -> one.manifest().finished()));
        return found;
    }

    /**
     * The newest from which a moment can be brought back; the newest of all where none is named.
     *
     * @throws IOException in words, where there is none
     */
    public One newest(@Nullable Instant until) throws IOException {
        List<One> all = all();
        if (all.isEmpty()) {
            throw new IOException("There is no backup in %s. Make one: './onedoor backup --data DIR --to %s'."
                    .formatted(folder, folder));
        }
        if (until == null) {
            return all.getLast();
        }
        for (One one : all.reversed()) {
            if (!one.manifest().finished().isAfter(until)) {
                return one;
            }
        }
        One oldest = all.getFirst();
        throw new IOException(
                "The oldest backup in %s was finished on %s, after %s. Nothing before it can be brought back: the earliest is --until %s."
                        .formatted(
                                folder,
                                London.full(oldest.manifest().finished()),
                                London.full(until),
                                earliest(oldest)));
    }

    /** The first whole second one can be brought back to, as it is typed: in London, with its offset in the hour that comes twice. */
    static String earliest(One one) {
        ZonedDateTime first = London.at(one.manifest().finished())
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
        LocalDateTime local = first.toLocalDateTime();
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local)
                + (London.instants(local).size() > 1
                        ? DateTimeFormatter.ofPattern("xxx", Locale.ROOT).format(first)
                        : "");
    }

    /** Deletes the oldest but so many, and of the archive what only they needed. Answers how many went. */
    public int keep(int newest) throws IOException {
        List<One> all = all();
        List<One> gone = all.subList(0, Math.max(0, all.size() - newest));
        for (One one : gone) {
            FileSystemUtils.deleteRecursively(one.folder());
        }
        if (!gone.isEmpty()) {
            WalArchive.in(folder).forgetBefore(all.get(gone.size()).manifest().wal());
        }
        return gone.size();
    }

    /**
     * A place for a new one, which counts once {@link #finish} was called. What attempts that were cut off left is deleted.
     *
     * @param lock held by whoever makes one, so that nothing of theirs is taken for left behind
     */
    Path begin(Instant now, FileChannel lock) throws IOException {
        if (!lock.isOpen()) {
            throw new IllegalStateException("Making a backup needs its lock");
        }
        try (var inside = Files.list(folder)) {
            for (Path left :
                    inside.filter(each -> each.toString().endsWith(PART)).toList()) {
                FileSystemUtils.deleteRecursively(left);
            }
        }
        String name = now.truncatedTo(ChronoUnit.MILLIS).toString().replace(':', '-');
        return Files.createDirectory(folder.resolve(name + PART), Owned.FOLDER);
    }

    /** Held while one is made. @throws IOException in words, when another is being made in this folder */
    FileChannel lock() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("backup.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            held = false;
        } finally {
            if (!held) {
                channel.close();
            }
        }
        if (!held) {
            throw new IOException("Another backup is being made in %s. Wait until it is done.".formatted(folder));
        }
        return channel;
    }

    Path finish(Path begun) throws IOException {
        Durable.sync(begun);
        Path whole = begun.resolveSibling(begun.getFileName().toString().replace(PART, ""));
        Files.move(begun, whole);
        Durable.sync(folder);
        return whole;
    }
}
