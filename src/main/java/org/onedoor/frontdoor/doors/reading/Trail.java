package org.onedoor.frontdoor.doors.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onedoor.frontdoor.doors.reading.Reading.Found;

/**
 * The mails of a trail that are about the same person. An older one below may be about somebody else, whose number must not
 * become this person's: it is read only where it gives the same name or NHS number, or says of nobody who they are.
 *
 * @param leftOut by field, what an older mail says that may be somebody else's
 * @param ofSeveral whether the newest mail names nobody, and those below name different people
 */
record Trail(Letter letter, Map<String, String> leftOut, boolean ofSeveral) {
    private static final List<String> IDENTITY = List.of("nhsNumber", "birthDate", "familyName", "givenName");

    static Trail of(List<Letter> mails, LocalDate today) {
        if (mails.size() == 1) {
            return new Trail(mails.getFirst(), Map.of(), false);
        }
        List<Letter> together = new ArrayList<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        Map<String, Found> first = Map.of();
        boolean newestNames = false;
        boolean several = false;
        for (int i = 0; i < mails.size(); i++) {
            Map<String, Found> here = identity(mails.get(i), today);
            if (here.isEmpty()) {
                together.add(mails.get(i));
            } else if (first.isEmpty()) {
                first = here;
                newestNames = i == 0;
                together.add(mails.get(i));
            } else if (same(first, here)) {
                together.add(mails.get(i));
            } else if (newestNames) {
                here.forEach((field, found) -> leftOut.putIfAbsent(field, found.words()));
            } else {
                several = true;
            }
        }
        return new Trail(Letter.joined(several ? mails : together), leftOut, several);
    }

    private static Map<String, Found> identity(Letter letter, LocalDate today) {
        Notes notes = new Notes();
        PersonWords.nhsNumber(letter, notes);
        PersonWords.birthDate(letter, today, notes);
        NameWords.read(letter, notes);
        Map<String, Found> found = new LinkedHashMap<>(notes.found());
        found.keySet().retainAll(IDENTITY);
        return found;
    }

    private static boolean same(Map<String, Found> first, Map<String, Found> here) {
        boolean name = agree(first, here, "familyName") > 0 && agree(first, here, "givenName") > 0;
        boolean contradicts = IDENTITY.stream().anyMatch(field -> agree(first, here, field) < 0);
        return (name || agree(first, here, "nhsNumber") > 0) && !contradicts;
    }

    /** 1 where both say the same, -1 where they do not, 0 where one says nothing. */
    private static int agree(Map<String, Found> first, Map<String, Found> here, String field) {
        Found one = first.get(field);
        Found other = here.get(field);
        if (one == null || other == null) {
            return 0;
        }
        return one.value().toLowerCase(Locale.UK).equals(other.value().toLowerCase(Locale.UK)) ? 1 : -1;
    }
}
