package org.onedoor.crisis.notice.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.notice.BodyReferrals.Seen;
import org.onedoor.platform.web.TypedForm;

/** One referral to a body. */
public record BodyReferralPage(
        Seen seen, TypedForm typed, @Nullable String conflict, Instant now) {
    /** Whether the reader records what became of it. */
    public boolean records() {
        return seen.decides() || seen.sent();
    }
}
