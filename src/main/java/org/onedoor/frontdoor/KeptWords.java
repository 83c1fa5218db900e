package org.onedoor.frontdoor;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.onedoor.platform.Actor;
import org.onedoor.record.WordsKept;
import org.springframework.stereotype.Component;

/** Tells the timeline on which referrals the reader may see what happened, and not what was written. */
@Component
class KeptWords implements WordsKept {
    private final ReferralRepository referrals;

    KeptWords(ReferralRepository referrals) {
        this.referrals = referrals;
    }

    @Override
    public Set<UUID> scopes(Collection<UUID> personIds, Actor reader) {
        return referrals.ofPerson(personIds).stream()
                .filter(referral -> !Sharing.sees(referral, reader))
                .map(Referral::referralId)
                .collect(Collectors.toSet());
    }
}
