package org.onedoor.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * One person as the index knows them.
 *
 * @param birthDate the whole date, where it is known; never made up from what was only said about it
 * @param aboutBirth what was said of when they were born where the date was not known; it stays when the date is found out
 * @param diedOn the day, or the day the death was recorded where {@code dayOfDeathKnown} is false; none of the living
 */
public record Person(
        UUID personId,
        Status status,
        @Nullable String nhsNumber,
        NhsNumberStatus nhsNumberStatus,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable String preferredName,
        @Nullable LocalDate birthDate,
        Gender gender,
        @Nullable String addressLine,
        @Nullable String postcode,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String practiceOds,
        @Nullable String language,
        boolean interpreterNeeded,
        boolean veteran,
        @Nullable String description,
        @Nullable LocalDate diedOn,
        boolean dayOfDeathKnown,
        @Nullable NoFixedAbode noFixedAbode,
        @Nullable AboutBirth aboutBirth,
        long version) {

    /** Whether we know who this is. Everything works on a provisional person at once. */
    public enum Status {
        KNOWN,
        PROVISIONAL
    }

    /** NHS NUMBER STATUS INDICATOR CODE, as far as this version can tell. */
    public enum NhsNumberStatus {
        PRESENT_VERIFIED("01", "Verified"),
        PRESENT_NOT_TRACED("02", "Not verified with PDS"),
        NOT_VALID("03", "As received: not shown to be theirs"),
        NOT_PRESENT("07", "No NHS number");

        private final String code;
        private final String label;

        NhsNumberStatus(String code, String label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }
    }

    /** {@code ADEYEMI, Tunde}: how a record is headed. */
    public String headed() {
        if (familyName == null && givenName == null) {
            return description == null ? "Name not known" : "Name not known: " + description;
        }
        return (familyName == null ? "?" : familyName.toUpperCase(Locale.UK)) + ", "
                + (givenName == null ? "?" : givenName);
    }

    /** {@code Tunde Adeyemi}: how somebody is spoken of. */
    public String spoken() {
        if (familyName == null && givenName == null) {
            return "Name not known";
        }
        return ((givenName == null ? "" : givenName) + " " + (familyName == null ? "" : familyName)).strip();
    }

    /**
     * The postcode of where they live, or without a fixed abode of where they were found, whatever address they had before:
     * services are near or far by it.
     */
    public @Nullable String placePostcode() {
        return noFixedAbode == null ? postcode : noFixedAbode.foundPostcode();
    }

    /** The age on a day, where the birth date is known. */
    public @Nullable Integer ageOn(LocalDate day) {
        return birthDate == null ? null : Period.between(birthDate, day).getYears();
    }

    /** Every age they may be on a day; none where nothing at all is known of it. */
    public @Nullable AgeRange agesOn(LocalDate day) {
        if (birthDate != null) {
            return AgeRange.of(Period.between(birthDate, day).getYears());
        }
        return aboutBirth == null ? null : aboutBirth.agesOn(day);
    }

    /** The first day on which they may have been born; none where nothing is known of it. */
    public @Nullable LocalDate bornFrom() {
        return birthDate != null ? birthDate : aboutBirth == null ? null : aboutBirth.earliest();
    }

    /** The last day on which they may have been born; none where nothing is known of it. */
    public @Nullable LocalDate bornUntil() {
        return birthDate != null ? birthDate : aboutBirth == null ? null : aboutBirth.latest();
    }

    /** What was said of the birth date, where it is not known. */
    public @Nullable AboutBirth bornAbout() {
        return birthDate == null ? aboutBirth : null;
    }

    /** What was said before the date of birth was known, where the date does not fit it; none where it does. */
    public @Nullable String birthDoubt() {
        return birthDate == null || aboutBirth == null || aboutBirth.mayBe(birthDate) ? null : aboutBirth.inWords();
    }

    /** When they were born, as a record says it: the date, or what was said where it is not known. */
    public String born() {
        if (birthDate != null) {
            return London.birth(birthDate);
        }
        return aboutBirth == null ? "Not known" : aboutBirth.words();
    }

    /** The same after a name: {@code born 27-Mar-1985}, {@code about 45 (said on 28 Nov 2026)}, {@code birth date not known}. */
    public String bornInWords() {
        if (birthDate != null) {
            return "born " + London.birth(birthDate);
        }
        return aboutBirth == null ? "birth date not known" : aboutBirth.inWords();
    }

    /** The same where it stands by itself: {@code Born 27-Mar-1985}. */
    public String bornAlone() {
        String words = bornInWords();
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    public String spacedNhsNumber() {
        return nhsNumber == null
                ? "Not known"
                : nhsNumber.matches("[0-9]{10}")
                        ? nhsNumber.substring(0, 3) + " " + nhsNumber.substring(3, 6) + " " + nhsNumber.substring(6)
                        : nhsNumber;
    }
}
