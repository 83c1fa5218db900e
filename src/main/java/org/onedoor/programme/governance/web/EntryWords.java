package org.onedoor.programme.governance.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.platform.time.London;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.Field;
import org.onedoor.programme.governance.Register;

/**
 * What the fields of entries say, with whatever they name by its name.
 *
 * @param named what a field names by a code: groups, plans, entries, services, places; by field and code
 */
public record EntryWords(Map<UUID, String> organisations, Map<String, Map<String, String>> named) {

    /** Empty when the field is. */
    public String of(Field field, Entry entry) {
        return entry.all(field.name()).stream()
                .map(text -> one(field, text))
                .collect(Collectors.joining(separator(field.kind())));
    }

    private static String separator(Field.Kind kind) {
        return kind.isOrganisation() || kind.isEntry() || kind == Field.Kind.PLACES ? "; " : ", ";
    }

    public String of(Register register, String field, Entry entry) {
        return of(Objects.requireNonNull(register.field(field)), entry);
    }

    private String one(Field field, String text) {
        return switch (field.kind()) {
            case DAY -> London.day(LocalDate.parse(text));
            case ORGANISATION, ORGANISATIONS -> organisations.getOrDefault(UUID.fromString(text), "Unknown");
            case GROUP, PLAN, ENTRY, ENTRIES, SERVICE, PLACES ->
                named.getOrDefault(field.name(), Map.of()).getOrDefault(text, text);
            default -> text;
        };
    }

    /** A change in words: the heading of its field, what it was and what it became. */
    public String heading(Register register, String field) {
        Field known = register.field(field);
        return switch (field) {
            case "title" -> "Name";
            case "status" -> "Where it stands";
            case "review" -> "Review";
            default -> known == null ? field : known.heading();
        };
    }

    /** A value of a change as it is kept, in words. */
    public String value(Register register, String field, String kept) {
        if (kept.isEmpty()) {
            return "nothing";
        }
        Field known = field.equals("review") ? Register.REVIEW : register.field(field);
        if (known == null) {
            return kept;
        }
        String separator = separator(known.kind());
        return separator.equals("; ")
                ? Arrays.stream(kept.split(", ", -1))
                        .map(each -> one(known, each))
                        .collect(Collectors.joining(separator))
                : one(known, kept);
    }

    public String owner(Entry entry) {
        return organisations.getOrDefault(entry.organisationId(), "");
    }
}
