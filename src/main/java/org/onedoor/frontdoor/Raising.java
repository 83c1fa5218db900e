package org.onedoor.frontdoor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral.OpenOffer;
import org.onedoor.frontdoor.ReferralEvents.PriorityRaised;
import org.onedoor.platform.Act;
import org.springframework.stereotype.Component;

/** Makes a referral more urgent without a triage: the clocks follow, and a service that is asked has less time to answer. */
@Component
public class Raising {
    private final OfferRepository offers;
    private final AnswerTime answerTime;

    Raising(OfferRepository offers, AnswerTime answerTime) {
        this.offers = offers;
        this.answerTime = answerTime;
    }

    /**
     * Part of a running act about the person.
     *
     * @param why a code of what makes it more urgent; none where whoever sent it says so
     */
    public Referral raise(Act act, Referral before, Priority to, @Nullable String why) {
        act.happened(new PriorityRaised(
                before.referralId(),
                before.journeyId(),
                to.code(),
                before.priority().code(),
                why));
        OpenOffer offer = before.offer();
        if (offer == null) {
            return before.at(to);
        }
        Instant sooner = answerTime.of(to, act.now());
        if (!sooner.isBefore(offer.expiresAt())) {
            return before.at(to);
        }
        offers.hasten(before.personId(), before.referralId(), sooner);
        return before.at(to)
                .offeredTo(before.currentService(), new OpenOffer(offer.organisationId(), offer.teamId(), sooner));
    }
}
