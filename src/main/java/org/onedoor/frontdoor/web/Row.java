package org.onedoor.frontdoor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Referral;
import org.onedoor.frontdoor.WorkState;

/**
 * One referral on a list: three identifiers of the person, where it stands, its most pressing clock and those after it.
 *
 * @param missing what is needed to find or reach them and was not given; none when nothing is
 * @param doubts whose identity and which repeat is in doubt, for whoever may know
 * @param untold whoever looks sent it, and may know no more than that it is dealt with: neither clock nor owner nor service is here
 */
public record Row(
        String reference,
        String headed,
        String nhsNumber,
        String born,
        String bornAlone,
        @Nullable String missing,
        Referral referral,
        List<String> needs,
        String from,
        String service,
        @Nullable ClockView clock,
        List<ClockView> otherClocks,
        String received,
        String age,
        @Nullable String owner,
        Doubts doubts,
        boolean untold) {
    public Row {
        needs = List.copyOf(needs);
        otherClocks = List.copyOf(otherClocks);
    }

    /** As far as whoever looks may know. */
    public String stands() {
        if (!untold) {
            return referral.state().label();
        }
        return referral.state() == WorkState.INFO_REQUESTED
                ? "More information is asked for"
                : referral.isOpen() ? "Being dealt with" : "Ended";
    }

    /** As it was decided; to whoever may not know that, as they asked for it. */
    public Priority priority() {
        return untold ? referral.requestedPriority() : referral.priority();
    }
}
