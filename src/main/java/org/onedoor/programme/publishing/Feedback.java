package org.onedoor.programme.publishing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a plan. It says who they are to the plan and nothing that finds them.
 *
 * @param number of the action it is about, as it was typed; {@code actionId} which action that is, however it is numbered later
 * @param words as typed; for whoever moderates only
 * @param notSafe its writer said that they are not safe now
 * @param readByDay the day by which somebody must have read it
 * @param shownWords what the public may read
 * @param reply what was done, for the public: "we did"
 */
public record Feedback(
        UUID organisationId,
        UUID feedbackId,
        UUID planId,
        @Nullable String number,
        @Nullable UUID actionId,
        Source source,
        String words,
        boolean notSafe,
        OffsetDateTime receivedAt,
        LocalDate readByDay,
        State state,
        @Nullable String shownWords,
        @Nullable String theme,
        @Nullable NotShown notShown,
        @Nullable String reply,
        @Nullable OffsetDateTime decidedAt,
        @Nullable OffsetDateTime repliedAt,
        long version) {

    /** Whose view it is. */
    public enum Source {
        SERVICE_USER("I use these services, or have used them", "Someone who uses services"),
        CARER("I care for someone who does", "A carer"),
        PUBLIC("I live here", "A member of the public"),
        HEALTHWATCH("I speak for Healthwatch", "Healthwatch"),
        WELFARE_TO_WORK("I speak for a scheme that helps people into work", "A scheme that helps people into work"),
        CAMHS("I speak for mental health services for the young", "Mental health services for the young"),
        CHAMPION("I am a mental health champion", "A mental health champion"),
        VOLUNTARY("I work or help in a charity or local group", "A charity or local group"),
        STAFF("I work in health, care or the police", "A member of staff"),
        OTHER("Someone else", "Someone else");

        private final String asked;
        private final String shown;

        Source(String asked, String shown) {
            this.asked = asked;
            this.shown = shown;
        }

        /** As the form asks. */
        public String asked() {
            return asked;
        }

        /** As the page says who said it. */
        public String shown() {
            return shown;
        }

        public String code() {
            return Feedback.code(this);
        }
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        SHOWN,
        NOT_SHOWN;

        String code() {
            return Feedback.code(this);
        }
    }

    /** Why the public does not see it. */
    public enum NotShown {
        PERSONAL("It names someone, or someone could be known from it"),
        HARM("It says how someone could harm themselves or others, or where"),
        ABUSE("It abuses someone"),
        OFF_TOPIC("It is not about this plan"),
        REPEAT("It says again what is shown already"),
        PRIVATE("Its writer asked that it is not shown");

        private final String label;

        NotShown(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public String code() {
            return Feedback.code(this);
        }
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
