package org.onedoor.programme.publishing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what may be the name of a person, so that it is hidden until somebody says it may be shown. It goes by the first
 * names of the reference lists, by titles, and by a role with a colon. It finds too much rather than too little, and it
 * does not find every name: whoever publishes can add more.
 */
public final class PersonNames {
    /** What stands where a name stood. */
    public static final String HIDDEN = "[name not shown]";

    /** What stands where an address or a number stood. */
    private static final String UNREACHED = "[not shown]";

    private static final String WORD = "\\p{Lu}[\\p{L}'’]+(?:-\\p{Lu}[\\p{L}'’]+)*";
    private static final String GAP = "[ \\u00A0]+";
    private static final Pattern PAIR = Pattern.compile(
            "\\b(" + WORD + ")" + GAP + "(?:\\p{Lu}\\.?" + GAP + ")?(" + WORD + ")(?:" + GAP + "(" + WORD + "))?",
            Pattern.UNICODE_CASE);
    private static final Pattern TITLED = Pattern.compile(
            "\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sgt|Insp|Inspector|PC|DS|DI|Supt|Sir|Dame|Lord|Lady|Rev)\\.?"
                    + GAP + "(" + WORD + "(?:" + GAP + WORD + ")?)");
    private static final Pattern ROLE = Pattern.compile(
            "\\b(?:Lead|Leads|Lead/s|Manager|Chair|Director|Officer|Contact|Author|Sponsor)[^:\\n]{0,12}:"
                    + "[ \\u00A0]*(" + WORD + GAP + WORD + ")(?:[ \\u00A0]*/[ \\u00A0]*(" + WORD + GAP + WORD + "))?");
    private static final Pattern REACHES =
            Pattern.compile("[\\p{L}\\p{N}_.+'’-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+"
                    + "|(?<![\\p{L}\\p{N}])(?:(?:\\+|00)44[ -]?(?:\\(0\\)[ -]?)?|\\(?0)(?:[ ()-]{0,2}\\d){9,10}\\b|\\b\\d{3}[ -]?\\d{3}[ -]?\\d{4}\\b"
                    + "|\\b[A-Za-z]{1,2}\\d[A-Za-z\\d]? ?\\d[A-Za-z]{2}\\b");
    private static final Set<String> MONTHS = Set.of("April", "May", "June", "August", "January", "March", "July");
    private static final Set<String> FIRST_NAMES = firstNames();

    private PersonNames() {}

    /** Each name once, in the order of the texts. */
    public static List<String> in(Collection<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        texts.forEach(text -> find(text, found));
        return List.copyOf(found);
    }

    /** The same, and what else finds somebody: e-mail addresses, telephone numbers, NHS numbers and postcodes. */
    static List<String> andAddresses(Collection<String> texts) {
        Set<String> found = new LinkedHashSet<>(in(texts));
        texts.forEach(
                text -> REACHES.matcher(text).results().map(MatchResult::group).forEach(found::add));
        return List.copyOf(found);
    }

    /** The text without what finds somebody, names apart. */
    static String withoutAddresses(String text) {
        return REACHES.matcher(text).replaceAll(UNREACHED);
    }

    private static void find(String text, Set<String> found) {
        Matcher titled = TITLED.matcher(text);
        while (titled.find()) {
            found.add(titled.group(1));
        }
        Matcher role = ROLE.matcher(text);
        while (role.find()) {
            found.add(role.group(1));
            if (role.group(2) != null) {
                found.add(role.group(2));
            }
        }
        Matcher pair = PAIR.matcher(text);
        int from = 0;
        while (pair.find(from)) {
            String first = pair.group(1);
            if (FIRST_NAMES.contains(first) && !MONTHS.contains(first)) {
                found.add(text.substring(pair.start(1), pair.end(2)));
                from = pair.end(2);
            } else {
                from = pair.end(1);
            }
        }
    }

    /** The text with each of these names hidden, however its spaces are typed. */
    public static String hidden(String text, Collection<String> names) {
        String hidden = text;
        List<String> longestFirst = names.stream()
                .filter(name -> !name.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String name : longestFirst) {
            String spaced = Arrays.stream(name.strip().split("[\\s\\u00A0]+", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[\\s\\u00A0]+"));
            hidden = Pattern.compile(
                            "(?<![\\p{L}\\p{N}])" + spaced + "(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(hidden)
                    .replaceAll(Matcher.quoteReplacement(
                            REACHES.matcher(name.strip()).matches() ? UNREACHED : HIDDEN));
        }
        return hidden;
    }

    private static Set<String> firstNames() {
        Set<String> names = new LinkedHashSet<>();
        read("forenames_england_wales_1996_on_top600.csv", 1, names);
        read("forenames_historic_top100_1904_1994.csv", 0, names);
        read("forenames_weighted_by_origin.csv", 0, names);
        return Set.copyOf(names);
    }

    private static void read(String file, int column, Set<String> names) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PersonNames.class.getResourceAsStream("/reference/names/" + file)),
                StandardCharsets.UTF_8))) {
            in.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells.length > column && cells[column].length() > 1)
                    .forEach(cells -> names.add(cells[column]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
