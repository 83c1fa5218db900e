package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A need that came through a door, and where it stands. Immutable: an act stores the next one. */
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
        String reason,
        @Nullable String risk,
        String consent,
        boolean identityReview,
        @Nullable UUID duplicateOf,
        @Nullable Outcome outcome,
        List<String> told) {

    public Referral {
        needs = List.copyOf(needs);
        told = List.copyOf(told);
    }

    /** Who knocked. */
    public record Source(UUID organisationId, @Nullable UUID teamId, UUID accountId) {}

    /** A service that was asked and has not answered. */
    public record OpenOffer(UUID organisationId, UUID teamId, Instant expiresAt) {}

    public boolean isOpen() {
        return state.isOpen();
    }

    /** The organisations and teams this is a work item of: who sent it, who owns it, who is asked. */
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
        return parties;
    }

    Referral in(WorkState next) {
        return new Referral(
                personId,
                referralId,
                reference,
                version,
                next,
                door,
                priority,
                requestedPriority,
                receivedAt,
                submittedAt,
                source,
                owner,
                requestedService,
                currentService,
                offer,
                journeyId,
                parentId,
                needs,
                reason,
                risk,
                consent,
                identityReview,
                duplicateOf,
                outcome,
                told);
    }

    Referral ownedBy(Owner next) {
        return new Referral(
                personId,
                referralId,
                reference,
                version,
                state,
                door,
                priority,
                requestedPriority,
                receivedAt,
                submittedAt,
                source,
                next,
                requestedService,
                currentService,
                offer,
                journeyId,
                parentId,
                needs,
                reason,
                risk,
                consent,
                identityReview,
                duplicateOf,
                outcome,
                told);
    }

    Referral at(Priority next) {
        return new Referral(
                personId,
                referralId,
                reference,
                version,
                state,
                door,
                next,
                requestedPriority,
                receivedAt,
                submittedAt,
                source,
                owner,
                requestedService,
                currentService,
                offer,
                journeyId,
                parentId,
                needs,
                reason,
                risk,
                consent,
                identityReview,
                duplicateOf,
                outcome,
                told);
    }

    Referral offeredTo(@Nullable UUID service, @Nullable OpenOffer next) {
        return new Referral(
                personId,
                referralId,
                reference,
                version,
                state,
                door,
                priority,
                requestedPriority,
                receivedAt,
                submittedAt,
                source,
                owner,
                requestedService,
                service,
                next,
                journeyId,
                parentId,
                needs,
                reason,
                risk,
                consent,
                identityReview,
                duplicateOf,
                outcome,
                told);
    }

    Referral reviewed() {
        return new Referral(
                personId,
                referralId,
                reference,
                version,
                state,
                door,
                priority,
                requestedPriority,
                receivedAt,
                submittedAt,
                source,
                owner,
                requestedService,
                currentService,
                offer,
                journeyId,
                parentId,
                needs,
                reason,
                risk,
                consent,
                false,
                duplicateOf,
                outcome,
                told);
    }

    Referral ended(Outcome how, List<String> whoWasTold) {
        return new Referral(
                personId,
                referralId,
                reference,
                version,
                state,
                door,
                priority,
                requestedPriority,
                receivedAt,
                submittedAt,
                source,
                owner,
                requestedService,
                currentService,
                offer,
                journeyId,
                parentId,
                needs,
                reason,
                risk,
                consent,
                identityReview,
                duplicateOf,
                how,
                whoWasTold);
    }
}
