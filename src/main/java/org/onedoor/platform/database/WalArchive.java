package org.onedoor.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's log said since the last backup, kept file by file as each is full or a minute old: with it every moment
 * since can be brought back.
 */
public final class WalArchive {
    /** In the data folder: where its log is archived. It belongs to this machine and is in no backup. */
    public static final String REMEMBERED = "archive.folder";

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(7);

    /** The keys of the audit go along: one made since the last backup signed what the log says. */
    private static final String KEEP = """
            f="$ONEDOOR_ARCHIVE/%f.gz"; \
            if test -f "$f"; then gzip -dc "$f" | cmp -s - "%p"; \
            else gzip -1 -c "%p" > "$f.part" && sync "$f.part" && mv "$f.part" "$f" && sync "$ONEDOOR_ARCHIVE"; fi \
            && if test -d "$ONEDOOR_DATA/audit"; then cp -Rpu "$ONEDOOR_DATA/audit" "$ONEDOOR_ARCHIVE/"; fi""";

    private static final String GIVE_BACK = """
            test -f "$ONEDOOR_ARCHIVE/%f.gz" && gzip -dc "$ONEDOOR_ARCHIVE/%f.gz" > "%p\"""";

    private final Path folder;

    private WalArchive(Path folder) {
        this.folder = folder;
    }

    /** That of a folder of backups. */
    public static WalArchive in(Path backups) {
        return new WalArchive(backups.toAbsolutePath().normalize().resolve("wal"));
    }

    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /**
     * Lets the PostgreSQL of a data folder archive here from its next start on, whatever command starts it: one that did not
     * would leave a gap nobody gets over.
     */
    public void keepFor(Path data) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(data.resolve(REMEMBERED), folder.toString());
    }

    /** Lets it archive no more. */
    public static void keepNoMore(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(REMEMBERED));
    }

    /** How the PostgreSQL of a data folder is started: archiving, where it was said to. */
    static Launch launch(Path data) throws IOException {
        Path remembered = data.resolve(REMEMBERED);
        return Files.exists(remembered)
                ? new WalArchive(Path.of(Files.readString(remembered).strip())).keeping(data)
                : Launch.USUAL;
    }

    private Launch keeping(Path data) {
        return new Launch(
                List.of("archive_mode=on", "archive_timeout=60s", "archive_command=" + KEEP),
                Map.of(
                        "ONEDOOR_ARCHIVE",
                        folder.toString(),
                        "ONEDOOR_DATA",
                        data.toAbsolutePath().normalize().toString()),
                Launch.USUAL.limit());
    }

    /** How it is started so that it reads what was archived, to a moment or to its end. Nobody can sign in before it did. */
    public Launch givingBack(@Nullable Instant until) {
        List<String> settings = new ArrayList<>(
                List.of("hot_standby=off", "restore_command=" + GIVE_BACK, "recovery_target_action=promote"));
        if (until != null) {
            settings.add(
                    "recovery_target_time=" + until.toString().replace('T', ' ').replace("Z", "+00"));
        }
        return new Launch(settings, Map.of("ONEDOOR_ARCHIVE", folder.toString()), AS_LONG_AS_IT_TAKES);
    }

    /** The folder with the audit's keys as they were when the last of the log was archived. */
    public Path audit() {
        return folder.resolve("audit");
    }

    /** Deletes what comes before a file of the log, whatever the timeline. */
    public void forgetBefore(String wal) throws IOException {
        if (!exists()) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9A-F]{24}\\.gz") && name.substring(8, 24).compareTo(wal.substring(8)) < 0) {
                    Files.delete(file);
                }
            }
        }
    }
}
