package org.onedoor.frontdoor.web.doors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.web.BornTyped;
import org.onedoor.frontdoor.web.Typed;

/** The questions of the public form, one to a page, in the order they are asked. */
public enum Question {
    SAFE("safe", "Are you safe right now?", "Are you safe right now?", List.of("safe")),
    WHO("who", "Who needs help?", "Who needs help?", List.of("who")),
    CARER(
            "about-you",
            "About you",
            "About you",
            List.of("carerName", "carerRelationship", "carerPhone", "carerConsent")),
    NAME(
            "name",
            "What is your name?",
            "What is their name?",
            List.of("givenName", "familyName", "preferredName", "description")),
    BIRTH(
            "birth",
            "When were you born?",
            "When were they born?",
            List.of(
                    "birthDate",
                    "birthDate-day",
                    "birthDate-month",
                    "birthDate-year",
                    BornTyped.NOT_KNOWN,
                    "nhsNumber")),
    AGE("age", "About how old are you?", "About how old are they?", List.of(BornTyped.AGE, BornTyped.BAND)),
    CONTACT("contact", "How can we reach you?", "How can we reach them?", List.of("phone", "email", "safeBy")),
    PLACE("place", "Where do you live?", "Where do they live?", List.of("addressLine", "postcode", "surgery")),
    WHY("why", "Why do you need help now?", "Why do they need help now?", List.of("reason")),
    NEEDS("needs", "What do you need help with?", "What do they need help with?", List.of("needs")),
    SUPPORT(
            "support",
            "What would make it easier for you?",
            "What would make it easier for them?",
            List.of("language", "interpreterNeeded", "veteran", "adjustments")),
    AGREE("agree", "May we share what you told us?", "May we share what you told us?", List.of("agree"));

    private final String slug;
    private final String self;
    private final String other;
    private final List<String> fields;

    Question(String slug, String self, String other, List<String> fields) {
        this.slug = slug;
        this.self = self;
        this.other = other;
        this.fields = fields;
    }

    public String slug() {
        return slug;
    }

    public List<String> fields() {
        return fields;
    }

    String title(boolean forAnother) {
        return forAnother ? other : self;
    }

    static Optional<Question> of(String slug) {
        return Arrays.stream(values())
                .filter(question -> question.slug.equals(slug))
                .findFirst();
    }

    /**
     * Whether it is asked at all: who asks for another says who they are, and cannot agree for them; about how old somebody
     * is, where neither the date of birth nor its year is known.
     */
    boolean asked(Typed typed) {
        boolean another = forAnother(typed);
        return switch (this) {
            case CARER -> another;
            case AGE -> typed.ticked(BornTyped.NOT_KNOWN) && typed.orNull("birthDate-year") == null;
            case AGREE -> !another;
            case SAFE, WHO, NAME, BIRTH, CONTACT, PLACE, WHY, NEEDS, SUPPORT -> true;
        };
    }

    static boolean forAnother(Typed typed) {
        return typed.get("who").equals("other");
    }

    /** What was answered to this question, and nothing else. */
    Typed alone(Typed typed) {
        return new Typed(fields.stream().collect(Collectors.toMap(field -> field, typed::all)));
    }

    /** The one after this; none after the last. */
    @Nullable
    Question next(Typed typed) {
        return Arrays.stream(values())
                .filter(question -> question.ordinal() > ordinal() && question.asked(typed))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Question before(Typed typed) {
        return Arrays.stream(values())
                .filter(question -> question.ordinal() < ordinal() && question.asked(typed))
                .reduce((_, later) -> later)
                .orElse(null);
    }
}
