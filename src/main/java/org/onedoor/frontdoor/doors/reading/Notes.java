package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onedoor.frontdoor.doors.reading.Reading.Doubt;
import org.onedoor.frontdoor.doors.reading.Reading.Found;

/** What has been read so far. */
final class Notes {
    static final List<String> ORDER = List.of(
            "nhsNumber",
            "birthDate",
            "givenName",
            "familyName",
            "addressLine",
            "postcode",
            "phone",
            "email",
            "practiceOds",
            "language",
            "interpreterNeeded",
            "reason",
            "needs",
            "risk",
            "consent",
            "priority");

    private final Map<String, Found> found = new LinkedHashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();

    void found(String field, String value, String words) {
        found.put(field, new Found(List.of(value), words));
    }

    void found(String field, List<String> values, String words) {
        found.put(field, new Found(values, words));
    }

    void doubt(String field, String why) {
        doubts.add(new Doubt(field, why));
    }

    /** Says so where none of these was found and of none was said why: an empty form does not tell that by itself. */
    void nobody(List<String> fields, String why) {
        boolean silent = fields.stream().noneMatch(found::containsKey)
                && doubts.stream().noneMatch(doubt -> fields.contains(doubt.field()));
        if (silent) {
            doubt(fields.getLast(), why);
        }
    }

    /** Says why a field is empty where nothing was found and nothing said. */
    void ifNothing(String field, String why) {
        if (!found.containsKey(field)
                && doubts.stream().noneMatch(doubt -> doubt.field().equals(field))) {
            doubt(field, why);
        }
    }

    /** What was found, in no order. */
    Map<String, Found> found() {
        return found;
    }

    /** One value that was read, and where. */
    record Read(String value, String words) {}

    /** Takes the value when all places say the same; says so when they do not. @param two why it is left empty */
    void one(String field, List<Read> read, String two) {
        Set<String> values = new LinkedHashSet<>();
        read.forEach(each -> values.add(each.value()));
        if (values.size() == 1) {
            found(field, read.getFirst().value(), read.getFirst().words());
        } else if (values.size() > 1) {
            doubt(
                    field,
                    two.formatted(String.join(
                            " and ",
                            read.stream()
                                    .map(Read::words)
                                    .distinct()
                                    .map(words -> "“" + words + "”")
                                    .toList())));
        }
    }

    Reading reading() {
        Map<String, Found> inOrder = new LinkedHashMap<>();
        for (String field : ORDER) {
            Found read = found.get(field);
            if (read != null) {
                inOrder.put(field, read);
            }
        }
        return new Reading(inOrder, doubts);
    }
}
