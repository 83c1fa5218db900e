package org.onedoor.frontdoor.web.doors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Choosing a file of referrals.
 *
 * @param team the team that may move in with its open referrals; none for somebody whose team owns none
 * @param columns those the file must have
 * @param mayHave those it may have
 */
public record ReferralFilePage(
        @Nullable String team,
        List<String> columns,
        List<String> mayHave,
        @Nullable String problem) {
    public ReferralFilePage {
        columns = List.copyOf(columns);
        mayHave = List.copyOf(mayHave);
    }
}
