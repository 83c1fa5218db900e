package org.onedoor.crisis.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.platform.Subject;

/**
 * A referral to a body outside health.
 *
 * @param personId whom of those we know it is about; none where nobody is sure
 * @param notice the number of the rail notice it followed from
 * @param dueAt when a decision is due by a standard; none where none says
 */
public record BodyReferral(
        UUID incidentId,
        long version,
        String number,
        BodyKind kind,
        @Nullable UUID personId,
        Details details,
        @Nullable String notice,
        UUID fromOrg,
        @Nullable UUID fromTeam,
        UUID toOrg,
        @Nullable UUID toTeam,
        Map<String, String> answers,
        Instant sentAt,
        String sentBy,
        @Nullable Instant dueAt,
        @Nullable Decision decision,
        @Nullable Feedback feedback) {
    public BodyReferral {
        answers = Map.copyOf(answers);
    }

    /** What the body decided. */
    public record Decision(String code, @Nullable String words, Instant at, String by) {}

    /** What came of it, told to whoever referred. */
    public record Feedback(String words, Instant at, String by) {}

    Subject.Incident subject() {
        return new Subject.Incident(incidentId);
    }

    public String headed() {
        return Written.headed(details);
    }

    public String state() {
        return feedback != null ? "Answered" : decision != null ? "Decided" : "Sent";
    }

    public boolean isLate(Instant now) {
        return decision == null && dueAt != null && dueAt.isBefore(now);
    }

    /** What was decided, in words. */
    public String decided() {
        return decision == null ? "" : kind.decisions().getOrDefault(decision.code(), decision.code());
    }
}
