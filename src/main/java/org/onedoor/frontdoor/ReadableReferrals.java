package org.onedoor.frontdoor;

import java.util.UUID;
import org.onedoor.people.People;
import org.onedoor.platform.CurrentActor;
import org.springframework.stereotype.Component;

/**
 * The referrals of a person whose words the reader may read. What is judged of the person on one of them (frailty, dementia,
 * complexity) is told on the others only to them: a person who did not agree to sharing on a referral did not agree to it on the
 * next one's page either.
 */
@Component
public class ReadableReferrals {
    private final ReferralRepository referrals;
    private final People people;

    ReadableReferrals(ReferralRepository referrals, People people) {
        this.referrals = referrals;
        this.people = people;
    }

    /** By whichever of the person's ids they were made. Called from inside a look or an act. */
    public UUID[] of(UUID personId) {
        return referrals.ofPerson(people.linked(personId)).stream()
                .filter(referral -> Sharing.sees(referral, CurrentActor.get()))
                .map(Referral::referralId)
                .toArray(UUID[]::new);
    }
}
