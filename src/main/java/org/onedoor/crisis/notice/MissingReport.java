package org.onedoor.crisis.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.platform.Subject;

/**
 * A report of the police that somebody is missing.
 *
 * @param reference the police's own
 * @param personId whom of those we know it is about; none yet otherwise
 * @param notThem those a person has said it is not
 */
public record MissingReport(
        UUID incidentId,
        long version,
        String number,
        UUID sourceOrg,
        String reference,
        Risk risk,
        Instant lastSeenAt,
        String lastSeenPlace,
        String circumstances,
        @Nullable String description,
        Details details,
        Instant reportedAt,
        String reportedBy,
        @Nullable UUID personId,
        @Nullable String matchedBy,
        List<UUID> notThem,
        @Nullable Found found,
        @Nullable Debrief debrief) {
    public MissingReport {
        notThem = List.copyOf(notThem);
    }

    /** How the police grade the risk, in the words of the College of Policing. */
    public enum Risk {
        HIGH("High risk"),
        MEDIUM("Medium risk"),
        LOW("Low risk"),
        NONE("No apparent risk");

        private final String label;

        Risk(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Risk> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }

    /** How it ended. */
    public enum How {
        SAFE("Found or came back, safe"),
        HARMED("Found or came back, and had come to harm"),
        DIED("Found dead"),
        ERROR("Was never missing: reported by mistake");

        private final String label;

        How(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<How> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }

        /** Whether somebody is there to be asked how it was. */
        boolean isToBeAsked() {
            return this == SAFE || this == HARMED;
        }
    }

    /** The end of it. */
    public record Found(
            Instant at,
            How how,
            @Nullable String where,
            @Nullable String words) {}

    /** Somebody has talked with the person about it. */
    public record Debrief(Instant at, String by, String words) {}

    Subject.Incident subject() {
        return new Subject.Incident(incidentId);
    }

    /** Whether a form says what was reported. */
    boolean says(MissingIntake.Form form) {
        Details said = form.details();
        return risk == form.risk()
                && lastSeenAt.equals(form.lastSeenAt())
                && lastSeenPlace.equals(form.lastSeenPlace().strip())
                && circumstances.equals(form.circumstances().strip())
                && Objects.equals(description, form.description())
                && Objects.equals(details.familyName(), said.familyName())
                && Objects.equals(details.givenName(), said.givenName())
                && Objects.equals(details.birthDate(), said.birthDate())
                && details.gender() == said.gender()
                && Objects.equals(details.nhsNumber(), said.nhsNumber())
                && Objects.equals(details.postcode(), said.postcode())
                && details.veteran() == said.veteran();
    }

    public boolean isOpen() {
        return found == null;
    }

    /** {@code ADEYEMI, Tunde}, as the police wrote it. */
    public String headed() {
        return Written.headed(details);
    }
}
