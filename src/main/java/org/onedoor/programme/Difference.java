package org.onedoor.programme;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which two states of a plan differ.
 *
 * @param field what differs, in the words of the plan's columns; "action" when a whole line was added or removed
 * @param was none for a line that is added
 * @param becomes none for a line that is removed
 * @param place the position in the newer state, for a line it has
 */
public record Difference(
        Kind kind,
        @Nullable UUID actionId,
        String number,
        String field,
        @Nullable String was,
        @Nullable String becomes,
        @Nullable Integer place) {
    /** The field of the highlight report that came with a plan. */
    static final String HIGHLIGHT = "highlight report";

    /** The field of a plan's introduction. */
    static final String INTRODUCTION = "introduction";

    /** The field of what a section is called, for all its lines at once. */
    static final String SECTION = "section heading";

    /** The field of the organisation that answers for a line; its values are ids. */
    static final String ANSWERS = "answers for it";

    /** The same with organisations by name where a value is the id of one. */
    Difference named(Map<UUID, String> organisations) {
        return field.equals(ANSWERS)
                ? new Difference(
                        kind, actionId, number, field, name(was, organisations), name(becomes, organisations), place)
                : this;
    }

    /** The organisations its values are ids of. */
    Stream<UUID> organisations() {
        return field.equals(ANSWERS)
                ? Stream.of(Objects.requireNonNullElse(was, ""), Objects.requireNonNullElse(becomes, ""))
                        .filter(id -> !id.isEmpty())
                        .map(UUID::fromString)
                : Stream.empty();
    }

    private static @Nullable String name(@Nullable String id, Map<UUID, String> organisations) {
        return id == null || id.isEmpty() ? id : organisations.getOrDefault(UUID.fromString(id), "Unknown");
    }

    /** How the two states differ. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
