package org.onedoor.programme.publishing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** What is real about a plan OneDoor comes with, where everything else a demo shows is invented. */
public final class PlanSources {
    private static final Map<String, String> WORDS = read();

    private PlanSources() {}

    /** One or two sentences; none for a plan that OneDoor does not come with. */
    public static @Nullable String of(String code) {
        return WORDS.get(code);
    }

    private static Map<String, String> read() {
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(PlanSources.class.getResourceAsStream("/reference/programme/sources.csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).stream()
                    .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("words")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
