package org.onedoor.organisation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team of an organisation: what owns work.
 *
 * @param code a stable word, such as {@code first-response-team}
 * @param typeCode its national type, such as A05; CSDS types begin with {@code CSDS-}; {@code OTHER} outside both
 */
public record Team(
        UUID organisationId,
        UUID id,
        String code,
        String name,
        String typeCode,
        @Nullable String serviceArea,
        @Nullable LocalDate ended) {

    /** Whether its type is one of the community data set: physical health. */
    public boolean isOfPhysicalHealth() {
        return typeCode.startsWith("CSDS-");
    }

    /** Whether its type is one of the mental health data set. */
    public boolean isOfMentalHealth() {
        return !isOfPhysicalHealth() && !typeCode.equals("OTHER");
    }

    /** The id of the team with this code, the same on every node. */
    public static UUID idOf(String code) {
        return UUID.nameUUIDFromBytes(("team:" + code).getBytes(StandardCharsets.UTF_8));
    }
}
