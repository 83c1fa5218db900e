package org.onedoor.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The districts that words name, as plans write them: "Colchester, tendering, Maldon and Epping". What is written otherwise
 * than the register has it is reported, and so is what names no district.
 */
@Component
public class PlaceWords {
    /** A name must be this long before a letter more or less is taken for a slip of the pen. */
    private static final int LONG_ENOUGH = 6;

    private static final int LONGEST_NAME = 3;
    private static final int BRIEF = 60;

    private final PlaceRepository places;

    PlaceWords(PlaceRepository places) {
        this.places = places;
    }

    /** A district. @param written how the words have it, where that is not its name */
    public record Named(String code, String name, @Nullable String written) {}

    /** What was read. @param unknown the parts that name no district, as they are written */
    public record Read(List<Named> found, List<String> unknown) {
        public Read {
            found = List.copyOf(found);
            unknown = List.copyOf(unknown);
        }
    }

    public Read read(String words) {
        Map<String, String> byKey = new LinkedHashMap<>();
        Map<String, String> names = places.districts();
        names.forEach((code, name) -> byKey.put(Organisations.aliasKey(name), code));
        Map<String, Named> found = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String part : words.split("(?i)[,;:.\\r\\n]+|\\band\\b|&")) {
            String written = part.strip();
            if (written.isEmpty()) {
                continue;
            }
            Optional<Named> named = named(written, byKey, names);
            named.ifPresent(each -> found.putIfAbsent(each.code(), each));
            if (named.isEmpty()) {
                unknown.add(written.length() > BRIEF ? written.substring(0, BRIEF) + " …" : written);
            }
        }
        return new Read(new ArrayList<>(found.values()), unknown);
    }

    /** The whole part, or the name it ends with: "the areas of Colchester". */
    private static Optional<Named> named(String written, Map<String, String> byKey, Map<String, String> names) {
        String[] tokens = written.replaceAll("(?i)\\b(the|district|borough|city|council|of)\\b", " ")
                .strip()
                .split("\\s+");
        for (int length = Math.min(LONGEST_NAME, tokens.length); length >= 1; length--) {
            String tail = String.join(" ", List.of(tokens).subList(tokens.length - length, tokens.length));
            String code = code(Organisations.aliasKey(tail), byKey);
            if (code != null) {
                String name = names.get(code);
                return Optional.of(new Named(code, String.valueOf(name), tail.equals(name) ? null : tail));
            }
        }
        return Optional.empty();
    }

    /** By the name itself, by how it begins (Southend, Epping), or one slip away (tendering). */
    private static @Nullable String code(String key, Map<String, String> byKey) {
        if (byKey.containsKey(key)) {
            return byKey.get(key);
        }
        if (key.length() < LONG_ENOUGH) {
            return null;
        }
        List<String> near = byKey.keySet().stream()
                .filter(name -> name.startsWith(key)
                        || LevenshteinDistance.getDefaultInstance().apply(name, key) <= 1)
                .toList();
        return near.size() == 1 ? byKey.get(near.getFirst()) : null;
    }
}
