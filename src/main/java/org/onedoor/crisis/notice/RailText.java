package org.onedoor.crisis.notice;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** The bytes of a rail file as text, and its first line. */
record RailText(String text) {
    /** @throws Invalid when the bytes are no UTF-8, with the line where they stop being it */
    static RailText of(byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                boolean old = content[i] == '\r' && i + 1 < content.length && content[i + 1] != '\n';
                line += content[i] == '\n' || old ? 1 : 0;
            }
            throw new Invalid(
                    "file",
                    "Line %d is not written in UTF-8, so names could be read wrongly. Save the file as CSV UTF-8 and send it again. Nothing of it was read, and it is kept as it came."
                            .formatted(line));
        }
        text.flip();
        String all = text.toString();
        String whole = all.startsWith("\uFEFF") ? all.substring(1) : all;
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
