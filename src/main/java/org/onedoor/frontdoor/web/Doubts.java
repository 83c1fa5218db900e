package org.onedoor.frontdoor.web;

import org.onedoor.frontdoor.Permitted;
import org.onedoor.frontdoor.Referral;
import org.onedoor.platform.Actor;

/**
 * Who a referral may be about besides, and what it may repeat. Whoever only sent it is not shown either: anybody could learn by
 * a referral whether a person is known here.
 *
 * @param shown whether the reader may know of any
 * @param identity somebody has to say who it is
 * @param repeats the same need was open when it came
 */
public record Doubts(boolean shown, boolean identity, boolean repeats) {
    static Doubts of(Referral referral, Actor actor) {
        boolean shown = Permitted.knowsDoubts(referral, actor);
        return new Doubts(shown, shown && referral.identityReview(), shown && referral.duplicateOf() != null);
    }
}
