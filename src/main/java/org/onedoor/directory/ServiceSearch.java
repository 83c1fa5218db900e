package org.onedoor.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How well a service answers typed words: by the start of a word, or one letter wrong in a long one. */
final class ServiceSearch {
    private static final int LONG_WORD = 5;

    /** Fewer letters begin too many words: "D&A" is not every service with an "a" and a "d". */
    private static final int BEGINNING = 3;

    private ServiceSearch() {}

    static int score(Service service, Map<String, CodedNeed> needs, Map<String, ServiceType> types, String text) {
        List<String> asked = words(text);
        if (asked.isEmpty()) {
            return 0;
        }
        ServiceType type = types.get(service.typeCode());
        List<String> name = words(service.name());
        List<String> kind = words(type == null ? "" : type.label() + " " + type.mapLabel());
        List<String> wants = service.needs().stream()
                .map(needs::get)
                .filter(java.util.Objects::nonNull)
                .flatMap(need -> Stream.concat(Stream.of(need.label()), need.synonyms().stream()))
                .flatMap(words -> words(words).stream())
                .toList();
        List<String> about = words(service.description());
        int score = 0;
        for (String word : asked) {
            int best = Math.max(
                    Math.max(8 * likeness(name, word), 4 * likeness(kind, word)),
                    Math.max(3 * likeness(wants, word), likeness(about, word)));
            if (best == 0) {
                return 0;
            }
            score += best;
        }
        return score;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).replace("'", "").split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** 2 when a word begins as asked, 1 when one is nearly what was asked, else 0. */
    private static int likeness(List<String> words, String asked) {
        boolean begins = asked.length() >= BEGINNING;
        if (words.stream().anyMatch(word -> begins ? word.startsWith(asked) : word.equals(asked))) {
            return 2;
        }
        return asked.length() >= LONG_WORD
                        && words.stream().anyMatch(word -> word.length() >= LONG_WORD && oneWrong(word, asked))
                ? 1
                : 0;
    }

    /** One letter changed, left out or put in, or two neighbours swapped. */
    static boolean oneWrong(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        String left = a.substring(start, a.length() - end);
        String right = b.substring(start, b.length() - end);
        return (left.length() <= 1 && right.length() <= 1)
                || (left.length() == 2
                        && new StringBuilder(left).reverse().toString().equals(right));
    }
}
