package org.onedoor.platform.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/**
 * A comma-separated file with a heading, read a line at a time so that one bad line spoils no other. A value may be
 * quoted but may not contain a line break.
 */
public final class CsvFile {
    private final String name;
    private final byte[] content;
    private final boolean packed;

    private CsvFile(String name, byte[] content, boolean packed) {
        this.name = name;
        this.content = content;
        this.packed = packed;
    }

    /** A file that comes with OneDoor; {@code .gz} is unpacked as it is read. */
    public static CsvFile resource(String path) {
        try (InputStream in = Objects.requireNonNull(CsvFile.class.getResourceAsStream(path), path)) {
            return new CsvFile(path.substring(path.lastIndexOf('/') + 1), in.readAllBytes(), path.endsWith(".gz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that somebody sent, who may call it anything: it is never unpacked. */
    public static CsvFile of(String name, String text) {
        return new CsvFile(name, text.getBytes(StandardCharsets.UTF_8), false);
    }

    public String name() {
        return name;
    }

    /** A digest of the file as it came, by which an unchanged file is known. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is done with a row. */
    @FunctionalInterface
    public interface RowReader {
        /** @throws RowRefused when the row cannot be taken */
        void read(CsvRow row);
    }

    /**
     * Reads every row; one that is refused is noted with its line and reason and the rest goes on.
     *
     * @throws Invalid when a column is missing, because then no row can be read
     */
    public void read(Importing importing, List<String> columns, RowReader reader) {
        read(importing, columns, reader, UnaryOperator.identity());
    }

    /** The same. @param kept what is kept of a row that is refused: for rows about people, as little as will find it again */
    public void read(Importing importing, List<String> columns, RowReader reader, UnaryOperator<String> kept) {
        List<String> lines = text().lines().toList();
        if (lines.isEmpty()) {
            throw new Invalid("file", "The file %s is empty.".formatted(name));
        }
        List<String> names = names(lines.getFirst());
        Map<String, Integer> heading = heading(names, columns);
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            try {
                List<String> values = split(line);
                if (values.size() != names.size()) {
                    throw new RowRefused(
                            "The row has %d values and the heading has %d columns. Check for a missing or stray comma or quote."
                                    .formatted(values.size(), names.size()));
                }
                reader.read(new CsvRow(i + 1, line, heading, values));
            } catch (RowRefused refused) {
                importing.rejected(i + 1, Objects.requireNonNull(refused.getMessage()), kept.apply(line));
            }
        }
    }

    private Map<String, Integer> heading(List<String> names, List<String> columns) {
        Map<String, Integer> heading = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (heading.put(names.get(i), i) != null && !names.get(i).isEmpty()) {
                throw new Invalid(
                        "file",
                        "The first line of the file %s names the column '%s' twice. Keep one of the two."
                                .formatted(name, names.get(i)));
            }
        }
        List<String> missing = new ArrayList<>(columns);
        missing.removeAll(heading.keySet());
        if (!missing.isEmpty()) {
            throw new Invalid(
                    "file",
                    "The file %s has no column '%s'. Its first line must name the columns."
                            .formatted(name, missing.getFirst()));
        }
        return Map.copyOf(heading);
    }

    private List<String> names(String line) {
        try {
            return split(line.startsWith("\uFEFF") ? line.substring(1) : line).stream()
                    .map(String::strip)
                    .toList();
        } catch (RowRefused refused) {
            throw new Invalid(
                    "file",
                    "The first line of the file %s cannot be read. It must name the columns. %s"
                            .formatted(name, refused.getMessage()));
        }
    }

    private static List<String> split(String line) {
        if (line.indexOf('"') < 0) {
            return List.of(line.split(",", -1));
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(line), CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.getFirst().toList();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new RowRefused("A quote is opened and not closed, or stands where none may. Check the quotes.");
        }
    }

    /** As it can be kept: what no text of the database holds is marked, so that it spoils its own row at most. */
    private String text() {
        try (InputStream in =
                packed ? new GZIPInputStream(new ByteArrayInputStream(content)) : new ByteArrayInputStream(content)) {
            return Writing.storable(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
