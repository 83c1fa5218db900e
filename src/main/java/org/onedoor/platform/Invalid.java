package org.onedoor.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was sent cannot be taken: for each field, what is wrong and how to mend it. */
public final class Invalid extends RuntimeException {
    private final Map<String, String> problems;

    /** @param problems field name to sentence; never a value the user typed */
    public Invalid(Map<String, String> problems) {
        super(String.join(" ", problems.values()));
        this.problems = new LinkedHashMap<>(problems);
    }

    public Invalid(String field, String problem) {
        this(Map.of(field, problem));
    }

    /** In the order they were found, which is the order of the form. */
    public Map<String, String> problems() {
        return java.util.Collections.unmodifiableMap(problems);
    }

    public List<String> sentences() {
        return List.copyOf(problems.values());
    }
}
