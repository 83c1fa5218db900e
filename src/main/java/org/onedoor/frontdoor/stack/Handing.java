package org.onedoor.frontdoor.stack;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Centre;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Owner;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.frontdoor.SenderUpdates;
import org.onedoor.frontdoor.stack.StackCall.Pull;
import org.onedoor.frontdoor.stack.StackEvents.CallReturned;
import org.onedoor.platform.Act;
import org.onedoor.platform.Actor;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Refused;
import org.onedoor.platform.Writing;
import org.onedoor.work.Notifications;
import org.springframework.stereotype.Component;

/** Giving a call back to the ambulance service, with the referral that came of it. */
@Component
class Handing {
    private final Care care;
    private final SenderUpdates updates;
    private final Referrals referrals;
    private final Centre centre;
    private final Notifications notifications;

    Handing(Care care, SenderUpdates updates, Referrals referrals, Centre centre, Notifications notifications) {
        this.care = care;
        this.updates = updates;
        this.referrals = referrals;
        this.centre = centre;
        this.notifications = notifications;
    }

    /** Ends the referral and gives the call back. @throws Refused when a team has accepted: it is theirs now */
    StackCall back(Act act, StackCall call, String why) {
        Referral referral = referral(call);
        if (referral.outcome() != null) {
            throw new Refused(
                    "ended",
                    "The referral of this call has ended: %s. The ambulance service is told so; nobody is sent for it."
                            .formatted(referral.outcome().label()));
        }
        if (accepted(referral)) {
            throw new Refused(
                    "accepted",
                    "A team has accepted this person and is on its way. Call the ambulance service's desk instead.");
        }
        endReferral(referral, why);
        act.happened(new CallReturned(call.incidentId(), why));
        tell(call, "stack-returned", call.sourceOrg(), null, why);
        return call.ended(CallState.RETURNED, act.now(), why, null);
    }

    /** The ambulance service goes after all: a team that accepted is told and keeps the person, anybody else is done. */
    void overtaken(StackCall call, String why) {
        if (call.pull() == null) {
            return;
        }
        Referral referral = referral(call);
        if (!referral.isOpen()) {
            return;
        }
        if (accepted(referral)) {
            Owner owner = referral.owner();
            notifications.tell(
                    owner.organisationId(),
                    owner.teamId(),
                    "stack-overtaken",
                    referral.reference(),
                    referral.personId(),
                    referral.referralId(),
                    why);
        } else {
            endReferral(referral, why);
        }
    }

    /** The ambulance service does not go after all: the team that had accepted, and the centre, have the person again. */
    void backWithTeam(StackCall call, String why) {
        if (!accepted(call)) {
            return;
        }
        Referral referral = referral(call);
        Owner owner = referral.owner();
        notifications.tell(
                owner.organisationId(),
                owner.teamId(),
                "stack-with-team-again",
                referral.reference(),
                referral.personId(),
                referral.referralId(),
                why);
        tell(
                call,
                "stack-with-team-again",
                centre.owner().organisationId(),
                centre.owner().teamId(),
                why);
    }

    /** Whoever has the person reads what the ambulance service says of the call meanwhile. */
    void newlySaid(StackCall before, StackCall after) {
        if (before.pull() == null) {
            return;
        }
        Referral referral = referral(before);
        String said = Stream.of(
                        after.nature().equals(before.nature()) ? null : after.nature(),
                        Objects.equals(after.caller().scene(), before.caller().scene())
                                ? null
                                : after.caller().whereTo(),
                        Objects.equals(after.caller().account(), before.caller().account())
                                ? null
                                : after.caller().account())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        if (referral.isOpen() && !said.isEmpty()) {
            String words = Writing.cut("The ambulance service says of its call now:\n" + said, Writing.STORY);
            CurrentActor.run(Actor.SYSTEM, () -> updates.update(referral.reference(), null, words, null));
        }
    }

    /** Whether a team other than the centre has the person, so that the call does not go back by itself. */
    boolean accepted(StackCall call) {
        return call.pull() != null && accepted(referral(call));
    }

    /** How the referral of a call ended; none while it has not. */
    @Nullable
    Outcome outcome(StackCall call) {
        return call.pull() == null ? null : referral(call).outcome();
    }

    private boolean accepted(Referral referral) {
        return referral.isOpen()
                && !referral.owner().teamId().equals(centre.owner().teamId());
    }

    private void endReferral(Referral referral, String why) {
        if (referral.isOpen()) {
            CurrentActor.as(Actor.SYSTEM, () -> care.handBack(referral.reference(), why));
        }
    }

    /** Says it to a team of the centre or to the ambulance service. */
    void tell(StackCall call, String kind, UUID organisation, @Nullable UUID team, String why) {
        notifications.tell(organisation, team, kind, call.number(), call.incidentId(), call.incidentId(), why);
    }

    private Referral referral(StackCall call) {
        Pull pull = Objects.requireNonNull(call.pull());
        return referrals.ofAct(pull.personId(), pull.referralId());
    }
}
