package org.onedoor.frontdoor.assessment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * An assessment, made once.
 *
 * @param until the last day on which it is in date
 * @param serviceId the service that made it
 * @param accountId who made it
 * @param shared whether the person lets others read it; what is not shared cannot be trusted by others
 * @param answer {@code accepted} or {@code refused} by the team that has the referral it is shown on; none where nobody there
 *     had to say
 * @param refusal why it was refused there
 */
public record Assessment(
        UUID assessmentId,
        UUID referralId,
        AssessmentKind kind,
        LocalDate on,
        LocalDate until,
        UUID serviceId,
        UUID teamId,
        UUID accountId,
        String words,
        boolean shared,
        @Nullable String answer,
        @Nullable RefusalReason refusal) {

    public boolean isInDate(LocalDate today) {
        return !today.isAfter(until);
    }

    public boolean accepted() {
        return "accepted".equals(answer);
    }

    /** {@code Mental health assessment of 3 March 2026}. */
    public String spoken() {
        return kind.label() + " of " + London.day(on);
    }
}
