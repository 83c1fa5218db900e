package org.onedoor.programme;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.onedoor.programme.StandardKept.Target;

/** Which share a standard is to reach, from which day until which, with who set it. From targets.csv. */
final class StandardTargets {
    private static final List<CSVRecord> ROWS = read();

    private StandardTargets() {}

    private static List<CSVRecord> read() {
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(StandardTargets.class.getResourceAsStream("/reference/programme/targets.csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(in)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The target in force on a day. */
    static Optional<Target> of(String standard, LocalDate on) {
        return ROWS.stream()
                .filter(row -> row.get("standard").equals(standard))
                .filter(row -> !LocalDate.parse(row.get("from")).isAfter(on))
                .filter(row -> row.get("until").isEmpty()
                        || !LocalDate.parse(row.get("until")).isBefore(on))
                .map(row -> new Target(Integer.parseInt(row.get("percent")), row.get("source")))
                .findFirst();
    }
}
