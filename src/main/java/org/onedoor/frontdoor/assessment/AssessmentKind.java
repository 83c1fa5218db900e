package org.onedoor.frontdoor.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.onedoor.platform.Invalid;

/** A kind of assessment that can be trusted. @param months how long it is in date */
public record AssessmentKind(String code, int months, String label) {
    private static final String FILE = "/frontdoor/assessments.txt";
    private static final List<AssessmentKind> ALL = load();

    public static List<AssessmentKind> all() {
        return ALL;
    }

    public static AssessmentKind ofCode(String code) {
        return ALL.stream()
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new Invalid("kind", "Choose what kind of assessment it is"));
    }

    private static List<AssessmentKind> load() {
        try (InputStream file = Objects.requireNonNull(AssessmentKind.class.getResourceAsStream(FILE))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException naming the line that is wrong */
    static List<AssessmentKind> parse(String text) {
        List<AssessmentKind> kinds = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(line.strip().split("\\s+", 3));
            if (words.size() != 3 || !words.get(1).matches("[1-9][0-9]?")) {
                throw new IllegalStateException(
                        "assessments.txt: '%s' must be a code, a number of months and a name".formatted(line));
            }
            kinds.add(new AssessmentKind(words.getFirst(), Integer.parseInt(words.get(1)), words.get(2)));
        }
        return List.copyOf(kinds);
    }
}
