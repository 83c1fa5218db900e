package org.onedoor.record;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form of an I Am.
 *
 * @param base the version it is written on; 0 where there is none
 */
public record IAmForm(int base, Map<IAmSection, String> words, Set<ShareGroup> shared) {
    public IAmForm {
        words = Map.copyOf(words);
        shared = Set.copyOf(shared);
    }

    /** A version as it may be written on; where there is none, shared with everybody until somebody chooses. */
    public static IAmForm of(@Nullable IAm latest) {
        return latest == null
                ? new IAmForm(0, Map.of(), EnumSet.allOf(ShareGroup.class))
                : new IAmForm(latest.version(), latest.words(), latest.shared());
    }

    /** As it was sent. */
    public static IAmForm of(Map<String, List<String>> fields) {
        Map<IAmSection, String> words = new EnumMap<>(IAmSection.class);
        for (IAmSection section : IAmSection.values()) {
            words.put(section, first(fields, section.field()));
        }
        String base = first(fields, "base");
        return new IAmForm(
                base.matches("[0-9]{1,6}") ? Integer.parseInt(base) : 0,
                words,
                fields.getOrDefault("shared", List.of()).stream()
                        .flatMap(code -> ShareGroup.ofCode(code).stream())
                        .collect(Collectors.toSet()));
    }

    private static String first(Map<String, List<String>> fields, String name) {
        List<String> found = fields.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.getFirst();
    }

    public String at(IAmSection section) {
        return words.getOrDefault(section, "");
    }

    public Set<String> chosen() {
        return Arrays.stream(ShareGroup.values())
                .filter(shared::contains)
                .map(ShareGroup::code)
                .collect(Collectors.toSet());
    }
}
