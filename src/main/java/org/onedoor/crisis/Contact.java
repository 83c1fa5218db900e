package org.onedoor.crisis;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Subject;

/**
 * A contact as its entries say it is.
 *
 * @param described the person as first given: a name, or how to recognise somebody whose name nobody knows
 * @param phone the number they rang from or can be reached at, as it was written
 * @param parties the teams whose work it is, or the organisations of those without one
 * @param hospital the liaison team that is asked
 * @param pairing who went: a nurse and an officer together, or one of them
 * @param why why section 136 was avoided, where it was
 * @param reference the referral that was made of it
 * @param caseId the case of section 135 or 136 that was begun of it
 * @param attendance how long the person was in A&E; none where they were referred from elsewhere
 */
public record Contact(
        UUID incidentId,
        long version,
        String number,
        ContactKind kind,
        UUID personId,
        String described,
        @Nullable String phone,
        Instant at,
        Instant begunAt,
        List<UUID> parties,
        Owner owner,
        UUID byOrganisation,
        @Nullable String hospital,
        @Nullable String pairing,
        String reason,
        @Nullable String outcome,
        @Nullable String why,
        @Nullable Instant seenAt,
        @Nullable Instant closedAt,
        @Nullable String reference,
        @Nullable UUID caseId,
        @Nullable Attendance attendance) {
    public Contact {
        parties = List.copyOf(parties);
    }

    /** Whose it is to do what comes next. */
    public record Owner(UUID organisationId, @Nullable UUID teamId) {}

    /**
     * One attendance at A&E.
     *
     * @param from when they came, or were referred where nobody has said when
     * @param leftAt none while they are there
     * @param breach why it was more than four hours
     */
    public record Attendance(
            Instant from,
            @Nullable Instant leftAt,
            @Nullable String breach) {
        /** As the standard ED_4H has it: the last minute still counts. */
        static final java.time.Duration WITHIN = java.time.Duration.ofHours(4);

        public boolean isBreachedAt(Instant now) {
            return (leftAt == null ? now : leftAt).isAfter(from.plus(WITHIN));
        }

        public String breachWords() {
            return breach == null
                    ? "No reason was recorded"
                    : ContactQuestions.breach()
                            .option(breach)
                            .map(Question.Option::label)
                            .orElse(breach);
        }
    }

    public Subject.Incident subject() {
        return new Subject.Incident(incidentId);
    }

    public boolean isOpen() {
        return closedAt == null;
    }

    Set<UUID> reach() {
        return Set.copyOf(parties);
    }

    /** In words: where nothing was said, that it is open, or that a referral was made of it. */
    public String outcomeWords() {
        if (outcome == null) {
            return isOpen() || reference == null ? "Still open" : "Referred: " + reference;
        }
        String words = kind.outcomes().stream()
                .filter(option -> option.code().equals(outcome))
                .map(Question.Option::label)
                .findFirst()
                .orElse(outcome);
        return isOpen() && !isOnCaseload() ? words + ". Nobody has it yet" : words;
    }

    /** Whether it says that the person was detained, and no case was begun of it yet. */
    public boolean awaitsCase() {
        return caseId == null && outcome != null && ContactQuestions.DETAINED.contains(outcome);
    }

    /** Who went, in words; empty where that is not asked. */
    public String pairingWords() {
        return pairing == null
                ? ""
                : ContactQuestions.pairing()
                        .option(pairing)
                        .map(Question.Option::label)
                        .orElse(pairing);
    }

    public String reasonWords() {
        return ContactQuestions.reason()
                .option(reason)
                .map(Question.Option::label)
                .orElse(reason);
    }

    /** Whether somebody is on the caseload of home treatment by it. */
    public boolean isOnCaseload() {
        return kind == ContactKind.HOME_TREATMENT && ContactQuestions.TAKEN_ON.equals(outcome) && isOpen();
    }
}
