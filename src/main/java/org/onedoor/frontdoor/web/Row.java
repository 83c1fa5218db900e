package org.onedoor.frontdoor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Referral;

/**
 * One referral on a list: three identifiers of the person, where it stands, its most pressing clock and those after it.
 *
 * @param missing what is needed to find or reach them and was not given; none when nothing is
 * @param untold whoever looks sent it, and may know no more than that it is dealt with
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
        boolean untold) {
    public Row {
        needs = List.copyOf(needs);
        otherClocks = List.copyOf(otherClocks);
    }
}
