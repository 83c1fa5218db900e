package org.onedoor.crisis.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.CaseJoin.Joined;
import org.onedoor.crisis.CasePreviews.Preview;
import org.onedoor.crisis.CaseReads.Seen;
import org.onedoor.crisis.PerhapsTheSame.Likely;
import org.onedoor.platform.web.TypedForm;

/**
 * Joining two cases that are one, and taking that back.
 *
 * @param likely cases that may be this one
 * @param joined those that were joined to it
 * @param preview the case a number names, to be confirmed; none before it was asked for
 */
public record CaseJoinPage(
        Seen seen,
        List<Likely> likely,
        List<Joined> joined,
        @Nullable Preview preview,
        TypedForm typed,
        String key,
        @Nullable String conflict) {
    public CaseJoinPage {
        likely = List.copyOf(likely);
        joined = List.copyOf(joined);
    }
}
