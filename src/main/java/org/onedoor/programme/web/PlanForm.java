package org.onedoor.programme.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.springframework.util.MultiValueMap;

/** What somebody typed, exactly, and what is wrong with it. */
public record PlanForm(Map<String, List<String>> values, Map<String, String> problems) {
    static PlanForm nothing() {
        return new PlanForm(Map.of(), new LinkedHashMap<>());
    }

    static PlanForm of(MultiValueMap<String, String> form) {
        Map<String, List<String>> copy = new LinkedHashMap<>(form);
        copy.keySet().removeIf(name -> name.startsWith("_")); // the page's own
        return new PlanForm(copy, new LinkedHashMap<>());
    }

    /** As typed; empty when the field was not there. */
    public String get(String field) {
        return values.getOrDefault(field, List.of("")).getFirst();
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    @Nullable
    String orNull(String field) {
        String text = get(field).strip();
        return text.isEmpty() ? null : text;
    }

    long version() {
        try {
            return Long.parseLong(get("version"));
        } catch (NumberFormatException e) {
            throw new Invalid("version", "The form lost its version. Open the page again");
        }
    }

    /** A day typed in three boxes. @throws Invalid when there is no such day */
    LocalDate day(String name) {
        try {
            return LocalDate.of(
                    Integer.parseInt(get(name + "-year").strip()),
                    Integer.parseInt(get(name + "-month").strip()),
                    Integer.parseInt(get(name + "-day").strip()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new Invalid(name, "Give a real day, like 27 3 2024");
        }
    }
}
