package org.onedoor.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one backup holds: written last, so that a folder with a manifest is a whole backup.
 *
 * @param format the number of this way of writing it
 * @param began when copying began
 * @param finished when the last of it was copied: the earliest moment that can be brought back
 * @param postgresql the version of PostgreSQL, such as 18.6
 * @param schema the newest migration of the database
 * @param wal the first file of PostgreSQL's log that bringing it back needs
 * @param holds how many rows the ledgers had when it began; brought back they have at least as many
 * @param files every file, with its size in bytes and its SHA-256 in hexadecimal
 */
public record Manifest(
        int format,
        Instant began,
        Instant finished,
        String postgresql,
        String schema,
        String wal,
        Map<String, Long> holds,
        List<Entry> files) {
    static final int FORMAT = 1;

    public Manifest {
        Stream.of(began, finished, postgresql, schema, wal, holds, files).forEach(Objects::requireNonNull);
    }

    private static final String FILE = "manifest.json";

    /** One file, by its name within the data folder. */
    public record Entry(String name, long bytes, String sha256) {}

    /** How many bytes it takes once brought back. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** @throws IOException in words, where there is none or it cannot be understood */
    static Manifest of(Path folder) throws IOException {
        try {
            Manifest read = JsonMapper.shared().readValue(Files.readAllBytes(folder.resolve(FILE)), Manifest.class);
            if (read.format() != FORMAT) {
                throw new IOException("The backup %s is of format %d, and this OneDoor knows format %d."
                        .formatted(folder, read.format(), FORMAT));
            }
            return read;
        } catch (JacksonException | NullPointerException damaged) {
            throw new IOException(
                    "The manifest of the backup %s is damaged. Use another backup.".formatted(folder), damaged);
        }
    }

    void writeTo(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        Files.write(file, JsonMapper.shared().writeValueAsBytes(this));
        Durable.sync(file);
    }
}
