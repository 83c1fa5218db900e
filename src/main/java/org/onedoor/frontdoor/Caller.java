package org.onedoor.frontdoor;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.AboutBirth;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;

/**
 * Whom a 999 call is about, as far as the dispatch system knows. Every part may be missing.
 *
 * @param born what was said of when they were born, where the day was not: a year, or a month of it
 * @param scene where the ambulance would go, where that is said apart from where they live; none where the address is both
 * @param account what the sender wrote of the call: read with who they are, and not on the list
 */
public record Caller(
        @Nullable String nhsNumber,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable Integer age,
        Gender gender,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String phone,
        @Nullable AboutBirth born,
        @Nullable Scene scene,
        @Nullable String account) {
    public static final Caller UNKNOWN =
            new Caller(null, null, null, null, null, Gender.NOT_KNOWN, null, null, null, null, null, null);

    /** A place, in words. */
    public record Scene(String words, @Nullable String postcode) {}

    /** Where the ambulance would go, as a sentence; none where it is where they live, as far as anybody knows. */
    public @Nullable String whereTo() {
        return scene == null ? null : "Where the ambulance would go: %s.".formatted(scene.words());
    }

    /** The postcode of where they are, as far as anybody knows. */
    public @Nullable String placePostcode() {
        return scene == null ? postcode : scene.postcode();
    }

    /** In one line: {@code Wren Testerton, female, 82}. */
    public String spoken() {
        String name = ((givenName == null ? "" : givenName) + " " + (familyName == null ? "" : familyName)).strip();
        String who = name.isEmpty() ? "Name not known" : name;
        String sex = gender == Gender.NOT_KNOWN ? "" : ", " + gender.label().toLowerCase(java.util.Locale.UK);
        return who + sex + (age == null ? "" : ", " + age);
    }

    /** As the person index takes it in, with the age as it was said; of somebody without a name it describes them as well. */
    public Details details(LocalDate saidOn) {
        Integer guess = birthDate == null ? age : null;
        boolean nameless = familyName == null && givenName == null;
        return new Details(
                        nhsNumber,
                        familyName,
                        givenName,
                        null,
                        birthDate,
                        gender,
                        address,
                        postcode,
                        phone,
                        null,
                        null,
                        null,
                        false,
                        false,
                        guess != null && nameless ? "About %d years old (999 call)".formatted(guess) : null)
                .about(about(guess, saidOn));
    }

    private @Nullable AboutBirth about(@Nullable Integer guess, LocalDate saidOn) {
        if (birthDate == null && born != null) {
            return born;
        }
        return guess != null && guess <= AboutBirth.OLDEST ? AboutBirth.ofAge(guess, saidOn) : null;
    }
}
