package org.onedoor.crisis;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Subject;

/**
 * A case of section 135 or 136, or of advice before one: who it is about now, who is attached, and what its facts come to.
 *
 * @param described the person as first described, which stays whoever they turn out to be
 * @param foundAt the place, as the officer said it
 * @param organisations whose work item it is: police, ambulance, AMHP service, the managers of the place
 * @param teams the teams of clinicians whose work item it is
 * @param heldFrom when the time of the detention began; none before
 * @param joined that it was said to be another case, which lives on with the facts of both; none while it lives itself
 */
public record Detention(
        UUID incidentId,
        long version,
        String number,
        UUID personId,
        String described,
        @Nullable Integer ageAbout,
        String foundAt,
        List<UUID> organisations,
        List<UUID> teams,
        Instant begunAt,
        @Nullable Instant usedAt,
        @Nullable Instant heldFrom,
        @Nullable UUID placeId,
        @Nullable Instant endedAt,
        @Nullable Instant closedAt,
        @Nullable Joined joined) {
    private static final Set<String> ONLY_DURING = Set.of("police", "ambulance");

    public Detention {
        organisations = List.copyOf(organisations);
        teams = List.copyOf(teams);
    }

    /**
     * What a case was joined to.
     *
     * @param to the case it was said to be
     * @param livingAs the one that lives on: another one, where {@code to} was itself joined to it
     */
    public record Joined(UUID to, UUID livingAs, Instant at) {}

    public Subject.Incident subject() {
        return new Subject.Incident(incidentId);
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    /** When the power was used; of advice when it was asked. */
    Instant startedAt() {
        return usedAt == null ? begunAt : usedAt;
    }

    public boolean hasEnded() {
        return endedAt != null || closedAt != null;
    }

    /** Clinicians reach it by their team; everybody else by their organisation. */
    Set<UUID> parties(Actor actor) {
        Set<UUID> parties = new HashSet<>(teams);
        if (!actor.role().equals("clinician")) {
            parties.addAll(organisations);
        }
        return parties;
    }

    boolean isOf(Actor actor) {
        Set<UUID> parties = parties(actor);
        return parties.contains(actor.organisationId()) || (actor.teamId() != null && parties.contains(actor.teamId()));
    }

    /** After the end the police and the ambulance service keep what they wrote themselves, and see nothing else. */
    boolean isOwnPaperworkOnly(Actor actor) {
        return hasEnded() && ONLY_DURING.contains(actor.role());
    }
}
