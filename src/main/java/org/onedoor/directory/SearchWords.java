package org.onedoor.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.onedoor.platform.EnglishWords;

/** Which needs somebody's own words speak of: by label, synonym or the words people use, with a slip forgiven. */
final class SearchWords {
    private static final String FILE = "/reference/directory/search_words.txt";
    private static final int LONG_WORD = 5;
    private static final int STEM = 4;
    private static final Set<String> SMALL = Set.of(
            "a", "an", "and", "or", "the", "of", "with", "to", "i", "im", "is", "in", "on", "at", "for", "ive", "am",
            "be", "it", "who", "some", "any", "after", "have", "has", "needs", "need", "help", "getting");

    private final Map<String, List<List<String>>> phrases = new HashMap<>();

    /** Every word of them: one that is known is no slip for another, as pills are not bills; nor is a plain word. */
    private final Set<String> known = new HashSet<>();

    private SearchWords() {}

    static SearchWords load() {
        SearchWords all = new SearchWords();
        lines(FILE).forEach(all::add);
        return all;
    }

    /** What people say of one need, as the file has it. */
    static List<String> saidOf(String need) {
        return lines(FILE).stream()
                .filter(line -> line.startsWith(need + ":"))
                .flatMap(line -> Arrays.stream(line.substring(need.length() + 1).split("\\|", -1)))
                .map(String::strip)
                .toList();
    }

    /** The lines of a list of words, without its remarks. */
    static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(SearchWords.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        phrases.put(
                line.substring(0, colon).strip(),
                Arrays.stream(line.substring(colon + 1).split("\\|", -1))
                        .map(SearchWords::words)
                        .filter(words -> !words.isEmpty())
                        .peek(known::addAll)
                        .toList());
    }

    /** The needs spoken of, in the order they are given. */
    List<CodedNeed> spokenOf(String text, List<CodedNeed> needs) {
        List<String> all = words(text);
        List<String> said = all.stream()
                .filter(word -> all.size() == 1
                        || !CodedNeed.isWordInSmallLetters(word)
                        || text.contains(word.toUpperCase(Locale.UK)))
                .toList();
        return needs.stream().filter(need -> speaksOf(said, need)).toList();
    }

    private boolean speaksOf(List<String> said, CodedNeed need) {
        List<List<String>> all = new ArrayList<>(phrases.getOrDefault(need.code(), List.of()));
        Stream.concat(Stream.of(need.label()), need.synonyms().stream())
                .map(SearchWords::words)
                .filter(words -> !words.isEmpty())
                .forEach(all::add);
        return all.stream().anyMatch(phrase -> phrase.stream().allMatch(word -> isSaid(said, word)));
    }

    private boolean isSaid(List<String> said, String word) {
        return said.stream()
                .anyMatch(each -> each.equals(word)
                        || (word.length() >= STEM && each.startsWith(word))
                        || isSlip(each, word, known));
    }

    /** Whether a long word is another with one letter wrong, and no word of its own. */
    static boolean isSlip(String each, String word, Set<String> known) {
        return word.length() >= LONG_WORD
                && each.length() >= LONG_WORD
                && !known.contains(each)
                && !EnglishWords.has(each)
                && ServiceWords.oneWrong(each, word);
    }

    /**
     * Lower case, without accents, apostrophes and small words; two letters joined by "and" are one word, {@code d&a}, and so
     * are {@code can not}, {@code do not} and {@code my self}.
     */
    static List<String> words(String text) {
        return everyWord(text).stream().filter(word -> !SMALL.contains(word)).toList();
    }

    /** The same with the small words. */
    static List<String> everyWord(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{InCombiningDiacriticalMarks}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['\u2018\u2019`\u00b4]", "")
                .replaceAll("\\bcan\\s*not\\b", "cant")
                .replaceAll("\\b(do|will|is)\\s+not\\b", "$1nt")
                .replaceAll("\\bwillnt\\b", "wont")
                .replaceAll("\\bwanna\\b", "want to")
                .replaceAll("\\bmy\\s+self\\b", "myself")
                .replaceAll("\\b(\\p{L})\\s*(?:&|\\band\\b|/)\\s*(\\p{L})\\b", "$1$2");
        return Arrays.stream(plain.split("[^\\p{L}\\p{M}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
