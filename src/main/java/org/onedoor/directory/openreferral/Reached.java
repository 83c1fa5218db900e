package org.onedoor.directory.openreferral;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How people reach a service, as another publisher says it, wherever it stands in the document. */
public record Reached(List<String> phones, List<String> emails, List<String> webs) {
    private static final int SHORTEST = 10;

    public Reached {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        webs = List.copyOf(webs);
    }

    static Reached of(Map<?, ?> document) {
        Set<String> phones = new LinkedHashSet<>();
        Set<String> emails = new LinkedHashSet<>();
        Set<String> webs = new LinkedHashSet<>();
        Deque<Object> left = new ArrayDeque<>(List.of(document));
        while (!left.isEmpty()) {
            switch (left.pop()) {
                case Map<?, ?> map ->
                    map.forEach((key, value) -> {
                        if (value instanceof String text && !text.isBlank()) {
                            switch (String.valueOf(key)) {
                                case "number" -> phones.add(text.strip());
                                case "email" -> emails.add(text.strip());
                                case "url" -> webs.add(text.strip());
                                default -> {}
                            }
                        } else if (value != null) {
                            left.push(value);
                        }
                    });
                case List<?> list ->
                    list.stream().filter(java.util.Objects::nonNull).forEach(left::push);
                default -> {}
            }
        }
        return new Reached(List.copyOf(phones), List.copyOf(emails), List.copyOf(webs));
    }

    /**
     * Why its numbers are to be looked at by themselves; empty where there is nothing about them.
     *
     * @param lines the numbers of the lines people ring in a crisis, in figures
     */
    List<String> warnings(Set<String> lines) {
        List<String> warnings = new ArrayList<>();
        for (String phone : phones) {
            String figures = figures(phone);
            if (lines.contains(figures)) {
                warnings.add("%s is the number of a crisis line".formatted(phone));
            } else if (figures.length() < SHORTEST) {
                warnings.add("%s is a short number, such as those of emergency services, or not a whole one"
                        .formatted(phone));
            } else if (isDear(figures)) {
                warnings.add("%s costs whoever rings it more than a usual call".formatted(phone));
            }
        }
        return warnings;
    }

    /** Ofcom's National Telephone Numbering Plan: 070 are personal numbers, 084 and 087 have a service charge, 09 are premium. */
    private static boolean isDear(String figures) {
        return figures.matches("(070|084|087|09).*");
    }

    /** As it is dialled in the United Kingdom. */
    static String figures(String phone) {
        return phone.replaceAll("[^0-9+]", "")
                .replaceFirst("^(\\+|00)44(0?)", "0")
                .replace("+", "");
    }

    /** {@code not said} where there is none. */
    public static String said(List<String> values) {
        return values.isEmpty() ? "not said" : String.join(", ", values);
    }
}
