package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.ReferralActs.Wish;
import org.onedoor.frontdoor.ReferralEvents.ConsentRecorded;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.onedoor.record.Notes;
import org.springframework.stereotype.Service;

/** What the person says about sharing, when they are asked later or change their mind. */
@Service
public class Consents {
    private final ReferralActs acts;
    private final Notes notes;

    Consents(ReferralActs acts, Notes notes) {
        this.acts = acts;
        this.notes = notes;
    }

    /** @param consent {@code given}, {@code refused} or {@code lacks-capacity} */
    public Referral record(
            String reference, long version, String consent, @Nullable String words, @Nullable IdempotencyKey key) {
        if (!List.of("given", "refused", "lacks-capacity").contains(consent)) {
            throw new Invalid("consent", "Choose what the person says about sharing");
        }
        return acts.perform(new Wish(reference, version, Step.RECORD_CONSENT, key), (act, before) -> {
            UUID event = act.happened(new ConsentRecorded(before.referralId(), before.journeyId(), consent));
            notes.write(act, event, before.referralId(), words);
            return before.agreed(consent);
        });
    }
}
