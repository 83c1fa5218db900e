package org.onedoor.record.web;

import java.util.List;
import java.util.Map;
import org.onedoor.access.NeedBasis;

/**
 * The form for finding a plan in an incident.
 *
 * @param typed what was typed, by field
 * @param bases those open to the role of whoever asks
 * @param audience as whom they read, in words
 */
public record PlanSearchPage(Map<String, String> typed, List<NeedBasis> bases, String audience) {
    public String at(String field) {
        return typed.getOrDefault(field, "");
    }
}
