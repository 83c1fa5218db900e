package org.onedoor.frontdoor.coordination;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Event;
import org.onedoor.platform.EventListener;
import org.onedoor.platform.time.London;
import org.onedoor.work.Notifications;
import org.springframework.stereotype.Component;

/** Tells the teams that take part in a huddle that it is called, and what came of it. */
@Component
class TellOfHuddles implements EventListener {
    private final HuddleRepository huddles;
    private final Referrals referrals;
    private final Notifications notifications;

    TellOfHuddles(HuddleRepository huddles, Referrals referrals, Notifications notifications) {
        this.huddles = huddles;
        this.referrals = referrals;
        this.notifications = notifications;
    }

    @Override
    public String name() {
        return "tell-of-huddles";
    }

    @Override
    public Set<String> types() {
        return Set.of("HuddleCalled", "HuddleInvited", "PlanAgreed");
    }

    @Override
    public void hear(Event event) {
        UUID person = event.subject().id();
        Referral referral = referrals.ofAct(person, Objects.requireNonNull(event.scopeId()));
        Huddle huddle = huddles.latest(person, referral.journeyId()).orElse(null);
        if (huddle == null
                || !huddle.huddleId()
                        .toString()
                        .equals(String.valueOf(event.payload().get("huddle")))) {
            return; // another was called since, and its own event tells of it
        }
        boolean agreed = event.type().equals("PlanAgreed");
        String kind = agreed ? "huddle-agreed" : "huddle-called";
        String detail = agreed ? null : "plan by " + London.full(huddle.agreeBy());
        Set<UUID> told = new java.util.HashSet<>();
        tell(referral, referral.owner().organisationId(), referral.owner().teamId(), kind, detail, told);
        for (Huddle.Invited one : huddle.invited()) {
            if (one.organisationId() != null) {
                tell(referral, one.organisationId(), one.teamId(), kind, detail, told);
            }
        }
    }

    private void tell(
            Referral referral,
            UUID organisation,
            @Nullable UUID team,
            String kind,
            @Nullable String detail,
            Set<UUID> told) {
        if (told.add(team == null ? organisation : team)) {
            notifications.tell(
                    organisation, team, kind, referral.reference(), referral.personId(), referral.referralId(), detail);
        }
    }
}
