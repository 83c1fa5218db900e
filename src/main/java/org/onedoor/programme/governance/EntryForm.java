package org.onedoor.programme.governance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** What somebody typed about an entry, exactly, and what is wrong with it. */
public record EntryForm(Map<String, List<String>> values, Map<String, String> problems) {
    private static final List<String> DAY = List.of("day", "month", "year");

    /** What a form says when nothing is wrong with it. */
    record Said(String title, String status, @Nullable LocalDate reviewOn, Map<String, List<String>> fields) {}

    public static EntryForm of(Map<String, List<String>> typed) {
        Map<String, List<String>> copy = new LinkedHashMap<>(typed);
        copy.keySet().removeIf(name -> name.startsWith("_")); // the page's own
        return new EntryForm(copy, new LinkedHashMap<>());
    }

    /** The form as the entry stands. */
    public static EntryForm of(Register register, Entry entry) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("title", List.of(entry.title()));
        values.put("status", List.of(entry.status()));
        values.put("version", List.of(String.valueOf(entry.version())));
        day(values, "review", entry.reviewOn());
        for (Field field : register.fields()) {
            List<String> kept = entry.all(field.name());
            switch (field.kind()) {
                case DAY -> day(values, field.name(), kept.isEmpty() ? null : LocalDate.parse(kept.getFirst()));
                case LIST -> values.put(field.name(), List.of(String.join(", ", kept)));
                default -> values.put(field.name(), kept);
            }
        }
        return new EntryForm(values, new LinkedHashMap<>());
    }

    private static void day(Map<String, List<String>> values, String name, @Nullable LocalDate day) {
        if (day != null) {
            values.put(name + "-day", List.of(String.valueOf(day.getDayOfMonth())));
            values.put(name + "-month", List.of(String.valueOf(day.getMonthValue())));
            values.put(name + "-year", List.of(String.valueOf(day.getYear())));
        }
    }

    /** As typed; empty when the field was not there. */
    public String get(String field) {
        List<String> all = all(field);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** Day, month and year of a field as typed. */
    public List<String> parts(String field) {
        return DAY.stream().map(part -> get(field + "-" + part)).toList();
    }

    public long version() {
        try {
            return Long.parseLong(get("version"));
        } catch (NumberFormatException e) {
            throw new Invalid("title", "The form lost its version. Open the page again");
        }
    }

    /** @throws Invalid with everything that is wrong */
    Said read(Register register, @Nullable Entry before) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String title = get("title").strip();
        if (title.length() < 3) {
            wrong.put("title", "%s: write at least 3 characters".formatted(register.named()));
        }
        Writing.limit(wrong, "title", register.named(), title, Writing.LINE);
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (Field field : register.fields()) {
            boolean typed = field.kind() != Field.Kind.MARK && (before == null || !field.onlyNew());
            List<String> kept = typed ? field.read(this, wrong) : before == null ? List.of() : before.all(field.name());
            if (!kept.isEmpty()) {
                said.put(field.name(), kept);
            }
        }
        String status = get("status").isBlank() ? register.statuses().getFirst() : get("status");
        if (!register.statuses().contains(status)) {
            wrong.put("status", "Where it stands: choose one");
        }
        boolean same = before != null && before.status().equals(status);
        if (register.byAct().contains(status) && !same) {
            wrong.put("status", "'%s' is set by what is done on the entry's page, not here".formatted(status));
        }
        List<String> review = Register.REVIEW.read(this, wrong);
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
        return new Said(title, status, review.isEmpty() ? null : LocalDate.parse(review.getFirst()), said);
    }
}
