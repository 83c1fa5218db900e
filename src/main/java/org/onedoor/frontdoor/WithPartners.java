package org.onedoor.frontdoor;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What passes between a referral and partners' machines. The exchange fills this port. */
public interface WithPartners {
    /** How it stands. */
    enum Standing {
        HEARD,
        DONE,
        WAITING,
        FAILED
    }

    /**
     * One message, or what was heard.
     *
     * @param what such as "Referral to a partner"
     * @param words how it stands, in words
     * @param detail what the partner said of it; none when it said nothing
     * @param again the message that a person may have sent again; none when there is no need
     */
    record Line(
            String what,
            Standing standing,
            String words,
            @Nullable String detail,
            @Nullable UUID again) {}

    /** @param times the partner whose times can be read and asked for; none when there is none */
    record Shown(List<Line> lines, @Nullable String times) {
        public Shown {
            lines = List.copyOf(lines);
        }
    }

    /** Called from inside a look at the referral. */
    Shown of(Referral referral);

    /** Whether the service that has the referral, or had it last, works on it in a system of its own. */
    boolean have(Referral referral);
}
