package org.onedoor.frontdoor;

import org.onedoor.people.People;
import org.onedoor.work.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the person that a referral arrived: whoever asked themselves, or agreed that somebody else asks, where that can leave
 * at once. The reference, by which it is followed, is in a letter alone: others may see a telephone.
 */
@Component
class Acknowledgement {
    private static final String NEXT =
            "A person reads it and finds the right service. You do not need to do anything. If things get worse, do not wait for us: call 111, or 999 in an emergency.";

    private final Messages messages;
    private final People people;
    private final String follow;

    Acknowledgement(Messages messages, People people, @Value("${onedoor.address:}") String address) {
        this.messages = messages;
        this.people = people;
        String site = address.strip().replaceAll("/+$", "");
        this.follow = site.isEmpty() ? "" : " See where it stands at " + site + "/refer/follow.";
    }

    /** Called inside the act that takes it in, after the ways that are safe are kept. */
    void write(Referral stored) {
        if (stored.door() == Door.SELF || stored.consent().equals("given")) {
            messages.writeIfItLeaves(
                    people.get(stored.personId()),
                    stored.referralId(),
                    "We have your referral. Its reference is %s.%s %s".formatted(stored.reference(), follow, NEXT),
                    "We have your referral. " + NEXT);
        }
    }
}
