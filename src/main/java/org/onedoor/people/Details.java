package org.onedoor.people;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Postcode;
import org.onedoor.platform.Writing;
import org.onedoor.platform.time.London;

/**
 * What a door said about a person. Every part may be missing: "male, about 30" is a person too.
 *
 * @param nhsNumber as it came, perhaps with a wrong check digit (kept unverified when a message brought it)
 * @param description how to recognise somebody whose name is not known
 * @param noFixedAbode where somebody without a home was found; none for all others
 * @param aboutBirth what was said of when they were born, where nobody could give the date
 */
public record Details(
        @Nullable String nhsNumber,
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
        @Nullable NoFixedAbode noFixedAbode,
        @Nullable AboutBirth aboutBirth) {

    /** Of somebody who lives somewhere, or of whom that is not known. */
    public Details(
            @Nullable String nhsNumber,
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
            @Nullable String description) {
        this(
                nhsNumber,
                familyName,
                givenName,
                preferredName,
                birthDate,
                gender,
                addressLine,
                postcode,
                phone,
                email,
                practiceOds,
                language,
                interpreterNeeded,
                veteran,
                description,
                null,
                null);
    }

    /** Nothing is said of who it is: of somebody already found in the index. */
    public static final Details NOTHING = new Details(
            null, null, null, null, null, Gender.NOT_KNOWN, null, null, null, null, null, null, false, false, null);

    public Details {
        nhsNumber = nhsNumber == null || nhsNumber.isBlank() ? null : nhsNumber.replaceAll("[\\s-]", "");
        familyName = tidy(familyName);
        givenName = tidy(givenName);
        preferredName = tidy(preferredName);
        addressLine = tidy(addressLine);
        phone = tidy(phone);
        email = tidy(email);
        practiceOds = upper(tidy(practiceOds));
        language = tidy(language);
        description = tidy(description);
        postcode = postcode(postcode);
        if (NoFixedAbode.POSTCODE.equals(postcode)) { // it is nobody's address
            postcode = null;
            noFixedAbode = noFixedAbode == null ? NoFixedAbode.UNKNOWN : noFixedAbode;
        }
    }

    /** The same of somebody without a fixed abode. */
    public Details without(NoFixedAbode abode) {
        return new Details(
                nhsNumber,
                familyName,
                givenName,
                preferredName,
                birthDate,
                gender,
                addressLine,
                postcode,
                phone,
                email,
                practiceOds,
                language,
                interpreterNeeded,
                veteran,
                description,
                abode,
                aboutBirth);
    }

    /** The same with what was said of when they were born; it counts only where the date itself is not known. */
    public Details about(@Nullable AboutBirth said) {
        return new Details(
                nhsNumber,
                familyName,
                givenName,
                preferredName,
                birthDate,
                gender,
                addressLine,
                postcode,
                phone,
                email,
                practiceOds,
                language,
                interpreterNeeded,
                veteran,
                description,
                noFixedAbode,
                birthDate == null ? said : null);
    }

    /** Checks what a form brought. @throws Invalid with a sentence for each field that is wrong */
    public Details checked(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (nhsNumber != null) {
            String problem = NhsNumber.problem(nhsNumber);
            if (problem != null) {
                problems.put("nhsNumber", problem);
            }
        }
        Writing.limit(problems, "familyName", "Family name", familyName, Writing.NAME);
        Writing.limit(problems, "givenName", "First name", givenName, Writing.NAME);
        Writing.limit(problems, "preferredName", "Preferred name", preferredName, Writing.NAME);
        Writing.limit(problems, "addressLine", "Address", addressLine, Writing.LINE);
        Writing.limit(problems, "language", "Language", language, Writing.NAME);
        Writing.limit(problems, "description", "The description", description, Writing.SENTENCES);
        Writing.limit(problems, "practiceOds", "The GP practice's code", practiceOds, 10);
        if (birthDate != null && birthDate.isAfter(today)) {
            problems.put("birthDate", "Date of birth must be in the past");
        } else if (birthDate != null && birthDate.isBefore(today.minusYears(125))) {
            problems.put("birthDate", "Date of birth must be within the last 125 years");
        }
        if (familyName == null && givenName == null && description == null) {
            problems.put("familyName", "Enter a name, or describe the person if nobody knows it");
        }
        if (postcode != null && !Postcode.isWhole(postcode)) {
            problems.put("postcode", "Enter a full UK postcode, like CM2 0AA");
        }
        if (phone != null && !phone.matches("[0-9+() -]{6,25}")) {
            problems.put("phone", "Enter a phone number in digits, like 07700 900123");
        }
        if (email != null && !email.matches("[^@\\s]{1,64}@[^@\\s]{1,255}")) {
            problems.put("email", "Enter an email address, like name@example.com");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return this;
    }

    /** Normal form C, single spaces, and none of the characters that reorder text or cannot be stored. */
    static @Nullable String tidy(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String tidy = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return tidy.isEmpty() ? null : tidy;
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(java.util.Locale.ROOT);
    }

    static @Nullable String postcode(@Nullable String text) {
        String tidy = upper(tidy(text));
        if (tidy == null) {
            return null;
        }
        return Postcode.shown(tidy.replace(" ", ""));
    }

    /** When they were born, as it is read back: the date, or what was said where it is not known. */
    public String born() {
        if (birthDate != null) {
            return London.birth(birthDate);
        }
        return aboutBirth == null ? "Not known" : aboutBirth.words();
    }

    /** True when there is enough to call this a known person: a name and a date of birth. */
    public boolean isIdentifying() {
        return familyName != null && birthDate != null;
    }
}
