package org.onedoor.directory;

import java.util.List;

/**
 * Something people may need help with.
 *
 * @param group mind, crisis, body, living or help
 */
public record CodedNeed(String code, String label, List<String> synonyms, String group) {
    public CodedNeed {
        synonyms = List.copyOf(synonyms);
    }

    /** Whether it asks for a clinician: a social need can wait for one, and does not come before it. */
    public boolean isClinical() {
        return switch (group) {
            case "mind", "crisis", "body" -> true;
            default -> false;
        };
    }
}
