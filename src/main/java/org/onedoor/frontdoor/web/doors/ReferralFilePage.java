package org.onedoor.frontdoor.web.doors;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.importing.ImportRuns;

/**
 * Choosing a file of referrals.
 *
 * @param team the team that may move in with its open referrals; none for somebody whose team owns none
 * @param columns those the file must have
 * @param mayHave those it may have
 * @param what the kind of file that was chosen
 * @param problems by field
 * @param sent the latest files of the team and its organisation, the newest first
 */
public record ReferralFilePage(
        @Nullable String team,
        List<String> columns,
        List<String> mayHave,
        @Nullable String what,
        Map<String, String> problems,
        List<ImportRuns.Run> sent,
        Instant now) {
    public ReferralFilePage {
        columns = List.copyOf(columns);
        mayHave = List.copyOf(mayHave);
        problems = Map.copyOf(problems);
        sent = List.copyOf(sent);
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    /** What became of one of them, in a sentence. */
    public String words(ImportRuns.Run run) {
        return ReferralFileResult.words(run, now);
    }
}
