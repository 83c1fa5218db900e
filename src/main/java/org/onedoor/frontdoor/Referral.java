package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A need that came through a door, and where it stands. Immutable: an act stores the next one.
 *
 * @param duplicateOf another open referral that was about the same need when this one came
 * @param supersedes the ended referral this one takes the place of
 * @param sharing the teams that share it beside its owner, while it is open
 */
public record Referral(
        UUID personId,
        UUID referralId,
        String reference,
        long version,
        WorkState state,
        Door door,
        Priority priority,
        Priority requestedPriority,
        Instant receivedAt,
        Instant submittedAt,
        Source source,
        Owner owner,
        @Nullable UUID requestedService,
        @Nullable UUID currentService,
        @Nullable OpenOffer offer,
        UUID journeyId,
        @Nullable UUID parentId,
        List<String> needs,
        String consent,
        boolean identityReview,
        @Nullable UUID duplicateOf,
        @Nullable UUID supersedes,
        @Nullable Outcome outcome,
        List<String> told,
        Set<UUID> sharing) {

    public Referral {
        needs = List.copyOf(needs);
        told = List.copyOf(told);
        sharing = Set.copyOf(sharing);
    }

    /**
     * What was said of the person: read on its own, once the gate has said yes about them, since a referral is found before.
     *
     * @param reason why now
     * @param risk none where nothing was said of it
     */
    public record Words(String reason, @Nullable String risk) {}

    /** Who knocked. */
    public record Source(UUID organisationId, @Nullable UUID teamId, UUID accountId) {}

    /** A service that was asked and has not answered. */
    public record OpenOffer(UUID organisationId, UUID teamId, Instant expiresAt) {}

    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether another service shares it now. What has ended is shared with nobody. */
    public boolean isShared() {
        return isOpen() && !sharing.isEmpty();
    }

    /** Whether this team shares it now, and does not own it. */
    public boolean isSharedWith(@Nullable UUID teamId) {
        return teamId != null && isShared() && sharing.contains(teamId);
    }

    /** The organisations and teams this is a work item of: who sent it, who owns it, who is asked, who shares it. */
    public Set<UUID> parties() {
        Set<UUID> parties = new HashSet<>();
        if (source.teamId() == null) {
            parties.add(source.organisationId());
        } else {
            parties.add(source.teamId());
        }
        parties.add(owner.teamId());
        if (offer != null) {
            parties.add(offer.teamId());
        }
        if (isShared()) {
            parties.addAll(sharing);
        }
        return parties;
    }

    /** The team that has it, the one that is asked and those that share it, without whoever sent it. */
    public Set<UUID> carers() {
        Set<UUID> carers = new HashSet<>();
        carers.add(owner.teamId());
        if (offer != null) {
            carers.add(offer.teamId());
        }
        if (isShared()) {
            carers.addAll(sharing);
        }
        return carers;
    }

    Referral in(WorkState next) {
        return with(draft -> draft.state = next);
    }

    Referral ownedBy(Owner next) {
        return with(draft -> draft.owner = next);
    }

    Referral at(Priority next) {
        return with(draft -> draft.priority = next);
    }

    Referral offeredTo(@Nullable UUID service, @Nullable OpenOffer next) {
        return with(draft -> {
            draft.currentService = service;
            draft.offer = next;
        });
    }

    /** Who it is has to be looked at: somebody may be the same person. */
    Referral underReview() {
        return with(draft -> draft.identityReview = true);
    }

    Referral reviewed() {
        return with(draft -> draft.identityReview = false);
    }

    Referral agreed(String next) {
        return with(draft -> draft.consent = next);
    }

    Referral sharedBy(Set<UUID> teams) {
        return with(draft -> draft.sharing = teams);
    }

    Referral needing(List<String> all) {
        return with(draft -> draft.needs = List.copyOf(all));
    }

    /** The door heard of it at another time than was said. */
    Referral heardAt(Instant next) {
        return with(draft -> draft.receivedAt = next);
    }

    Referral ended(Outcome how, List<String> whoWasTold) {
        return with(draft -> {
            draft.outcome = how;
            draft.told = whoWasTold;
        });
    }

    /** Nothing has ended: there is no outcome any longer, and nobody was told of one. */
    Referral openAgain() {
        return with(draft -> {
            draft.outcome = null;
            draft.told = List.of();
        });
    }

    private Referral with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.referral(this);
    }

    /** What can change of a referral, while the next one is made. */
    private static final class Draft {
        private WorkState state;
        private Priority priority;
        private Instant receivedAt;
        private Owner owner;
        private @Nullable UUID currentService;
        private @Nullable OpenOffer offer;
        private List<String> needs;
        private String consent;
        private boolean identityReview;
        private @Nullable Outcome outcome;
        private List<String> told;
        private Set<UUID> sharing;

        Draft(Referral r) {
            state = r.state;
            priority = r.priority;
            receivedAt = r.receivedAt;
            owner = r.owner;
            currentService = r.currentService;
            offer = r.offer;
            needs = r.needs;
            consent = r.consent;
            identityReview = r.identityReview;
            outcome = r.outcome;
            told = r.told;
            sharing = r.sharing;
        }

        Referral referral(Referral r) {
            return new Referral(
                    r.personId,
                    r.referralId,
                    r.reference,
                    r.version,
                    state,
                    r.door,
                    priority,
                    r.requestedPriority,
                    receivedAt,
                    r.submittedAt,
                    r.source,
                    owner,
                    r.requestedService,
                    currentService,
                    offer,
                    r.journeyId,
                    r.parentId,
                    needs,
                    consent,
                    identityReview,
                    r.duplicateOf,
                    r.supersedes,
                    outcome,
                    told,
                    sharing);
        }
    }
}
