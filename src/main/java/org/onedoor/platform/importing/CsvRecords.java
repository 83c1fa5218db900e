package org.onedoor.platform.importing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a comma-separated text, one after another. A quoted value may run over several lines (RFC 4180). A quote
 * that is not closed, or whose closing makes no row of what lies between, spoils the line it stands on and no other.
 */
final class CsvRecords {
    /** A value of more lines than this is a quote that somebody forgot to close. */
    private static final int MOST_LINES = 500;

    private static final String QUOTE = "A quote is opened and not closed, or stands where none may. Check the quotes.";

    private final List<String> lines;
    private final String separator;
    private int next;

    CsvRecords(String text) {
        this.lines = text.lines().toList();
        this.separator = lines.isEmpty() ? "," : separator(lines.getFirst());
    }

    /** What parts the names of columns: a comma, or where there is none the semicolon or tab of other programs. */
    private static String separator(String heading) {
        return Stream.of(",", ";", "\t").filter(heading::contains).findFirst().orElse(",");
    }

    /**
     * One record.
     *
     * @param line the line it begins on, from 1
     * @param raw as it came
     * @param values none when it cannot be read
     * @param problem why it cannot be, in words
     */
    record Read(
            int line,
            String raw,
            List<String> values,
            @Nullable String problem) {}

    boolean hasNext() {
        return next < lines.size();
    }

    /** @param columns how many values a row of several lines must have to be one; 0 for the heading */
    Read next(int columns) {
        int from = next;
        String line = lines.get(from);
        next = from + 1;
        if (line.indexOf('"') < 0) {
            return new Read(from + 1, line, List.of(line.split(separator, -1)), null);
        }
        if (isOpen(line)) {
            Read several = several(from, columns);
            if (several != null) {
                return several;
            }
        }
        List<String> values = parsed(line);
        return values == null ? new Read(from + 1, line, List.of(), QUOTE) : new Read(from + 1, line, values, null);
    }

    /** The row that begins here and ends on a later line; null when a line between is a row of its own, or nothing ends it. */
    private @Nullable Read several(int from, int columns) {
        StringBuilder raw = new StringBuilder(lines.get(from));
        for (int at = from + 1; at < lines.size() && at - from < MOST_LINES; at++) {
            String line = lines.get(at);
            int closes = closing(line, 0);
            if (closes < 0 && columns > 2 && isRow(line, columns)) {
                return null;
            }
            raw.append('\n').append(line);
            if (closes >= 0 && !isOpen("\"" + line)) {
                List<String> values = parsed(raw.toString());
                if (values == null || (columns > 0 && values.size() != columns)) {
                    return null;
                }
                next = at + 1;
                return new Read(from + 1, raw.toString(), values, null);
            }
        }
        return null;
    }

    private boolean isRow(String line, int columns) {
        List<String> values = line.indexOf('"') < 0 ? List.of(line.split(separator, -1)) : parsed(line);
        return values != null && values.size() == columns;
    }

    /** Where a quote that was opened before this place is closed; -1 when it is not. */
    private static int closing(String line, int from) {
        for (int i = line.indexOf('"', from); i >= 0; i = line.indexOf('"', i + 1)) {
            if (i + 1 >= line.length() || line.charAt(i + 1) != '"') {
                return i;
            }
            i++;
        }
        return -1;
    }

    /** Whether a quoted value of it is still open where it ends. */
    private boolean isOpen(String text) {
        boolean begins = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (begins && c == '"') {
                int closes = closing(text, i);
                if (closes < 0) {
                    return true;
                }
                i = closes + 1;
            }
            begins = c == separator.charAt(0);
        }
        return false;
    }

    private @Nullable List<String> parsed(String text) {
        try (CSVParser parser = CSVParser.parse(
                new StringReader(text),
                CSVFormat.RFC4180.builder().setDelimiter(separator).get())) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.getFirst().toList() : null;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return null;
        }
    }
}
