package org.onedoor.crisis.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Subject;

/**
 * British Transport Police are told that somebody may harm themselves on the railway: the least that finds a person, and
 * nothing of why they are looked after.
 *
 * @param named as the sender knows them
 * @param described how to recognise them, in the words of whoever met them
 * @param source what the sender had before them: a contact, a case, or the person's record
 * @param more what was added after it was sent, such as where they were last seen
 * @param acknowledgement none while nobody of the railway's police has said that they have it
 */
public record RailWarning(
        UUID incidentId,
        long version,
        String number,
        UUID personId,
        String named,
        @Nullable LocalDate born,
        String gender,
        @Nullable String described,
        String source,
        UUID fromOrg,
        @Nullable UUID fromTeam,
        String sentBy,
        Instant sentAt,
        @Nullable String more,
        @Nullable Acknowledgement acknowledgement) {

    /**
     * They have it.
     *
     * @param telephone whether the sender was told so on the telephone
     * @param answer what they do, as far as they said
     */
    public record Acknowledgement(
            Instant at,
            String by,
            boolean telephone,
            @Nullable String answer) {}

    Subject.Incident subject() {
        return new Subject.Incident(incidentId);
    }

    /** Who sent it, and those it was sent to. */
    Set<UUID> parties() {
        return new HashSet<>(List.of(fromTeam == null ? fromOrg : fromTeam, RailFiles.RAIL_POLICE));
    }

    /** Whether this says something of the person that the warning does not say yet. */
    boolean isNews(@Nullable String words) {
        return words != null && !words.isBlank() && !words.equals(described) && (more == null || !more.contains(words));
    }
}
