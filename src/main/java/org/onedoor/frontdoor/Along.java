package org.onedoor.frontdoor;

import org.onedoor.platform.Act;

/** What a door brings beside the submission. It is kept in the act that takes the referral in, or nothing is. */
public interface Along {
    /** A door that brings nothing more. */
    Along NOTHING = (_, _) -> {};

    /** Keeps what belongs to the referral that has just been stored. */
    void then(Act act, Referral stored);

    /** This, and after it the other. */
    default Along and(Along more) {
        Along first = this;
        return new Along() {
            @Override
            public void then(Act act, Referral stored) {
                first.then(act, stored);
                more.then(act, stored);
            }

            @Override
            public Referral stands(Referral received) {
                return more.stands(first.stands(received));
            }
        };
    }

    /** Where the need stands when it comes in: a new one waits for triage. */
    default Referral stands(Referral received) {
        return received;
    }
}
