package org.onedoor.frontdoor;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AccessNeeds.Adjustment;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/**
 * What whoever books a time says of each thing the person needs when they are seen.
 *
 * @param how how it is met: an interpreter of that name is booked, a room on the ground floor
 * @param whyNot why the others are not met yet, so that the team is asked to; none where all are
 * @param asked whether anybody could be asked: a partner's machine cannot, which is the same as not yet
 */
public record Arranged(
        Map<Adjustment, String> how, @Nullable String whyNot, boolean asked) {
    /** A partner's machine booked. */
    public static final Arranged NOT_ASKED = new Arranged(Map.of(), null, false);

    public Arranged {
        how = Map.copyOf(how);
    }

    public static Arranged of(Map<Adjustment, String> how, @Nullable String whyNot) {
        return new Arranged(how, whyNot, true);
    }

    /** The name of the answer for a need in a form. */
    public static String field(Adjustment need) {
        return "met-" + need.code();
    }

    /** @throws Invalid where somebody was asked and does not say of a need how it is met, or why not */
    void check(Iterable<Adjustment> needs) {
        for (Adjustment need : needs) {
            String said = how.get(need);
            if (asked && said == null && whyNot == null) {
                throw new Invalid(
                        field(need), "Say how this is met, or say below why what they need is not arranged yet");
            }
            Writing.limit(field(need), need.label(), said, Writing.LINE);
        }
        Writing.limit("whyNot", "Why it is not arranged yet", whyNot, Writing.SENTENCES);
    }
}
