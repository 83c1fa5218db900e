package org.onedoor.programme.publishing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.onedoor.platform.EnglishWords;

/** Which words are plain English or words of the field, and which are also names of people. From the reference lists. */
final class KnownWords {
    private static final Set<String> MONTHS =
            Set.of("april", "may", "june", "august", "january", "march", "july", "jan");
    private static final Set<String> WORDS = words();
    private static final Set<String> FORENAMES = forenames();
    private static final Set<String> SURNAMES = surnames();

    private KnownWords() {}

    /** Whether it is an ordinary word, in any case; of one with hyphens, whether each part is. */
    static boolean ordinary(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (WORDS.contains(lower) || WORDS.contains(lower.replace("-", ""))) {
            return true;
        }
        String[] parts = lower.split("[-‑'’]", -1);
        for (String part : parts) {
            if (!WORDS.contains(part)) {
                return false;
            }
        }
        return parts.length > 1;
    }

    /** Whether people are given this first name; a month is not taken for one. */
    static boolean forename(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return FORENAMES.contains(lower) && !MONTHS.contains(lower);
    }

    /** Whether people are called so, by either name. */
    static boolean name(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return forename(lower) || SURNAMES.contains(lower) && !MONTHS.contains(lower);
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>(EnglishWords.all());
        read("words/health_and_care.txt", 0, 0, words);
        return Set.copyOf(words);
    }

    private static Set<String> forenames() {
        Set<String> names = new HashSet<>();
        read("names/forenames_england_wales_1996_on_top600.csv", 1, 1, names);
        read("names/forenames_historic_top100_1904_1994.csv", 1, 0, names);
        read("names/forenames_weighted_by_origin.csv", 1, 0, names);
        return Set.copyOf(names);
    }

    private static Set<String> surnames() {
        Set<String> names = new HashSet<>();
        read("names/surnames_weighted_by_origin.csv", 1, 0, names);
        return Set.copyOf(names);
    }

    private static void read(String file, int skipped, int column, Set<String> into) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KnownWords.class.getResourceAsStream("/reference/" + file)),
                StandardCharsets.UTF_8))) {
            in.lines()
                    .skip(skipped)
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells.length > column && cells[column].length() > 1)
                    .forEach(cells -> into.add(cells[column].toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
