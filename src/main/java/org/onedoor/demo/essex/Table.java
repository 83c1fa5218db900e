package org.onedoor.demo.essex;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A shipped file with a heading, read whole. */
public final class Table {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Table() {}

    public static List<CSVRecord> read(String path) {
        try (InputStream file =
                        new BufferedInputStream(Objects.requireNonNull(Table.class.getResourceAsStream(path), path));
                InputStream plain = path.endsWith(".gz") ? new GZIPInputStream(file) : file;
                Reader text = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            return FORMAT.parse(text).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
