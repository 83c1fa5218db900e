package org.onedoor.crisis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether two people who looked at one person in one place may have written these words: rather asked once too often. */
final class Alike {
    private static final Pattern POSTCODE =
            Pattern.compile("\\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> MALE = Set.of("male", "man", "boy", "he");
    private static final Set<String> FEMALE = Set.of("female", "woman", "girl", "she");
    private static final Set<String> EMPTY = Set.of(
            "a", "the", "and", "with", "in", "of", "at", "on", "near", "by", "about", "aged", "age", "old", "years",
            "mr", "mrs", "ms", "not", "name", "known", "unknown", "street", "road", "lane", "avenue", "station", "male",
            "man", "boy", "he", "female", "woman", "girl", "she");

    private Alike() {}

    /** Names or descriptions: most of what the shorter says is in the other, and neither says what the other excludes. */
    static boolean who(String one, String other) {
        Set<String> first = all(one);
        Set<String> second = all(other);
        boolean against =
                (isAny(first, MALE) && isAny(second, FEMALE)) || (isAny(first, FEMALE) && isAny(second, MALE));
        return !against && isMostly(telling(first), telling(second), one, other);
    }

    /** Every word of a name is there. */
    static boolean names(String words, String name) {
        Set<String> wanted = telling(all(name));
        return wanted.size() > 1 && all(words).containsAll(wanted);
    }

    /** One postcode, or most of the words. */
    static boolean where(String one, String other) {
        String first = postcode(one);
        return (!first.isEmpty() && first.equals(postcode(other)))
                || isMostly(telling(all(one)), telling(all(other)), one, other);
    }

    private static boolean isMostly(Set<String> first, Set<String> second, String one, String other) {
        int shorter = Math.min(first.size(), second.size());
        if (shorter == 0) {
            return one.strip().equalsIgnoreCase(other.strip());
        }
        Set<String> shared = new HashSet<>(first);
        shared.retainAll(second);
        return shared.size() * 2 >= shorter && shared.size() >= Math.min(2, shorter);
    }

    private static boolean isAny(Set<String> words, Set<String> of) {
        return words.stream().anyMatch(of::contains);
    }

    private static Set<String> telling(Set<String> words) {
        return words.stream().filter(word -> !EMPTY.contains(word)).collect(Collectors.toSet());
    }

    private static Set<String> all(String text) {
        return Arrays.stream(text.toLowerCase(Locale.UK).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String postcode(String text) {
        Matcher found = POSTCODE.matcher(text);
        return found.find() ? (found.group(1) + found.group(2)).toUpperCase(Locale.ROOT) : "";
    }
}
