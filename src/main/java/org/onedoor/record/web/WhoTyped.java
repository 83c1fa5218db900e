package org.onedoor.record.web;

import java.time.LocalDate;
import java.util.Map;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.SpokenDate;

/** Whom somebody looks for, as the fields of a form say it. */
final class WhoTyped {
    private WhoTyped() {}

    /** @param problems takes a sentence for each field that is wrong, or for what is missing */
    static PersonSearch search(Map<String, String> typed, Map<String, String> problems, LocalDate today) {
        String day = typed.getOrDefault("birthDate-day", "");
        String month = typed.getOrDefault("birthDate-month", "");
        String year = typed.getOrDefault("birthDate-year", "");
        LocalDate birth = SpokenDate.of(day, month, year);
        if (birth == null && !(day + month + year).isBlank()) {
            problems.put("birthDate", "Date of birth must be a real date, like 27 3 1985");
        }
        PersonSearch search = new PersonSearch(
                typed.get("nhsNumber"), typed.get("familyName"), typed.get("givenName"), birth, typed.get("postcode"));
        try {
            return search.checked(today);
        } catch (Invalid e) {
            e.problems().forEach(problems::putIfAbsent);
            return search;
        }
    }
}
