package org.onedoor.programme.governance.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.platform.time.London;
import org.onedoor.programme.governance.Entry;
import org.onedoor.programme.governance.Field;
import org.onedoor.programme.governance.Register;

/** What the fields of entries say, with organisations, groups and plans by their names. */
public record EntryWords(Map<UUID, String> organisations, Map<String, String> groups, Map<String, String> plans) {

    /** Empty when the field is. */
    public String of(Field field, Entry entry) {
        return entry.all(field.name()).stream()
                .map(text -> one(field.kind(), text))
                .collect(Collectors.joining(field.kind() == Field.Kind.ORGANISATIONS ? "; " : ", "));
    }

    public String of(Register register, String field, Entry entry) {
        return of(Objects.requireNonNull(register.field(field)), entry);
    }

    private String one(Field.Kind kind, String text) {
        return switch (kind) {
            case DAY -> London.day(LocalDate.parse(text));
            case ORGANISATION, ORGANISATIONS -> organisations.getOrDefault(UUID.fromString(text), "Unknown");
            case GROUP -> groups.getOrDefault(text, text);
            case PLAN -> plans.getOrDefault(text, text);
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
        Field known = field.equals("review") ? null : register.field(field);
        Field.Kind kind = field.equals("review") ? Field.Kind.DAY : known == null ? Field.Kind.LINE : known.kind();
        boolean ids = kind == Field.Kind.ORGANISATION || kind == Field.Kind.ORGANISATIONS;
        return ids
                ? java.util.Arrays.stream(kept.split(", ", -1))
                        .map(each -> one(kind, each))
                        .collect(Collectors.joining("; "))
                : one(kind, kept);
    }

    public String owner(Entry entry) {
        return organisations.getOrDefault(entry.organisationId(), "");
    }
}
