package org.onedoor.programme.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Splits a cell of leads into the names as printed. "and" is part of a name; a stroke, comma, semicolon or line is not. */
public final class Leads {
    /** Spellings of the concordat plan that mean the same lead: seed 003, traps 11. */
    private static final Map<String, String> SAME = Map.of(
            "ecc", "essexcountycouncil",
            "thurrockandsouthendlas", "thurrockandsouthendcouncils");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}]");

    private Leads() {}

    static List<String> read(List<String> words) {
        return words.stream()
                .flatMap(line -> Stream.of(line.split("[/,;]", -1)))
                .map(String::strip)
                .filter(name -> !key(name).isEmpty() && !key(name).equals("na"))
                .toList();
    }

    /** How two spellings of a lead are compared. */
    public static String key(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace("&", "and");
        String key = SIGNS.matcher(words).replaceAll("");
        return SAME.getOrDefault(key, key);
    }

    /** How many different leads these spellings are. */
    static Set<String> distinct(List<String> names) {
        return names.stream().map(Leads::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
