package org.onedoor.crisis.notice.web;

import java.util.List;
import org.onedoor.crisis.notice.BodyReferrals.Count;

/** How many people were referred to each body. */
public record BodyFiguresPage(List<Count> counts) {
    public BodyFiguresPage {
        counts = List.copyOf(counts);
    }
}
