package org.onedoor.directory.entry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody would have otherwise in an entry, and what was decided. */
public record EntryChange(
        UUID changeId,
        UUID serviceId,
        Instant at,
        UUID accountId,
        String role,
        List<Field> fields,
        String state,
        @Nullable Instant decidedAt,
        @Nullable String decidedRole,
        @Nullable String why) {
    public EntryChange {
        fields = List.copyOf(fields);
    }

    /** One field, before and after. */
    public record Field(String code, String before, String after) {
        public String label() {
            return EntryField.of(code).map(EntryField::label).orElse(code);
        }
    }

    public boolean isOpen() {
        return state.equals("proposed");
    }
}
