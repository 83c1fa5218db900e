package org.onedoor.frontdoor.web.doors;

import java.util.List;
import org.onedoor.platform.importing.ImportRuns;

/** What became of a file of referrals, with each line that was refused. */
public record ReferralFileResult(ImportRuns.Run run, List<ImportRuns.Reject> rejects) {
    public ReferralFileResult {
        rejects = List.copyOf(rejects);
    }

    /** In one sentence. */
    public String words() {
        return (run.added() == 1 ? "1 referral is in." : run.added() + " referrals are in.")
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
