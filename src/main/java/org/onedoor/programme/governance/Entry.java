package org.onedoor.programme.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a register.
 *
 * @param organisationId who owns it, in whose compartment it is
 * @param code the word in its address, one in its register
 * @param fields what its register asks for, each a list of texts; a day is written 2026-03-27, an organisation by its id
 * @param heardAt when anything was last done to it
 */
public record Entry(
        UUID organisationId,
        UUID entryId,
        String register,
        String code,
        String title,
        String status,
        @Nullable LocalDate reviewOn,
        Map<String, List<String>> fields,
        long version,
        Instant madeAt,
        Instant heardAt) {

    /** The first of a field's texts, or nothing. */
    public String first(String field) {
        List<String> all = all(field);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    public @Nullable LocalDate day(String field) {
        return first(field).isEmpty() ? null : LocalDate.parse(first(field));
    }

    public int number(String field, int otherwise) {
        return first(field).matches("[0-9]{1,9}") ? Integer.parseInt(first(field)) : otherwise;
    }

    /** Likelihood times impact, 1 to 25; 0 where either is not known. */
    public int score() {
        return lead("likelihood") * lead("impact");
    }

    /** A step of a scale is written with its number first: "3 possible". */
    private int lead(String field) {
        return first(field).matches("[1-5].*") ? first(field).charAt(0) - '0' : 0;
    }

    public boolean reviewDue(LocalDate today) {
        return reviewOn != null && !reviewOn.isAfter(today);
    }

    public String address() {
        return "/registers/" + register + "/" + code;
    }
}
