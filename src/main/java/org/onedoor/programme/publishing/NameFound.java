package org.onedoor.programme.publishing;

import java.util.List;

/**
 * What may be the name of a person, or finds one.
 *
 * @param name as it stands in the plan
 * @param places where it stands, such as {@code action 1.6}; each once, in the plan's order
 * @param around the words about it where it stands first
 */
public record NameFound(String name, Why why, List<String> places, String around) {

    /** Why it is taken for a name until somebody says otherwise. */
    public enum Why {
        /** It follows a title, or a role with a colon. */
        TITLE,
        /** It begins with a first name people are given. */
        FORENAME,
        /** An address or a number. */
        REACHES,
        /** It is in letters OneDoor cannot read. */
        SCRIPT,
        /** It may be initials; a short form that is nowhere explained looks the same. */
        INITIALS,
        /** It begins a sentence, and is a word and a name. */
        BEGINS,
        /** It is no word, place or organisation OneDoor knows. */
        UNKNOWN
    }

    /** The first places, and how many more there are. */
    public String where() {
        String first = String.join(", ", places.subList(0, Math.min(4, places.size())));
        return places.size() <= 4 ? first : first + " and %d more".formatted(places.size() - 4);
    }
}
