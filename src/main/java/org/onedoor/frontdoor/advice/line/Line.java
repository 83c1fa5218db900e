package org.onedoor.frontdoor.advice.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onedoor.directory.OpeningHours;
import org.onedoor.platform.Invalid;

/** A line on which professionals ask for advice. */
public enum Line {
    PROFESSIONAL("professional", "Advice for professionals", "About anybody: one number for every practice"),
    CAMHS("camhs", "CAMHS advice line", "About children and young people: advice, support and where to turn");

    private static final String FILE = "/frontdoor/lines.txt";

    private final String code;
    private final String label;
    private final String meaning;

    Line(String code, String label, String meaning) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
    }

    /** When it is open, and the directory's code of the service that answers where no route says otherwise. */
    private record Kept(String service, OpeningHours hours) {}

    /** The file, once it is first asked for. */
    private static final class Held {
        private static final Map<Line, Kept> FILED = load();
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    public OpeningHours hours() {
        return kept().hours();
    }

    String service() {
        return kept().service();
    }

    private Kept kept() {
        return Objects.requireNonNull(Held.FILED.get(this));
    }

    public static Line ofCode(String code) {
        for (Line line : values()) {
            if (line.code.equals(code)) {
                return line;
            }
        }
        throw new Invalid("line", "Choose the line");
    }

    private static Map<Line, Kept> load() {
        try (InputStream file = Objects.requireNonNull(Line.class.getResourceAsStream(FILE))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Line, Kept> parse(String text) {
        Map<Line, Kept> lines = new EnumMap<>(Line.class);
        for (String row : text.lines().toList()) {
            if (row.isBlank() || row.startsWith("#")) {
                continue;
            }
            List<String> words = List.of(row.strip().split("\\s+", 3));
            if (words.size() != 3) {
                throw new IllegalStateException("lines.txt: '%s' must be a line, a service and hours".formatted(row));
            }
            lines.put(ofCode(words.getFirst()), new Kept(words.get(1), OpeningHours.parse(words.get(2), false)));
        }
        if (lines.size() != values().length) {
            throw new IllegalStateException("lines.txt must have each line once");
        }
        return lines;
    }
}
