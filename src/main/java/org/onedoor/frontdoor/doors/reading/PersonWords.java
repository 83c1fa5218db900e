package org.onedoor.frontdoor.doors.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.frontdoor.doors.reading.Notes.Read;
import org.onedoor.people.NhsNumber;

/** Numbers, dates and addresses of the person. */
final class PersonWords {
    private static final Pattern NHS_LABEL = Clause.word("nhs(?:\\s*(?:no|num|number|#))?");
    private static final Pattern TEN =
            Pattern.compile("(?<![\\d+])(?<!\\d[ -])(\\d{3}[ -]?\\d{3}[ -]?\\d{4})(?![ -]?\\d)");
    private static final Pattern BORN = Clause.word("d\\.?\\s?o\\.?\\s?b|date of birth|birth ?date|born(?: on)?");
    static final Pattern POSTCODE =
            Pattern.compile("(?<![A-Za-z0-9])([A-Za-z]{1,2}\\d[A-Za-z\\d]?\\s?\\d[A-Za-z]{2})(?![A-Za-z0-9])");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d+])((?:\\+44\\s?(?:\\(0\\))?\\s?|\\(?0)(?:\\d[ ()-]{0,2}){9,10})(?!\\d)");
    private static final Pattern EMAIL = Pattern.compile("(?<![\\w.+-])([\\w.+'-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+)");

    /** Outside the lines that name the person, one of these must say that it is theirs. */
    static final Pattern LIVES = Clause.word(
            "address|lives?|living|resides?|resident|home|moved|post ?code|staying|at \\d{1,4}\\p{L}?(?= \\p{L})");

    private static final Pattern RINGS = Clause.word(
            "tel|telephone|phone|mobile|mob|cell|home|contact(?:able)?|number|reach(?:ed)?|call(?:ed)?|ring|text(?:ed)?");
    private static final Pattern MAILS = Clause.word("e-?mail|mail|contact|reach(?:ed)?|write");

    private PersonWords() {}

    static void nhsNumber(Letter letter, Notes notes) {
        List<Read> labelled = new ArrayList<>();
        List<Read> bare = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Clause clause : letter.ofPerson()) {
            Matcher number = TEN.matcher(clause.text());
            while (number.find()) {
                String digits = number.group(1).replaceAll("[ -]", "");
                boolean named = NHS_LABEL.matcher(clause.text()).find();
                boolean valid = NhsNumber.problem(digits) == null;
                String words = clause.quoted(number.start(), number.end());
                if (named && !valid) {
                    wrong.add(words);
                } else if (valid) {
                    (named || Clause.namesPerson(clause.text()) ? labelled : bare).add(new Read(digits, words));
                }
            }
        }
        notes.one("nhsNumber", labelled, "The letter gives more than one NHS number: %s. Type the right one");
        if (labelled.isEmpty() && !wrong.isEmpty()) {
            notes.doubt(
                    "nhsNumber",
                    "“%s”: its check digit does not match, so it is not an NHS number as written. Check it and type it"
                            .formatted(wrong.getFirst()));
        } else if (labelled.isEmpty() && !bare.isEmpty()) {
            notes.doubt(
                    "nhsNumber",
                    "“%s” could be an NHS number, but the letter does not say so. Type it if it is"
                            .formatted(bare.getFirst().words()));
        }
    }

    static void birthDate(Letter letter, LocalDate today, Notes notes) {
        List<Read> read = new ArrayList<>();
        boolean american = letter.clauses().stream().anyMatch(PersonWords::american);
        for (Clause clause : letter.ofPerson()) {
            Matcher label = BORN.matcher(clause.text());
            while (label.find()) {
                WrittenDate written = WrittenDate.in(clause.text(), label.end());
                if (written == null
                        || written.end() - label.end() > written.text().length() + 15) {
                    continue;
                }
                String words = clause.quoted(label.start(), written.end());
                String why = why(written, american, today);
                if (why != null) {
                    notes.doubt("birthDate", "“%s”: %s. Type the date of birth".formatted(words, why));
                    return;
                }
                read.add(new Read(String.valueOf(written.date()), words));
            }
        }
        notes.one("birthDate", read, "The letter gives more than one date of birth: %s. Type the right one");
    }

    private static boolean american(Clause clause) {
        WrittenDate written = WrittenDate.in(clause.text(), 0);
        while (written != null) {
            if (written.american()) {
                return true;
            }
            written = WrittenDate.in(clause.text(), written.end());
        }
        return false;
    }

    private static @org.jspecify.annotations.Nullable String why(
            WrittenDate written, boolean american, LocalDate today) {
        LocalDate date = written.date();
        if (date == null) {
            return written.why();
        }
        if (american && written.turnsRound()) {
            return "another date of the letter has the month first, so this may too";
        }
        if (date.isAfter(today)) {
            return "it is in the future";
        }
        return date.isBefore(today.minusYears(125)) ? "it is more than 125 years ago" : null;
    }

    static void postcode(Letter letter, Notes notes) {
        notes.one(
                "postcode",
                all(letter, POSTCODE, LIVES, code -> {
                    String packed = code.replace(" ", "").toUpperCase(Locale.ROOT);
                    return packed.substring(0, packed.length() - 3) + " " + packed.substring(packed.length() - 3);
                }),
                "The letter gives more than one postcode: %s. Type the person's own");
    }

    static void phone(Letter letter, Notes notes) {
        notes.one(
                "phone",
                all(
                        letter,
                        PHONE,
                        RINGS,
                        number -> number.replaceAll("[()-]", "")
                                .replaceAll("\\s+", " ")
                                .strip()),
                "The letter gives more than one phone number: %s. Type the one that is safe to call");
    }

    static void email(Letter letter, Notes notes) {
        notes.one(
                "email",
                all(letter, EMAIL, MAILS, address -> address),
                "The letter gives more than one email address: %s. Type the person's own");
    }

    private static List<Read> all(
            Letter letter, Pattern pattern, Pattern label, java.util.function.UnaryOperator<String> tidy) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : letter.ofPerson()) {
            if (!clause.ofWriter()
                    && (clause.block() || label.matcher(clause.text()).find())) {
                Matcher found = pattern.matcher(clause.text());
                while (found.find()) {
                    read.add(new Read(tidy.apply(found.group(1)), clause.quoted(found.start(), found.end())));
                }
            }
        }
        return read;
    }
}
