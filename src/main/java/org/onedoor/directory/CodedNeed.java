package org.onedoor.directory;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something people may need help with.
 *
 * @param group mind, crisis, body, living or help
 */
public record CodedNeed(String code, String label, List<String> synonyms, String group) {
    private static final Set<String> WORDS_TOO = Set.of("arms", "ips", "sms");

    public CodedNeed {
        synonyms = List.copyOf(synonyms);
    }

    /** Whether a synonym is an abbreviation that means another thing in small letters: cuts on her arms are no ARMS. */
    public static boolean isWordInSmallLetters(String synonym) {
        return WORDS_TOO.contains(synonym.toLowerCase(Locale.UK));
    }

    /** Whether it asks for a clinician: a social need can wait for one, and does not come before it. */
    public boolean isClinical() {
        return switch (group) {
            case "mind", "crisis", "body" -> true;
            default -> false;
        };
    }
}
