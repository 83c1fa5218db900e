package org.onedoor.organisation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One partner.
 *
 * @param odsCode its Organisation Data Service code; none for those the service does not list
 * @param successorId who took over, where it closed and somebody did
 */
public record Organisation(
        UUID id,
        OrganisationKind kind,
        @Nullable String odsCode,
        String name,
        @Nullable String postcode,
        @Nullable LocalDate opened,
        @Nullable LocalDate closed,
        @Nullable UUID successorId) {

    public boolean openOn(LocalDate day) {
        return (opened == null || !opened.isAfter(day)) && (closed == null || closed.isAfter(day));
    }

    /** A name without the code of a part of it, such as the 06T of a sub-ICB's location. */
    public static String plain(String name) {
        return name.replaceFirst(" - [0-9A-Z]{3,5}$", "");
    }

    /** The id of the organisation with this ODS code, the same on every node. */
    public static UUID idOfOds(String odsCode) {
        return UUID.nameUUIDFromBytes(("ods:" + odsCode).getBytes(StandardCharsets.UTF_8));
    }

    /** The id of an organisation without an ODS code, from the name OneDoor's own file gives it. */
    public static UUID idOfSlug(String slug) {
        return UUID.nameUUIDFromBytes(("organisation:" + slug).getBytes(StandardCharsets.UTF_8));
    }
}
