package org.onedoor.frontdoor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Referral.OpenOffer;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.PriorityRaised;
import org.onedoor.frontdoor.ReferralEvents.ReferralUpdated;
import org.onedoor.platform.Act;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/**
 * What whoever sent a referral says of it later. More urgent counts at once, as theirs; it is no triage, so that the
 * centre's clock for that goes on. Less urgent is for the owner to decide, who is told either way.
 */
@Service
public class SenderUpdates {
    private final ReferralActs acts;
    private final OfferRepository offers;
    private final AnswerTime answerTime;
    private final Notes notes;

    SenderUpdates(ReferralActs acts, OfferRepository offers, AnswerTime answerTime, Notes notes) {
        this.acts = acts;
        this.offers = offers;
        this.answerTime = answerTime;
        this.notes = notes;
    }

    /** @param says how urgent they say it is; none when they say nothing of that */
    public Referral update(String reference, @Nullable Priority says, String words, @Nullable IdempotencyKey key) {
        Triage.requireWords(words, "words", "Write what has changed");
        return acts.perform(new Wish(reference, ReferralActs.ANY_VERSION, Step.ADD_NOTE, key), (act, before) -> {
            UUID event = act.happened(new ReferralUpdated(
                    before.referralId(),
                    before.journeyId(),
                    says == null ? null : says.code(),
                    before.priority().code(),
                    act.actor().teamId()));
            notes.write(act, event, before.referralId(), words);
            return says != null && says.compareTo(before.priority()) < 0 && waits(before.state())
                    ? raised(act, before, says)
                    : before;
        });
    }

    /** Whether it still matters how soon somebody comes. */
    private static boolean waits(WorkState state) {
        return state.isOpen() && state != WorkState.OUTCOME_RECORDED;
    }

    private Referral raised(Act act, Referral before, Priority says) {
        act.happened(new PriorityRaised(
                before.referralId(),
                before.journeyId(),
                says.code(),
                before.priority().code()));
        OpenOffer offer = before.offer();
        if (offer == null) {
            return before.at(says);
        }
        Instant sooner = answerTime.of(says, act.now());
        if (!sooner.isBefore(offer.expiresAt())) {
            return before.at(says);
        }
        offers.hasten(before.personId(), before.referralId(), sooner);
        return before.at(says)
                .offeredTo(before.currentService(), new OpenOffer(offer.organisationId(), offer.teamId(), sooner));
    }
}
