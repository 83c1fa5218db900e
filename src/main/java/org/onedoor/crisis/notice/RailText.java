package org.onedoor.crisis.notice;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.importing.SentText;

/** The bytes of a rail file as text, and its first line. */
record RailText(String text) {
    /** @throws Invalid when the bytes are not UTF-8, with the line where they stop being it */
    static RailText of(byte[] content) {
        String whole;
        try {
            whole = SentText.of(content);
        } catch (Invalid wrong) {
            throw new Invalid(
                    "file",
                    "%s, and it is kept as it came.".formatted(wrong.problems().get("file")));
        }
        if (whole.isBlank()) {
            throw new Invalid("file", "The file is empty. Its first line must name the columns.");
        }
        return new RailText(Writing.storable(whole).replaceAll("\r\n?", "\n")); // as old and new programs end a line
    }

    RailHeadings headings(Map<RailColumn, String> said) {
        String first = text.lines().findFirst().orElse("");
        try (CSVParser parser = CSVParser.parse(new StringReader(first), CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            return RailHeadings.of(
                    records.isEmpty()
                            ? List.of()
                            : records.getFirst().stream().map(String::strip).toList(),
                    said);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new Invalid(
                    "file", "The first line has a quote that is opened and not closed. It must name the columns.");
        }
    }

    /** The same file under the headings we write. */
    String under(RailHeadings headings) {
        int end = text.indexOf('\n');
        return headings.rewritten() + (end < 0 ? "" : text.substring(end));
    }
}
