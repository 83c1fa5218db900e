package org.onedoor.directory;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What needs are called within a sentence. @param byCode each need's label */
record NeedLabels(Map<String, String> byCode) {
    String of(Collection<String> codes) {
        return codes.stream()
                .sorted()
                .map(code -> lower(byCode.getOrDefault(code, code)))
                .collect(Collectors.joining(", "));
    }

    private static String lower(String label) {
        boolean shout = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return shout || label.isEmpty() ? label : Character.toLowerCase(label.charAt(0)) + label.substring(1);
    }
}
