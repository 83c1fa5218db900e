package org.onedoor.programme.publishing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Phrases looked for in texts, however their spaces are typed and never inside another word; the longest wins. */
final class PhraseSet {
    private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])";
    private static final String AFTER = "(?![\\p{L}\\p{M}\\p{N}])";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final List<Phrase> others = new ArrayList<>();

    private record Phrase(String text, Pattern pattern) {}

    /** What was found of them in a text. */
    record Hit(String phrase, int start, int end) {}

    /** One that is an ordinary word, such as {@code IT} or {@code Grant}, counts only as it is typed here or in capitals. */
    PhraseSet(Collection<String> phrases) {
        phrases.stream()
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(this::add);
    }

    private void add(String phrase) {
        String spaced = Arrays.stream(phrase.split("[\\s\\u00A0]+", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s\\u00A0]+"));
        String upper = phrase.toUpperCase(Locale.ROOT);
        Pattern pattern = KnownWords.ordinary(phrase)
                ? Pattern.compile(BEFORE + "(?:" + spaced + "|" + Pattern.quote(upper) + ")" + AFTER)
                : Pattern.compile(BEFORE + spaced + AFTER, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Phrase made = new Phrase(phrase, pattern);
        Matcher first = WORD.matcher(phrase);
        if (first.lookingAt()) {
            byFirstWord
                    .computeIfAbsent(first.group().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(made);
        } else {
            others.add(made);
        }
    }

    /** Where they stand, in the text's order, none over another. */
    List<Hit> in(String text) {
        List<Hit> hits = new ArrayList<>();
        for (Phrase other : others) {
            other.pattern().matcher(text).results().map(hit -> hit(other, hit)).forEach(hits::add);
        }
        Matcher word = WORD.matcher(text);
        int from = 0;
        while (from <= text.length() && word.find(from)) {
            from = word.end();
            for (Phrase phrase : byFirstWord.getOrDefault(word.group().toLowerCase(Locale.ROOT), List.of())) {
                Matcher here = phrase.pattern()
                        .matcher(text)
                        .region(word.start(), text.length())
                        .useTransparentBounds(true);
                if (here.lookingAt()) {
                    hits.add(hit(phrase, here));
                    from = here.end();
                    break;
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::start).thenComparing(Hit::end, Comparator.reverseOrder()));
        List<Hit> apart = new ArrayList<>();
        for (Hit hit : hits) {
            if (apart.isEmpty() || apart.getLast().end() <= hit.start()) {
                apart.add(hit);
            }
        }
        return apart;
    }

    private static Hit hit(Phrase phrase, MatchResult found) {
        return new Hit(phrase.text(), found.start(), found.end());
    }

    /** The text with each of them replaced. @param instead of the phrase as it stands in the set */
    String replaced(String text, BiFunction<String, Hit, String> instead) {
        StringBuilder made = new StringBuilder();
        int from = 0;
        for (Hit hit : in(text)) {
            made.append(text, from, hit.start()).append(instead.apply(hit.phrase(), hit));
            from = hit.end();
        }
        return made.append(text, from, text.length()).toString();
    }
}
