package org.onedoor.frontdoor.web.doors;

import java.util.List;
import java.util.UUID;
import org.onedoor.directory.CodedNeed;
import org.onedoor.frontdoor.Duplicates.Likely;
import org.onedoor.frontdoor.web.Typed;

/** One short page for a call. @param likely those it may be about, to look at before it is sent */
public record PhonePage(UUID callId, Typed typed, List<CodedNeed> needs, List<Likely> likely) {
    public PhonePage {
        needs = List.copyOf(needs);
        likely = List.copyOf(likely);
    }
}
