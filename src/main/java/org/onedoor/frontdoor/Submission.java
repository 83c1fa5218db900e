package org.onedoor.frontdoor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.Plausible;

/**
 * What came through a door.
 *
 * @param personId somebody already found in the index; none when the details say who it is
 * @param receivedAt when the door first heard of the need; for paper, before it was keyed in
 * @param service the service that was asked for, if any
 * @param needs codes of the directory's needs list
 * @param lenient a message from a machine: what a form would refuse about the person is kept for identity review
 */
public record Submission(
        Details person,
        @Nullable UUID personId,
        Door door,
        Priority priority,
        Instant receivedAt,
        @Nullable UUID service,
        List<String> needs,
        String reason,
        @Nullable String risk,
        String consent,
        boolean lenient) {

    public Submission {
        needs = List.copyOf(needs);
        reason = Writing.storable(reason).strip();
        risk = ReferralRepository.blankToNull(risk == null ? null : Writing.storable(risk));
    }

    /** @throws Invalid with a sentence for each field that is wrong */
    Submission checked(Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (reason.isEmpty()) {
            problems.put("reason", "Say why this person needs help now");
        }
        Writing.limit(problems, "reason", "The reason", reason, Writing.STORY);
        Writing.limit(problems, "risk", "The risk", risk, Writing.STORY);
        if (needs.isEmpty()) {
            problems.put("needs", "Select at least one need");
        }
        String when = Plausible.notHappened("When it was received", receivedAt, now);
        if (when != null) {
            problems.put("receivedAt", when);
        }
        String born = lenient ? null : bornLater(person.birthDate(), receivedAt);
        if (born != null) {
            problems.put("birthDate", born);
        }
        if (!List.of("given", "not-asked", "refused", "lacks-capacity").contains(consent)) {
            problems.put("consent", "Say whether the person agreed to this referral");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return this;
    }

    /** What is wrong with somebody born after their referral was received, in words; null when nothing is. */
    public static @Nullable String bornLater(@Nullable LocalDate birthDate, Instant receivedAt) {
        LocalDate received = London.date(receivedAt);
        return birthDate == null || !birthDate.isAfter(received)
                ? null
                : "The date of birth must be on or before the day the referral was received, %s. Check both"
                        .formatted(London.day(received));
    }
}
