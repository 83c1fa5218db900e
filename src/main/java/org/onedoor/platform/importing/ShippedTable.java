package org.onedoor.platform.importing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A table of settings or codes that comes with OneDoor: the first line that is no comment names the columns. */
public final class ShippedTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    private ShippedTable() {}

    /** @param file its path among the resources */
    public static List<CSVRecord> rows(String file) {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(ShippedTable.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
