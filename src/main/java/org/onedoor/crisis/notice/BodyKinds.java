package org.onedoor.crisis.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onedoor.crisis.notice.BodyKind.Field;
import org.onedoor.crisis.notice.BodyKind.Type;
import org.springframework.stereotype.Component;

/** The kinds of referral to bodies outside health, read from their files. */
@Component
public class BodyKinds {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<String, BodyKind> kinds = new LinkedHashMap<>();

    BodyKinds() {
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        for (CSVRecord row : rows("/crisis/datasets.csv")) {
            fields.computeIfAbsent(row.get("kind"), _ -> new ArrayList<>()).add(field(row));
        }
        for (CSVRecord row : rows("/crisis/bodies.csv")) {
            String days = row.get("working_days");
            kinds.put(
                    row.get("kind"),
                    new BodyKind(
                            row.get("kind"),
                            row.get("label"),
                            row.get("lead"),
                            List.of(row.get("to").split("\\|", -1)),
                            days.isEmpty() ? null : Integer.valueOf(days),
                            row.get("clock_source").isEmpty() ? null : row.get("clock_source"),
                            row.get("marker").isEmpty() ? null : row.get("marker"),
                            options(row.get("decisions")),
                            Objects.requireNonNull(fields.get(row.get("kind")))));
        }
    }

    private static Field field(CSVRecord row) {
        Type type = Type.valueOf(row.get("type").toUpperCase(Locale.ROOT));
        String[] range = type == Type.NUMBER ? row.get("options").split(":", 2) : new String[] {"0", "0"};
        return new Field(
                row.get("field"),
                row.get("label"),
                type,
                row.get("required").equals("yes"),
                type == Type.CHOICE ? options(row.get("options")) : Map.of(),
                Integer.parseInt(range[0]),
                Integer.parseInt(range[1]),
                row.get("hint").isEmpty() ? null : row.get("hint"),
                row.get("source"));
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : text.split("\\|", -1)) {
            int colon = option.indexOf(':');
            options.put(option.substring(0, colon), option.substring(colon + 1));
        }
        return options;
    }

    private static List<CSVRecord> rows(String path) {
        try (InputStream file = Objects.requireNonNull(BodyKinds.class.getResourceAsStream(path), path);
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<BodyKind> all() {
        return List.copyOf(kinds.values());
    }

    public Optional<BodyKind> ofCode(String code) {
        return Optional.ofNullable(kinds.get(code));
    }
}
