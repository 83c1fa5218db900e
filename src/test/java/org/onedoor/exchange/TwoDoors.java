package org.onedoor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.onedoor.Cast;
import org.onedoor.frontdoor.Care;
import org.onedoor.frontdoor.Doing;
import org.onedoor.frontdoor.WorkState;

/** Two OneDoors, each with a database of its own, that are partners of each other; and beside them a recorded partner. */
final class TwoDoors {
    static final TwoDoors OPEN = new TwoDoors();

    /** A service of the sender's directory that the other door answers for. */
    static final String ASKED = Doing.PCN;

    /** A service of the sender's directory that the recorded partner answers for. */
    static final String RECORDED = "veterans-support";

    final Door sender;
    final Door receiver;
    final RecordedPartner recorded = RecordedPartner.start();

    private TwoDoors() {
        int here = Door.freePort();
        int there = Door.freePort();
        Map<String, String> settings = new HashMap<>(Door.partner(
                "other-door", "The Other Door", there, "sender", "receiver", Map.of(Doing.PCN, Doing.PCN)));
        settings.putAll(Door.partner(
                "recorded", "Recorded Care", recorded.port(), "sender", "recorder", Map.of("veterans-support", "100")));
        sender = Door.open("sender", here, settings);
        receiver = Door.open(
                "receiver", there, Door.partner("first-door", "The First Door", here, "receiver", "sender", Map.of()));
        receiver.lets("sender", "RYC");
        sender.lets("receiver", "RYC");
        sender.lets("recorder", "RYC");
    }

    /** Both carry their messages until none is left. */
    void exchange() {
        for (int round = 0; round < 20 && (sender.hasPost() || receiver.hasPost()); round++) {
            sender.post();
            receiver.post();
        }
    }

    /** What the other door calls a referral of the sender's. */
    String there(String reference) {
        return sender.jdbc()
                .sql("""
                        select their_reference from exchange.dialogue
                         where reference = :reference and their_reference is not null
                         order by opened_at desc limit 1
                        """)
                .param("reference", reference)
                .query(String.class)
                .single();
    }

    /** A referral of the sender's for which the other door is asked, and knows of it. */
    String asked() {
        String here = sender.doing().referral(sender.bean(Cast.class).gp().actor());
        sender.doing().offered(here, ASKED);
        exchange();
        return here;
    }

    /** Both say the same of it. */
    void assertAgreed(String here, String there, WorkState state) {
        assertThat(sender.now(here).state()).isEqualTo(state);
        assertThat(receiver.now(there).state()).isEqualTo(state);
        assertThat(sender.now(here).outcome()).isEqualTo(receiver.now(there).outcome());
    }

    /** That somebody was seen, now, as the receiver says it. */
    Care.Seen seen() {
        return new Care.Seen(
                receiver.time().instant(),
                true,
                "video",
                "assessment",
                false,
                false,
                false,
                "What the clinician wrote");
    }
}
