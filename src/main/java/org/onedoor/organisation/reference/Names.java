package org.onedoor.organisation.reference;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names that national files shout, written as people write them. */
final class Names {
    private static final Pattern WORD = Pattern.compile("[A-Z][A-Z']*");
    private static final Set<String> SMALL = Set.of("AND", "OF", "THE", "ON", "IN", "FOR", "TO", "LE", "UPON");
    private static final Set<String> INITIALS = Set.of(
            "NHS", "PCN", "ICB", "GP", "ASOP", "ARA", "TMR", "WCW", "SS", "CIC", "UK", "HMP", "OOH", "UTC", "A", "E");

    private Names() {}

    static String plain(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        String tidy = name.replaceAll("\\s+", " ").strip();
        return WORD.matcher(tidy).replaceAll(word -> java.util.regex.Matcher.quoteReplacement(word(tidy, word)));
    }

    private static String word(String name, MatchResult match) {
        String word = match.group();
        boolean next = match.end() < name.length() && Character.isDigit(name.charAt(match.end()));
        if (INITIALS.contains(word) || next) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return match.start() > 0 && SMALL.contains(word)
                ? lower
                : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
