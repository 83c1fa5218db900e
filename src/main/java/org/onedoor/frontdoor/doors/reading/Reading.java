package org.onedoor.frontdoor.doors.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a letter says.
 *
 * @param found by the form's field name, in the order of the form; a field the letter does not say is not there
 * @param doubts what may be meant and cannot be told; the field stays empty
 */
public record Reading(Map<String, Found> found, List<Doubt> doubts) {
    public Reading {
        found = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(found));
        doubts = List.copyOf(doubts);
    }

    /** One field: its values, and the words of the letter they come from. */
    public record Found(List<String> values, String words) {
        public Found {
            values = List.copyOf(values);
        }

        public String value() {
            return values.getFirst();
        }
    }

    /** Why a field was left empty, in a sentence for whoever fills it in. */
    public record Doubt(String field, String why) {}
}
