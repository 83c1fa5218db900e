package org.onedoor.frontdoor.web.doors;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.importing.ImportRuns;

/**
 * Choosing a file of referrals.
 *
 * @param team the team that may move in with its open referrals; none for somebody whose team owns none
 * @param columns those the file must have
 * @param mayHave those it may have
 * @param sent the latest files of the team and its organisation, the newest first
 */
public record ReferralFilePage(
        @Nullable String team,
        List<String> columns,
        List<String> mayHave,
        @Nullable String problem,
        List<ImportRuns.Run> sent,
        Instant now) {
    public ReferralFilePage {
        columns = List.copyOf(columns);
        mayHave = List.copyOf(mayHave);
        sent = List.copyOf(sent);
    }

    /** What became of one of them, in a sentence. */
    public String words(ImportRuns.Run run) {
        return ReferralFileResult.words(run, now);
    }
}
