package org.onedoor.frontdoor.web;

import java.util.List;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.ReferralFigures.Counted;
import org.onedoor.frontdoor.Referrals;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Gate;
import org.onedoor.platform.Gate.Ask;
import org.onedoor.platform.Gate.Decision;
import org.onedoor.platform.Looks;
import org.onedoor.platform.Subject;
import org.springframework.stereotype.Component;

/** The referrals behind a figure, as far as the reader may see them. Called from inside a look. */
@Component
class CountedReferrals {
    private static final int MOST = 200;

    private final Referrals referrals;
    private final Gate gate;

    CountedReferrals(Referrals referrals, Gate gate) {
        this.referrals = referrals;
        this.gate = gate;
    }

    /** @param hidden how many are counted that the reader may not see, or that are too many for a page */
    record Seen(List<Referral> referrals, int hidden) {}

    /** Those the reader reaches; the look names each. */
    Seen of(List<Counted> counted, Looks.Shown shown) {
        List<Referral> all = referrals.counted(counted);
        return reached(all, all.size(), shown);
    }

    /** The same of the newest of so many. */
    Seen of(List<Counted> newest, int total, Looks.Shown shown) {
        return reached(referrals.counted(newest), total, shown);
    }

    private Seen reached(List<Referral> newest, int total, Looks.Shown shown) {
        List<Referral> seen = newest.stream().filter(this::reaches).limit(MOST).toList();
        seen.forEach(referral -> shown.add(referral.personId()));
        return new Seen(seen, total - seen.size());
    }

    private boolean reaches(Referral referral) {
        Ask ask = Ask.item(Action.READ, "referral", new Subject.Person(referral.personId()), referral.parties());
        return gate.decide(CurrentActor.get(), ask) instanceof Decision.Allowed;
    }
}
