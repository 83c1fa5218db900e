package org.onedoor.crisis.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a rail file, and the other headings it is known by. */
public enum RailColumn {
    REFERENCE(true, "The sender's own reference of the row", "ref", "urn", "reference number", "incident reference"),
    OCCURRED(
            true, "When it was, in London: 2024-03-07T10:00 or 07/03/2024 10:00", "date", "date time", "incident date"),
    PLACE(true, "The station, or where on the line", "station", "location", "place of incident"),
    FAMILY_NAME(true, "Family name, empty where it is not known", "surname", "last name"),
    GIVEN_NAME(true, "First name", "first name", "forename", "forenames", "first names", "given names"),
    BIRTH_DATE(true, "Date of birth: 1985-03-27 or 27/03/1985", "dob", "date of birth", "birthdate"),
    CONCERN(true, "What gave concern, in a few sentences", "circumstances", "summary", "reason", "details"),
    GENDER(false, "Female, male, or as the lists of gender say", "sex"),
    NHS_NUMBER(false, "Ten digits", "nhs", "nhs no"),
    ADDRESS(false, "First line of the address", "home address", "address line"),
    POSTCODE(false, "Home postcode", "post code", "home postcode"),
    PHONE(false, "Telephone", "telephone", "mobile", "phone number", "telephone number"),
    MISSING_REFERENCE(false, "The reference of a missing-person report", "misper", "misper reference"),
    ARMED_FORCES(false, "Yes where they have served", "veteran", "served", "ex forces"),
    SAFEGUARDING(false, "Child or adult, where somebody is at risk of harm", "safeguarding concern"),
    ACTION(false, "What the police did", "action taken", "what was done", "disposal");

    private final boolean needed;
    private final String words;
    private final List<String> also;

    RailColumn(boolean needed, String words, String... also) {
        this.needed = needed;
        this.words = words;
        this.also = List.of(also);
    }

    /** Whether a file without it cannot be read. */
    public boolean isNeeded() {
        return needed;
    }

    public String words() {
        return words;
    }

    /** Other headings it is known by. */
    public List<String> also() {
        return also;
    }

    /** The heading as the description of the file says it. */
    public String heading() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isNamed(String heading) {
        String plain = plain(heading);
        return plain.equals(plain(heading()))
                || also.stream().anyMatch(other -> plain(other).equals(plain));
    }

    static Optional<RailColumn> of(String heading) {
        return Arrays.stream(values()).filter(column -> column.isNamed(heading)).findFirst();
    }

    /** A heading without what people write differently: case, spaces and signs. */
    private static String plain(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
