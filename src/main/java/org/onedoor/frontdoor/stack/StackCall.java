package org.onedoor.frontdoor.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Caller;
import org.onedoor.platform.Subject;

/**
 * One call of the stack as it stands.
 *
 * @param number what the ambulance service calls it
 * @param calledAt when the call connected: the ambulance service's clock starts here and never again
 * @param seenAt when the centre could first see it
 * @param toldAt the time of the newest message that was applied
 * @param categorisedAt the time of the newest message that said its category
 * @param closedAt when the ambulance service closed it, after the centre had taken it over; none while it has not
 * @param hold who reads it now; none when nobody does
 * @param pull how the centre took it over; none when it did not
 * @param end how it ended; none while it has not
 */
public record StackCall(
        UUID incidentId,
        String number,
        UUID sourceOrg,
        long version,
        Category category,
        CallState state,
        Instant calledAt,
        Instant seenAt,
        Instant toldAt,
        Instant categorisedAt,
        String nature,
        Caller caller,
        @Nullable Instant closedAt,
        @Nullable Hold hold,
        @Nullable Pull pull,
        @Nullable End end,
        @Nullable LookBack lookBack) {
    /** How long teams have for a call that was taken over when the ambulance service's own time was up. */
    private static final Duration LATE = Duration.ofMinutes(30);

    /** Somebody reads it, and nobody else may act on it until then. */
    public record Hold(UUID accountId, String name, Instant until) {}

    /** The centre took it over as a referral. */
    public record Pull(Instant at, String reason, UUID personId, UUID referralId, String reference) {}

    /** How it ended. */
    public record End(Instant at, String why) {}

    /** Whether the person came back within 72 hours. @param answer none until somebody looked */
    public record LookBack(
            Instant due, @Nullable String answer, @Nullable Instant at) {}

    /** Whom it is about, once it was taken over; none before. */
    public @Nullable UUID personId() {
        return pull == null ? null : pull.personId();
    }

    public Subject.Incident subject() {
        return new Subject.Incident(incidentId);
    }

    /**
     * When it goes back if no team has accepted it: before the ambulance service's own time is up. One that was taken over
     * after that has nothing left to lose by it, and the teams have half an hour. None for category 5.
     */
    public @Nullable Instant returnBy() {
        Instant by = category.returnBy(calledAt);
        return by == null || pull == null || pull.at().isBefore(by)
                ? by
                : pull.at().plus(LATE);
    }

    /** Who may see it: the service that showed it, and the centre. */
    public Set<UUID> parties(UUID centre) {
        return Set.copyOf(List.of(sourceOrg, centre)); // an ambulance service may run the centre
    }

    StackCall told(Instant told, Category now, Instant categorised, String words, Caller who) {
        return new StackCall(
                incidentId,
                number,
                sourceOrg,
                version,
                now,
                state,
                calledAt,
                seenAt,
                told,
                categorised,
                words,
                who,
                closedAt,
                hold,
                pull,
                end,
                lookBack);
    }

    /** The ambulance service has closed it: it is the centre's alone. */
    StackCall closedThere(Instant when) {
        return new StackCall(
                incidentId,
                number,
                sourceOrg,
                version,
                category,
                state,
                calledAt,
                seenAt,
                toldAt,
                categorisedAt,
                nature,
                caller,
                when,
                hold,
                pull,
                end,
                lookBack);
    }

    /** Open again as it was before it was upgraded: with the team that kept it, or waiting. */
    StackCall downgraded(boolean kept) {
        return with(kept ? CallState.PULLED : CallState.WAITING, null, kept ? pull : null, null, null);
    }

    StackCall held(Hold by) {
        return with(CallState.HELD, by, pull, null, null);
    }

    StackCall waiting() {
        return with(CallState.WAITING, null, null, null, null);
    }

    StackCall pulled(Pull how) {
        return with(CallState.PULLED, null, how, null, null);
    }

    StackCall ended(CallState how, Instant when, String why, @Nullable LookBack look) {
        return with(how, null, pull, new End(when, why), look);
    }

    StackCall lookedBack(LookBack look) {
        return with(state, null, pull, end, look);
    }

    private StackCall with(
            CallState next, @Nullable Hold by, @Nullable Pull how, @Nullable End ending, @Nullable LookBack look) {
        return new StackCall(
                incidentId,
                number,
                sourceOrg,
                version,
                category,
                next,
                calledAt,
                seenAt,
                toldAt,
                categorisedAt,
                nature,
                caller,
                closedAt,
                by,
                how,
                ending,
                look);
    }
}
