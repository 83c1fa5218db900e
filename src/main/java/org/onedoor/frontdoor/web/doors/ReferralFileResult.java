package org.onedoor.frontdoor.web.doors;

import java.time.Instant;
import java.util.List;
import org.onedoor.platform.importing.ImportRuns;

/**
 * What became of a file of referrals, with each line that was refused.
 *
 * @param now when it is looked at: of a run that does not end only this tells whether it was cut off
 */
public record ReferralFileResult(ImportRuns.Run run, List<ImportRuns.Reject> rejects, Instant now) {
    public ReferralFileResult {
        rejects = List.copyOf(rejects);
    }

    /** Whether the file was read to its end. */
    public boolean isWhole() {
        return run.finishedAt() != null;
    }

    /** In one sentence. */
    public String words() {
        return words(run, now);
    }

    static String words(ImportRuns.Run run, Instant now) {
        String began = run.finishedAt() != null
                ? ""
                : run.isCut(now)
                        ? "Reading it was cut off before the end. Send the whole file again: what is in already does not change, and the clocks stay as they are. "
                        : "It is being read at this moment. So far ";
        String in = run.added() == 1 ? "1 referral is in." : run.added() + " referrals are in.";
        return began
                + in
                + (run.unchanged() == 0
                        ? ""
                        : run.unchanged() == 1
                                ? " 1 was in already and is as it was."
                                : " %d were in already and are as they were.".formatted(run.unchanged()))
                + (run.rejected() == 0
                        ? " No line was refused."
                        : run.rejected() == 1
                                ? " 1 line was refused."
                                : " %d lines were refused.".formatted(run.rejected()));
    }
}
