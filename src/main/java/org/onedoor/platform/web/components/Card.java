package org.onedoor.platform.web.components;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** A card: a summary that leads somewhere, or what to do now. */
public record Card(
        @Nullable String heading,
        @Nullable Size headingSize,
        int level,
        @Nullable String href,
        boolean clickable,
        @Nullable Content content,
        boolean markup,
        @Nullable Variant variant) {

    /** Non-urgent, urgent and emergency say what to do now; the words are said to screen readers too. */
    public enum Variant {
        FEATURE("feature", null),
        PRIMARY("primary", null),
        SECONDARY("secondary", null),
        WARNING("warning", null),
        NON_URGENT("non-urgent", "Non-urgent advice"),
        URGENT("urgent", "Urgent advice"),
        EMERGENCY("emergency", "Immediate action required");

        private final String word;
        private final @Nullable String advice;

        Variant(String word, @Nullable String advice) {
            this.word = word;
            this.advice = advice;
        }
    }

    public static Card of(String heading, Content content) {
        return new Card(heading, Size.M, 2, null, false, content, true, null);
    }

    public static Card link(String heading, String description, String href) {
        return new Card(heading, Size.M, 2, href, true, Text.of(description), false, null);
    }

    public static Card care(Variant variant, String heading, Content content) {
        return new Card(heading, null, 2, null, false, content, true, variant);
    }

    public @Nullable String advice() {
        return variant == null ? null : variant.advice;
    }

    public boolean primary() {
        return variant == Variant.PRIMARY;
    }

    public String classes() {
        String look = variant == null
                ? null
                : variant.advice == null
                        ? "nhsuk-card--" + variant.word
                        : "nhsuk-card--care nhsuk-card--care--" + variant.word;
        return Css.join("nhsuk-card", Css.when(clickable, "nhsuk-card--clickable"), look);
    }

    public String headingClasses() {
        return Css.join("nhsuk-card__heading", headingSize == null ? null : "nhsuk-heading-" + headingSize.suffix());
    }
}
