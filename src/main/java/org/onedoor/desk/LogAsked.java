package org.onedoor.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onedoor.people.PersonSearch;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.time.London;
import org.onedoor.platform.time.SpokenDate;

/** What a Privacy Officer looks for in the log, exactly as it was typed. */
public record LogAsked(SearchPage.Asked person, String account, String from, String to, boolean glass) {
    static final LogAsked NOTHING = new LogAsked(SearchPage.Asked.NOTHING, "", "", "", false);
    private static final int DAYS = 31;

    static LogAsked of(Map<String, String> fields) {
        return new LogAsked(
                new SearchPage.Asked(
                        fields.getOrDefault("nhsNumber", ""),
                        fields.getOrDefault("familyName", ""),
                        fields.getOrDefault("givenName", ""),
                        fields.getOrDefault("birthDate-day", ""),
                        fields.getOrDefault("birthDate-month", ""),
                        fields.getOrDefault("birthDate-year", ""),
                        fields.getOrDefault("postcode", "")),
                fields.getOrDefault("account", "").strip(),
                fields.getOrDefault("from", "").strip(),
                fields.getOrDefault("to", "").strip(),
                fields.containsKey("glass"));
    }

    boolean namesSomebody() {
        return !(person.nhsNumber() + person.familyName() + person.givenName() + person.born() + person.postcode())
                .isBlank();
    }

    /** Whom it is about, or none where nobody is named or what was typed is wrong. */
    @Nullable
    PersonSearch search(Instant now, Map<String, String> problems) {
        if (!namesSomebody()) {
            return null;
        }
        LocalDate birth = null;
        if (!person.born().isBlank()) {
            birth = SpokenDate.of(person.day(), person.month(), person.year());
            if (birth == null) {
                problems.put("birthDate", "Date of birth must be a real date, like 27 3 1985");
            }
        }
        PersonSearch search =
                new PersonSearch(person.nhsNumber(), person.familyName(), person.givenName(), birth, person.postcode());
        try {
            search.checked(London.date(now));
        } catch (Invalid e) {
            e.problems().forEach(problems::putIfAbsent);
        }
        return problems.isEmpty() ? search : null;
    }

    Instant from(Instant now, Map<String, String> problems) {
        LocalDate day = day("from", from, problems);
        return (day == null ? London.date(now).minusDays(DAYS) : day)
                .atStartOfDay(London.ZONE)
                .toInstant();
    }

    Instant until(Instant now, Map<String, String> problems) {
        LocalDate day = day("to", to, problems);
        return London.endOf(day == null ? London.date(now) : day);
    }

    private static @Nullable LocalDate day(String field, String typed, Map<String, String> problems) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            if (!typed.matches("20\\d\\d-\\d\\d-\\d\\d")) {
                throw new DateTimeParseException("no day of this century", typed, 0);
            }
            return LocalDate.parse(typed);
        } catch (DateTimeParseException notADate) {
            problems.put(field, "'%s' is no day. Choose one, or write it as 2024-03-15".formatted(typed));
            return null;
        }
    }
}
