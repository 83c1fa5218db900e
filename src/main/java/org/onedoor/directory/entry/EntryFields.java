package org.onedoor.directory.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Eligibility;
import org.onedoor.directory.Services.Edit;
import org.onedoor.directory.Specialist;
import org.onedoor.platform.Refused;

/** The part of an entry by which it is matched, as typed. */
final class EntryFields {
    private EntryFields() {}

    static Edit of(Map<String, String> values) {
        Integer from = years(values.getOrDefault("ageFrom", ""));
        Integer to = years(values.getOrDefault("ageTo", ""));
        if (from != null && to != null && from > to) {
            throw new Refused(
                    "conflict",
                    "With what the entry says by now this would be for ages from %d to %d. Refuse it, and ask for it to be proposed again."
                            .formatted(from, to));
        }
        String phone = values.getOrDefault("phone", "");
        return new Edit(
                values.getOrDefault("description", ""),
                EntryField.list(values.getOrDefault("needs", "")),
                from,
                to,
                values.getOrDefault("hours", ""),
                phone.isEmpty() ? null : phone,
                oneSex(values.getOrDefault("forSex", ""), values.getOrDefault("sexReason", "")),
                EntryField.list(values.getOrDefault("registered", "")).stream()
                        .map(Eligibility.Served::of)
                        .toList(),
                specialist(values));
    }

    private static Eligibility.@Nullable OneSex oneSex(String sex, String reason) {
        return sex.isEmpty() ? null : new Eligibility.OneSex(Eligibility.OneSex.sex(sex), reason);
    }

    /** A score without frailty is what two changes made together. */
    private static Specialist specialist(Map<String, String> values) {
        List<String> codes = EntryField.list(values.getOrDefault("specialist", ""));
        Integer from = years(values.getOrDefault("frailtyFrom", ""));
        if (from != null && !codes.contains("frailty")) {
            throw new Refused(
                    "conflict",
                    "With what the entry says by now this would take people from a score of frailty on and be no team for frailty. Refuse it, and ask for it to be proposed again.");
        }
        return Specialist.of(codes, from);
    }

    private static @Nullable Integer years(String value) {
        return value.isEmpty() ? null : Integer.valueOf(value);
    }
}
