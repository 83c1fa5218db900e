package org.onedoor.frontdoor.advice;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Actor;
import org.onedoor.platform.Subject;

/**
 * A question to a service about somebody. Immutable: an act stores the next one.
 *
 * @param consent what the person says about it, as on a referral
 * @param answeredAt when it was first answered
 * @param advises {@code manage}: it can be dealt with where it was asked; {@code refer}: refer the person
 * @param outcome what came of it, when it was closed
 * @param referral the referral it became
 */
public record Advice(
        UUID personId,
        UUID adviceId,
        String reference,
        long version,
        AdviceState state,
        Urgency urgency,
        String consent,
        Asker asker,
        Asked asked,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable String advises,
        @Nullable Instant endedAt,
        @Nullable AdviceOutcome outcome,
        @Nullable Became referral) {

    /** Who asked. A practice has no team. */
    public record Asker(UUID organisationId, @Nullable UUID teamId, UUID accountId) {}

    /** Which service must answer, and its team. */
    public record Asked(UUID service, UUID organisationId, UUID teamId) {}

    public record Became(UUID referralId, String reference) {}

    public Subject.Person subject() {
        return new Subject.Person(personId);
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** The organisation or team that asked, and the team that answers: nobody else's work item. */
    Set<UUID> parties() {
        Set<UUID> parties = new HashSet<>();
        parties.add(asker.teamId() == null ? asker.organisationId() : asker.teamId());
        parties.add(asked.teamId());
        return parties;
    }

    public boolean isAskers(Actor actor) {
        return asker.teamId() == null
                ? asker.organisationId().equals(actor.organisationId())
                : asker.teamId().equals(actor.teamId());
    }

    public boolean isAsked(Actor actor) {
        return asked.teamId().equals(actor.teamId());
    }

    Advice in(AdviceState next) {
        return with(next, asked, answeredAt, advises, null, null, null);
    }

    Advice answered(Instant at, String says) {
        return with(AdviceState.ANSWERED, asked, answeredAt == null ? at : answeredAt, says, null, null, null);
    }

    Advice passedTo(Asked other) {
        return with(AdviceState.ASKED, other, answeredAt, advises, null, null, null);
    }

    Advice closed(Instant at, AdviceOutcome how) {
        return with(AdviceState.CLOSED, asked, answeredAt, advises, at, how, null);
    }

    Advice referred(Instant at, Became became) {
        return with(AdviceState.REFERRED, asked, answeredAt, advises, at, null, became);
    }

    private Advice with(
            AdviceState next,
            Asked to,
            @Nullable Instant answered,
            @Nullable String says,
            @Nullable Instant ended,
            @Nullable AdviceOutcome how,
            @Nullable Became became) {
        return new Advice(
                personId, adviceId, reference, version, next, urgency, consent, asker, to, askedAt, answered, says,
                ended, how, became);
    }
}
