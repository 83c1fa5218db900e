package org.onedoor.platform.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** A comma-separated file with a heading, read a row at a time so that one bad row spoils no other. */
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

    /** One that somebody sent, who may call it anything and write it in anything: it is never unpacked. */
    public static CsvFile sent(String name, byte[] content) {
        return new CsvFile(name, content, false);
    }

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
     * Reads every row; one that is refused is noted with the line it begins on and the reason, and the rest goes on.
     *
     * @throws Invalid when a column is missing or the file is not UTF-8, because then no row can be read
     */
    public void read(Importing importing, List<String> columns, RowReader reader) {
        read(importing, columns, reader, UnaryOperator.identity());
    }

    /** The same. @param kept what is kept of a row that is refused: for rows about people, as little as will find it again */
    public void read(Importing importing, List<String> columns, RowReader reader, UnaryOperator<String> kept) {
        CsvRecords records = new CsvRecords(text());
        if (!records.hasNext()) {
            throw new Invalid("file", "The file %s is empty.".formatted(name));
        }
        List<String> names = names(records.next(0));
        Map<String, Integer> heading = heading(names, columns);
        while (records.hasNext()) {
            CsvRecords.Read row = records.next(names.size());
            if (row.raw().isBlank()) {
                continue;
            }
            try {
                reader.read(new CsvRow(row.line(), Writing.storable(row.raw()), heading, values(row, names)));
            } catch (RowRefused refused) {
                importing.rejected(
                        row.line(),
                        Objects.requireNonNull(refused.getMessage()),
                        kept.apply(Writing.storable(row.raw())));
            }
        }
    }

    /** @throws RowRefused when they are not one for each column, or a sign in one of them is none that can be kept */
    private static List<String> values(CsvRecords.Read row, List<String> names) {
        if (row.problem() != null) {
            throw new RowRefused(row.problem());
        }
        if (row.values().size() != names.size()) {
            throw new RowRefused(
                    "The row has %d values and the heading has %d columns. Check for a missing or stray comma or quote."
                            .formatted(row.values().size(), names.size()));
        }
        for (int i = 0; i < names.size(); i++) {
            int unreadable = Writing.unreadable(row.values().get(i));
            if (unreadable >= 0) {
                throw new RowRefused(
                        "The column '%s' has a character that is no letter or sign (U+%04X). Write what should stand there, or delete it."
                                .formatted(names.get(i), unreadable));
            }
        }
        return row.values().stream().map(Writing::storable).toList();
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
        for (int i = 0; i < names.size(); i++) {
            heading.putIfAbsent(plain(names.get(i)), i);
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

    /** A column's name as it is asked for, whoever typed it: {@code NHS Number} is {@code nhs_number}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    }

    private List<String> names(CsvRecords.Read first) {
        if (first.problem() != null) {
            throw new Invalid(
                    "file",
                    "The first line of the file %s cannot be read. It must name the columns. %s"
                            .formatted(name, first.problem()));
        }
        return first.values().stream().map(Writing::storable).map(String::strip).toList();
    }

    private String text() {
        if (!packed && isSpreadsheet()) {
            throw new Invalid(
                    "file",
                    "%s is a spreadsheet or a packed file, not a comma-separated one. In Excel: Save As, 'CSV UTF-8 (Comma delimited)', and send that. Nothing of it was read"
                            .formatted(name));
        }
        try (InputStream in =
                packed ? new GZIPInputStream(new ByteArrayInputStream(content)) : new ByteArrayInputStream(content)) {
            return SentText.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By how it begins: as a ZIP, which .xlsx is too, or as the .xls of before. */
    private boolean isSpreadsheet() {
        String begins = HexFormat.of().formatHex(Arrays.copyOf(content, 4));
        return begins.equals("504b0304") || begins.equals("d0cf11e0");
    }
}
