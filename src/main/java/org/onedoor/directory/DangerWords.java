package org.onedoor.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words by which people say, in sentences of their own, that they or somebody else may come to harm. It decides nothing
 * of anybody: whoever wrote them is shown who answers now, and a person reads it sooner. So it would rather find too much.
 */
public final class DangerWords {
    private static final String FILE = "/reference/directory/danger_words.txt";

    /** Said in sentences of a journey or a day as well; danger_words.txt has the ways that speak of living. */
    private static final Set<String> TOO_COMMON = Set.of("cant go on");

    private static final int STEM = 4;
    private static final int LONGEST_QUOTE = 200;
    private static final String END = ".";

    /** Killed and killing are said of what is long past and of a pain in the back. */
    private static final Set<String> AS_IT_IS = Set.of("kill");

    private static final Map<String, String> OF_ANOTHER = Map.of(
            "himself", "myself",
            "herself", "myself",
            "themself", "myself",
            "themselves", "myself",
            "his", "my",
            "her", "my",
            "their", "my",
            "him", "me",
            "them", "me");

    private static final Set<String> BETWEEN =
            Set.of("just", "really", "even", "only", "actually", "sometimes", "now", "often", "always");
    private static final Set<String> BEFORE = Set.of(
            "thoughts",
            "thought",
            "plans",
            "plan",
            "intention",
            "intent",
            "wish",
            "urge",
            "urges",
            "of",
            "to",
            "any",
            "or",
            "feel",
            "feeling",
            "feelings",
            "am",
            "is",
            "are",
            "been",
            "think",
            "thinking",
            "about",
            "currently");
    private static final Set<String> DENIES =
            Set.of("no", "not", "dont", "doesnt", "isnt", "arent", "without", "denies");

    private final List<List<String>> phrases;
    private final Set<String> known = new HashSet<>();

    private DangerWords(List<List<String>> phrases) {
        this.phrases = phrases;
        phrases.forEach(known::addAll);
    }

    public static DangerWords load() {
        Stream<String> ours = SearchWords.lines(FILE).stream().flatMap(line -> Arrays.stream(line.split("\\|", -1)));
        return new DangerWords(Stream.concat(ours, SearchWords.saidOf("suicidal-thoughts").stream())
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty() && !TOO_COMMON.contains(phrase))
                .map(DangerWords::words)
                .distinct()
                .toList());
    }

    /** The first sentence that speaks of danger, as it was written, shortened where it is long; none when none does. */
    public Optional<String> in(String text) {
        return Arrays.stream(text.split("(?<=[.!?;\\n\\r])", -1))
                .filter(sentence -> speaksOf(words(sentence.strip() + END)))
                .findFirst()
                .map(DangerWords::quoted);
    }

    private static String quoted(String sentence) {
        String plain = sentence.strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_QUOTE
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_QUOTE)) + " …";
    }

    private boolean speaksOf(List<String> said) {
        List<String> asOfOneself =
                said.stream().map(word -> OF_ANOTHER.getOrDefault(word, word)).toList();
        return phrases.stream().anyMatch(phrase -> isIn(said, phrase) || isIn(asOfOneself, phrase));
    }

    private boolean isIn(List<String> said, List<String> phrase) {
        for (int from = 0; from < said.size(); from++) {
            if (beginsAt(said, from, phrase) && !isDenied(said, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsAt(List<String> said, int from, List<String> phrase) {
        int at = from;
        for (int i = 0; i < phrase.size(); i++) {
            while (i > 0 && at < said.size() && BETWEEN.contains(said.get(at))) {
                at++;
            }
            if (at >= said.size() || !isSaid(said.get(at), phrase.get(i))) {
                return false;
            }
            at++;
        }
        return true;
    }

    private boolean isSaid(String each, String word) {
        return each.equals(word)
                || (word.length() >= STEM && !AS_IT_IS.contains(word) && each.startsWith(word))
                || SearchWords.isSlip(each, word, known);
    }

    /** {@code I do not want to die}, {@code no thoughts of suicide}; but not {@code I cannot stop thinking of suicide}. */
    private static boolean isDenied(List<String> said, int from) {
        int before = from - 1;
        while (before >= 0 && (BETWEEN.contains(said.get(before)) || BEFORE.contains(said.get(before)))) {
            before--;
        }
        return before >= 0 && DENIES.contains(said.get(before));
    }

    /** A full stop that ends a phrase or a sentence is a word of it. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(SearchWords.everyWord(text));
        if (text.endsWith(END)) {
            words.add(END);
        }
        return List.copyOf(words);
    }
}
