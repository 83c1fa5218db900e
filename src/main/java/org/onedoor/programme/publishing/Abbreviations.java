package org.onedoor.programme.publishing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** What the short words of plans mean, from a sourced file. A plan's own words stay as they are; these stand beside them. */
public final class Abbreviations {
    private static final Pattern WORD =
            Pattern.compile("\\b(?:[Ss]ection 13[56]|[A-Z](?:&[A-Z]|[A-Z]{1,6}|13[56]))(s?)\\b");

    private static final Map<String, Abbreviation> KNOWN = read();

    private Abbreviations() {}

    /** One of them. @param source where its meaning is laid down */
    public record Abbreviation(String word, String meaning, String source) {}

    /** A piece of a text. @param meaning none where it is no abbreviation that is known */
    public record Piece(String text, @Nullable String meaning) {}

    /** A text in pieces, which together are the text. */
    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int from = 0;
        while (word.find()) {
            Abbreviation known = known(word);
            if (known != null) {
                if (word.start() > from) {
                    pieces.add(new Piece(text.substring(from, word.start()), null));
                }
                pieces.add(new Piece(word.group(), known.meaning()));
                from = word.end();
            }
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), null));
        }
        return List.copyOf(pieces);
    }

    /** Those that these texts use, each once, by the alphabet. */
    public static List<Abbreviation> in(Collection<String> texts) {
        Map<String, Abbreviation> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String text : texts) {
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                Abbreviation known = known(word);
                if (known != null) {
                    found.put(known.word(), known);
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Whether this is one of them, or several of one: {@code CCGs}, {@code CAMHs}. */
    static boolean explains(String word) {
        return KNOWN.containsKey(word)
                || word.endsWith("s")
                        && (KNOWN.containsKey(word.substring(0, word.length() - 1))
                                || KNOWN.containsKey(word.toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Abbreviation known(Matcher word) {
        String all = word.group();
        String one = all.substring(0, all.length() - word.group(1).length());
        return KNOWN.get(one.startsWith("Section") ? "s" + one.substring(1) : one);
    }

    private static Map<String, Abbreviation> read() {
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(
                        Abbreviations.class.getResourceAsStream("/reference/programme/abbreviations.csv")),
                StandardCharsets.UTF_8)) {
            Map<String, Abbreviation> known = new TreeMap<>();
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).stream()
                    .map(row -> new Abbreviation(row.get("short"), row.get("meaning"), row.get("source")))
                    .forEach(each -> known.put(each.word(), each));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
