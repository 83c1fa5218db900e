package org.onedoor.directory.openreferral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two descriptions of a service, field by field. Parts of a list are told apart by their ids, wherever they stand. */
final class DocumentDifferences {
    private static final int MOST = 100;
    private static final int LONGEST = 300;

    /** What says how people reach a service, and whether it is open to them at all. */
    private static final Set<String> REACH = Set.of(
            "number",
            "extension",
            "email",
            "url",
            "address_1",
            "address_2",
            "city",
            "postal_code",
            "latitude",
            "longitude",
            "status");

    private static final Map<String, String> WORDS = Map.of(
            "number", "Telephone",
            "extension", "Telephone extension",
            "email", "Email",
            "url", "Web address",
            "city", "Town",
            "postal_code", "Postcode",
            "minimum_age", "Youngest age",
            "maximum_age", "Oldest age");

    private DocumentDifferences() {}

    private record Value(String label, String text) {}

    /** At most a hundred. */
    static List<ListingField> between(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Value> old = flat(before);
        Map<String, Value> now = flat(after);
        Set<String> paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        List<ListingField> fields = new ArrayList<>();
        for (String path : paths) {
            Value was = old.get(path);
            Value is = now.get(path);
            if (fields.size() < MOST
                    && !(was != null && is != null && was.text().equals(is.text()))) {
                fields.add(new ListingField(
                        (is == null ? java.util.Objects.requireNonNull(was) : is).label(), text(was), text(is)));
            }
        }
        return fields;
    }

    /** Whether people would reach it otherwise, or not at all. */
    static boolean reach(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Value> old = flat(before);
        Map<String, Value> now = flat(after);
        Set<String> paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        return paths.stream().anyMatch(path -> {
            Value was = old.get(path);
            Value is = now.get(path);
            return REACH.contains(path.substring(path.lastIndexOf('.') + 1))
                    && !(was != null && is != null && was.text().equals(is.text()));
        });
    }

    private static @Nullable String text(@Nullable Value value) {
        return value == null
                ? null
                : value.text().length() > LONGEST ? value.text().substring(0, LONGEST) + "\u2026" : value.text();
    }

    private static Map<String, Value> flat(Map<?, ?> document) {
        Map<String, Value> all = new LinkedHashMap<>();
        add("", "", document, all);
        return all;
    }

    private static void add(String path, String label, @Nullable Object value, Map<String, Value> all) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map ->
                map.forEach((key, part) ->
                        add(path + "." + key, (label + " " + words(String.valueOf(key))).strip(), part, all));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    Object part = list.get(i);
                    Object id = part instanceof Map<?, ?> map && map.get("id") instanceof String text ? text : i;
                    add("%s[%s]".formatted(path, id), list.size() == 1 ? label : label + " " + (i + 1), part, all);
                }
            }
            default -> all.put(path, new Value(plain(path, label), String.valueOf(value)));
        }
    }

    /** In the reader's words, and where it stands only where there are several. */
    private static String plain(String path, String label) {
        String known = WORDS.get(path.substring(path.lastIndexOf('.') + 1));
        if (known != null) {
            return label.chars().anyMatch(Character::isDigit) ? "%s (%s)".formatted(known, label) : known;
        }
        return label.isEmpty() ? label : Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }

    private static String words(String key) {
        return key.replace('_', ' ');
    }
}
