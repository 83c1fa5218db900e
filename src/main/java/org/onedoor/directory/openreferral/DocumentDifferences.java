package org.onedoor.directory.openreferral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /** What says for whom a service is: who relies on an older word of it is sent to the wrong place. */
    private static final Set<String> WHOM =
            Set.of("minimum_age", "maximum_age", "eligibility_description", "eligibility", "application_process");

    private static final String AREAS = ".service_areas";

    /** A number, an address of mail or of the web that stands in a sentence. */
    private static final Pattern IN_WORDS =
            Pattern.compile("[+0-9][0-9 ()\\-]{3,}[0-9]|\\S+@\\S+|(?i:https?://|www\\.)\\S+");

    private static final int PARTS = 6;

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
        List<ListingField> fields = new ArrayList<>();
        for (String path : otherwise(old, now)) {
            Value was = old.get(path);
            Value is = now.get(path);
            if (fields.size() < MOST) {
                fields.add(new ListingField(
                        (is == null ? java.util.Objects.requireNonNull(was) : is).label(), text(was), text(is)));
            }
        }
        return fields;
    }

    /**
     * Whether people would reach it otherwise or not at all, or it would be for others. A number, an email or a web address in a
     * sentence is one.
     */
    static boolean reach(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Value> old = flat(before);
        Map<String, Value> now = flat(after);
        return otherwise(old, now).stream().anyMatch(path -> {
            String field = path.substring(path.lastIndexOf('.') + 1);
            return REACH.contains(field)
                    || WHOM.contains(field)
                    || path.startsWith(AREAS)
                    || !inWords(old.get(path)).equals(inWords(now.get(path)));
        });
    }

    private static List<String> inWords(@Nullable Value value) {
        return value == null
                ? List.of()
                : IN_WORDS.matcher(value.text())
                        .results()
                        .map(MatchResult::group)
                        .toList();
    }

    /** The parts that are said otherwise, by which changes are grouped: {@code Description, Schedules}. */
    static String about(Map<String, Object> before, Map<String, Object> after) {
        Set<String> parts = new TreeSet<>();
        otherwise(flat(before), flat(after)).forEach(path -> {
            String part = words(path.substring(1).split("[.\\[]", 2)[0]);
            parts.add(part.isEmpty() ? "Other" : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        });
        return parts.isEmpty() || parts.size() > PARTS || parts.stream().anyMatch(part -> part.length() > 40)
                ? "Many parts"
                : String.join(", ", parts);
    }

    private static List<String> otherwise(Map<String, Value> old, Map<String, Value> now) {
        Set<String> paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        return paths.stream()
                .filter(path -> {
                    Value was = old.get(path);
                    Value is = now.get(path);
                    return was == null || is == null || !was.text().equals(is.text());
                })
                .toList();
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
