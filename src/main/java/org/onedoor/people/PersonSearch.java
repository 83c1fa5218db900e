package org.onedoor.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/**
 * A search for a person. Two identifiers at least: an NHS number with a name or date of birth, a name with a date of
 * birth, or a postcode with either.
 */
public record PersonSearch(
        @Nullable String nhsNumber,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable String postcode) {

    public PersonSearch {
        nhsNumber = nhsNumber == null || nhsNumber.isBlank() ? null : nhsNumber.replaceAll("[\\s-]", "");
        familyName = Details.tidy(familyName);
        givenName = Details.tidy(givenName);
        postcode = Details.postcode(postcode);
    }

    /**
     * @param today nobody is born after it
     * @throws Invalid when too little was given to find one person safely; it says what else is needed
     */
    public PersonSearch checked(LocalDate today) {
        Map<String, String> problems = new LinkedHashMap<>();
        Writing.limit(problems, "familyName", "Family name", familyName, Writing.NAME);
        Writing.limit(problems, "givenName", "First name", givenName, Writing.NAME);
        Writing.limit(problems, "postcode", "Postcode", postcode, 10);
        if (birthDate != null && birthDate.isAfter(today)) {
            problems.put("birthDate", "Date of birth must be in the past");
        }
        String number = nhsNumber == null ? null : NhsNumber.problem(nhsNumber);
        if (number != null) {
            problems.put("nhsNumber", number);
        } else if (problems.isEmpty()) {
            missing(problems);
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return this;
    }

    /** One identifier alone finds too many, or somebody else. */
    private void missing(Map<String, String> problems) {
        if (nhsNumber != null && familyName == null && birthDate == null) {
            problems.put("familyName", "Add a family name or a date of birth: an NHS number alone is never a match");
        } else if (nhsNumber == null && postcode != null && familyName == null && birthDate == null) {
            problems.put("familyName", "Add a family name or a date of birth to the postcode");
        } else if (nhsNumber == null && postcode == null && familyName != null && birthDate == null) {
            problems.put(
                    "birthDate", "Add a date of birth, a postcode or an NHS number: a name alone is too many people");
        } else if (nhsNumber == null && postcode == null && familyName == null && birthDate != null) {
            problems.put("familyName", "Add a family name, a postcode or an NHS number to the date of birth");
        } else if (nhsNumber == null && postcode == null && familyName == null) {
            problems.put("familyName", "Enter an NHS number, or a family name with a date of birth, or a postcode");
        }
    }

    /** As details, to be compared with those who are known. */
    Details details() {
        return new Details(
                nhsNumber,
                familyName,
                givenName,
                null,
                birthDate,
                Gender.NOT_KNOWN,
                null,
                postcode,
                null,
                null,
                null,
                null,
                false,
                false,
                null);
    }
}
