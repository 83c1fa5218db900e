package org.onedoor.frontdoor;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.ReferralUpdated;
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
    private final Raising raising;
    private final Notes notes;

    SenderUpdates(ReferralActs acts, Raising raising, Notes notes) {
        this.acts = acts;
        this.raising = raising;
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
                    ? raising.raise(act, before, says, null)
                    : before;
        });
    }

    /** Whether it still matters how soon somebody comes. */
    private static boolean waits(WorkState state) {
        return state.isOpen() && state != WorkState.OUTCOME_RECORDED;
    }
}
