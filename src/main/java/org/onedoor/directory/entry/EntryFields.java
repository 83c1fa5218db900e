package org.onedoor.directory.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.Services.Edit;

/** The part of an entry by which it is matched, as typed. */
final class EntryFields {
    private EntryFields() {}

    static Edit of(Map<String, String> values) {
        String phone = values.getOrDefault("phone", "");
        return new Edit(
                values.getOrDefault("description", ""),
                EntryField.list(values.getOrDefault("needs", "")),
                years(values.getOrDefault("ageFrom", "")),
                years(values.getOrDefault("ageTo", "")),
                values.getOrDefault("hours", ""),
                phone.isEmpty() ? null : phone);
    }

    private static @Nullable Integer years(String value) {
        return value.isEmpty() ? null : Integer.valueOf(value);
    }
}
