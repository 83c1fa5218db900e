package org.onedoor.frontdoor;

import org.onedoor.platform.Act;

/** What a door brings beside the submission. It is kept in the act that takes the referral in, or nothing is. */
public interface Along {
    /** A door that brings nothing more. */
    Along NOTHING = (_, _) -> {};

    /** Keeps what belongs to the referral that has just been stored. */
    void then(Act act, Referral stored);

    /** Where the need stands when it comes in: a new one waits for triage. */
    default Referral stands(Referral received) {
        return received;
    }
}
