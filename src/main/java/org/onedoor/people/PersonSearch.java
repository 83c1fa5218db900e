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

    /** @throws Invalid when too little was given to find one person safely */
    public PersonSearch checked() {
        Map<String, String> problems = new LinkedHashMap<>();
        Writing.limit(problems, "familyName", "Family name", familyName, Writing.NAME);
        Writing.limit(problems, "givenName", "First name", givenName, Writing.NAME);
        Writing.limit(problems, "postcode", "Postcode", postcode, 10);
        boolean second = familyName != null || birthDate != null;
        if (nhsNumber != null) {
            String problem = NhsNumber.problem(nhsNumber);
            if (problem != null) {
                problems.put("nhsNumber", problem);
            } else if (!second) {
                problems.putIfAbsent(
                        "familyName", "Add a family name or a date of birth: an NHS number alone is never a match");
            }
        } else if (postcode != null && !second) {
            problems.putIfAbsent("familyName", "Add a family name or a date of birth to the postcode");
        } else if (postcode == null && !(familyName != null && birthDate != null)) {
            problems.putIfAbsent(
                    "familyName", "Enter an NHS number, or a family name with a date of birth, or a postcode");
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
        return this;
    }
}
