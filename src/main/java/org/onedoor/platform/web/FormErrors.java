package org.onedoor.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.web.components.Link;

/** What is wrong with a form: field name to sentence, in the order of the page. */
public record FormErrors(Map<String, String> problems) {
    public static final FormErrors NONE = new FormErrors(Map.of());

    public FormErrors {
        problems = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    }

    public static FormErrors of(Invalid invalid) {
        return new FormErrors(invalid.problems());
    }

    public static FormErrors of(String field, String problem) {
        return new FormErrors(Map.of(field, problem));
    }

    /** The sentence for one field, if something is wrong with it. */
    public @Nullable String at(String field) {
        return problems.get(field);
    }

    public boolean any() {
        return !problems.isEmpty();
    }

    /** For the summary: each sentence leads to its field, whose id is its name. */
    public List<Link> links() {
        return problems.entrySet().stream()
                .map(problem -> new Link(problem.getValue(), "#" + problem.getKey()))
                .toList();
    }
}
