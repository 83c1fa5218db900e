package org.onedoor.frontdoor.stack;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.Details;
import org.onedoor.people.Gender;

/** Whom a 999 call is about, as far as the dispatch system knows. Every part may be missing. */
public record Caller(
        @Nullable String nhsNumber,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable Integer age,
        Gender gender,
        @Nullable String address,
        @Nullable String postcode,
        @Nullable String phone) {
    static final Caller UNKNOWN = new Caller(null, null, null, null, null, Gender.NOT_KNOWN, null, null, null);

    /** In one line: {@code Wren Testerton, female, 82}. */
    public String spoken() {
        String name = ((givenName == null ? "" : givenName) + " " + (familyName == null ? "" : familyName)).strip();
        String who = name.isEmpty() ? "Name not known" : name;
        String sex = gender == Gender.NOT_KNOWN ? "" : ", " + gender.label().toLowerCase(java.util.Locale.UK);
        return who + sex + (age == null ? "" : ", " + age);
    }

    /** As the person index takes it in; an age without a birth date becomes part of the description. */
    public Details details() {
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
                birthDate == null && age != null ? "About %d years old (999 call)".formatted(age) : null);
    }
}
