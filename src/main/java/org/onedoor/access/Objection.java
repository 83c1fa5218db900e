package org.onedoor.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a person does not want something to be seen.
 *
 * @param organisationId by whom; none for anybody who is not named otherwise
 */
public record Objection(
        UUID personId,
        UUID objectionId,
        @Nullable UUID organisationId,
        Shareable what,
        @Nullable String words,
        Instant madeAt,
        @Nullable Instant withdrawnAt) {

    public boolean stands() {
        return withdrawnAt == null;
    }

    /** Whether it counts against this organisation. */
    boolean isAgainst(UUID organisation) {
        return stands() && (organisationId == null || organisationId.equals(organisation));
    }

    /** Whether the other says of the same thing that the same may not see it. */
    boolean isSameAs(Objection other) {
        return what == other.what && Objects.equals(organisationId, other.organisationId);
    }
}
