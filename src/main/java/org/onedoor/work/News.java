package org.onedoor.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each kind of notification says, wherever it is said: the file {@code work/news.txt}. */
public final class News {
    private static final String FILE = "/work/news.txt";
    private static final Map<String, String> SENTENCES = read();

    private News() {}

    /** The sentence of a kind with what belongs to the one case. @param detail such as a service or a day */
    public static String words(String kind, @Nullable String detail) {
        String sentence = SENTENCES.getOrDefault(kind, kind.replace('-', ' '));
        return detail == null ? sentence : sentence + ": " + detail;
    }

    private static Map<String, String> read() {
        try (InputStream file = Objects.requireNonNull(News.class.getResourceAsStream(FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s{2,}", 2))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
