package org.onedoor.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** About 40,000 plain words of British English: what is one of them is no slip for another. See reference/words/README.md. */
public final class EnglishWords {
    private static final String FILE = "/reference/words/plain_english.txt";
    private static final Set<String> ALL = read();

    private EnglishWords() {}

    public static Set<String> all() {
        return ALL;
    }

    /** @param word in lower case */
    public static boolean has(String word) {
        return ALL.contains(word);
    }

    private static Set<String> read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EnglishWords.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> line.length() > 1 && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
