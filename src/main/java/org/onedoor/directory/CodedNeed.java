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
}
