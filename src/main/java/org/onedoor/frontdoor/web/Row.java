package org.onedoor.frontdoor.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.clock.ClockView;
import org.onedoor.frontdoor.Referral;

/** One referral on a list: three identifiers of the person, where it stands, and its most pressing clock. */
public record Row(
        String reference,
        String headed,
        String nhsNumber,
        String born,
        Referral referral,
        List<String> needs,
        String from,
        String service,
        @Nullable ClockView clock,
        String received,
        String age,
        @Nullable String owner) {
    public Row {
        needs = List.copyOf(needs);
    }
}
