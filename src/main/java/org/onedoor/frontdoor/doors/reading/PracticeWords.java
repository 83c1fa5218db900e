package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.frontdoor.doors.PracticeNames;
import org.onedoor.frontdoor.doors.reading.Notes.Read;

/** The GP practice: by its code, or by the whole of its name as the list of practices has it. */
final class PracticeWords {
    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z0-9])([A-Z]\\d{5})(?![A-Za-z0-9])");
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\p{L}0-9])((?:[\\p{Lu}0-9][\\p{L}0-9'’&.-]*+\\s+){1,5}(?i:surgery|practice|medical centre|health centre|medical practice|"
                    + "medical group|family practice|group practice|clinic))(?!\\p{L})");

    private PracticeWords() {}

    static void read(Letter letter, PracticeNames practices, Notes notes) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : letter.clauses()) {
            Matcher code = CODE.matcher(clause.text());
            while (code.find()) {
                String words = clause.quoted(code.start(), code.end());
                practices.known(code.group(1)).ifPresent(ods -> read.add(new Read(ods, words)));
            }
            Matcher name = NAMED.matcher(clause.text());
            while (name.find()) {
                String words = clause.quoted(name.start(), name.end());
                named(practices, name.group(1)).ifPresent(ods -> read.add(new Read(ods, words)));
            }
        }
        notes.one(
                "practiceOds",
                read,
                "The letter names more than one GP practice: %s. Type the code of the person's own");
    }

    /** The longest run of words that ends there and is a practice's name. */
    private static Optional<String> named(PracticeNames practices, String words) {
        String rest = words.strip();
        while (rest.indexOf(' ') > 0) {
            Optional<String> found = practices.odsOf(rest);
            if (found.isPresent()) {
                return found;
            }
            rest = rest.substring(rest.indexOf(' ') + 1).strip();
        }
        return Optional.empty();
    }
}
