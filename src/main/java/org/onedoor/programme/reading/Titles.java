package org.onedoor.programme.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a plan is called whose file has no title of its own: the file's name, written as a title. */
public final class Titles {
    private static final Set<String> SMALL =
            Set.of("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");
    private static final Set<String> CAPITALS = Set.of("nhs", "pcn", "set", "ics", "icb", "cqc", "gp", "eput");

    private Titles() {}

    /** @param other what it is called when the name has no word */
    static String ofFile(String name, String other) {
        String words = name.replaceFirst("\\.[A-Za-z]{2,5}$", "")
                .replaceAll("(?<!\\d)[-_]+|[-_]+(?!\\d)", " ")
                .strip();
        List<String> title = new ArrayList<>();
        for (String word : words.split("\\s+", -1)) {
            title.add(titled(word, title.isEmpty()));
        }
        return words.isEmpty() ? other : String.join(" ", title);
    }

    private static String titled(String word, boolean first) {
        boolean typed = !word.equals(word.toLowerCase(Locale.UK)); // whoever named the file chose its capitals
        if (word.isEmpty() || typed || (!first && SMALL.contains(word))) {
            return word;
        }
        return CAPITALS.contains(word)
                ? word.toUpperCase(Locale.UK)
                : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
