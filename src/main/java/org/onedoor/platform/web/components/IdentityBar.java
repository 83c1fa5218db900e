package org.onedoor.platform.web.components;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who the page is about, in the order staff read it aloud.
 *
 * @param born as written, with the age: {@code 04-Mar-1988 (38 y)}
 * @param nhsNumber ten digits, or none
 * @param nhsNumberStatus the trace in words: Verified, Not verified with PDS, Not known
 * @param href the person's own page
 */
public record IdentityBar(
        String lastName,
        String firstName,
        @Nullable String preferred,
        String born,
        String gender,
        @Nullable String pronouns,
        @Nullable String nhsNumber,
        String nhsNumberStatus,
        List<Badge> badges,
        @Nullable String href) {
    private static final int SHOWN = 4;

    public IdentityBar {
        badges = List.copyOf(badges);
    }

    /** A danger or need of the person, in words. */
    public record Badge(String words, Tag.Colour colour, Shape shape) {}

    /** {@code WOJCIECHOWSKA, Aleksandra (Ola)}. */
    public String name() {
        String name = lastName.toUpperCase(Locale.UK) + ", " + firstName;
        return preferred == null ? name : name + " (“" + preferred + "”)";
    }

    /** {@code 999 123 4567}: three, three and four, as it is read out. */
    public String spacedNhsNumber() {
        return nhsNumber == null || nhsNumber.length() != 10
                ? "Not known"
                : nhsNumber.substring(0, 3) + " " + nhsNumber.substring(3, 6) + " " + nhsNumber.substring(6);
    }

    public List<Badge> shown() {
        return badges.subList(0, Math.min(SHOWN, badges.size()));
    }

    public List<Badge> more() {
        return badges.subList(Math.min(SHOWN, badges.size()), badges.size());
    }
}
