package org.onedoor.frontdoor.doors.reading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.doors.reading.Notes.Read;
import org.onedoor.people.NhsNumber;

/** Numbers, dates and addresses of the person. */
final class PersonWords {
    private static final Pattern NHS_LABEL = Clause.word("nhs(?:\\s*(?:no|num|number|#))?");
    private static final Pattern TEN =
            Pattern.compile("(?<![\\d+])(?<!\\d[ -])(\\d{3}[ -]?\\d{3}[ -]?\\d{4})(?![ -]?\\d)");
    /** Ten digits however they are spaced, right after what calls them an NHS number. */
    private static final Pattern SPACED = Pattern.compile("\\G[\\s.:#=()-]{0,15}((?:\\d[ .-]{0,3}){9}\\d)(?!\\d)");
    /** What is a number of something else. */
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "(?:^|[^\\p{L}])(?:our ref|your ref|ref|reference|hospital|mrn|case|invoice|account|incident|log|urn|policy|crime|cad|prf|order|fax)"
                    + "(?:erence)?\\W*(?:no|number|num|id)?\\W*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AGE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?<!the )(?<!at )(?<!from )(?<!since )aged?\\s*:?\\s*(\\d{1,3})(?![\\d/-]|\\s*(?:months|weeks|to\\b))"
                    + "|(\\d{1,3})[- ]?(?:years?|yrs?)[- ]old|(\\d{1,3})\\s?y/?o(?!\\p{L}))",
            Pattern.CASE_INSENSITIVE);
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
            "tel|telephone|phone|ph|landline|whatsapp|mobile|mob|cell|home|contact(?:able)?|number|reach(?:ed)?|call(?:ed)?|ring|text(?:ed)?");
    private static final Pattern MAILS = Clause.word("e-?mail|mail|contact|reach(?:ed)?|write");

    private PersonWords() {}

    static void nhsNumber(Letter letter, Notes notes) {
        List<Read> labelled = new ArrayList<>();
        List<Read> bare = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Clause clause : letter.ofTheirs()) {
            List<int[]> places = tens(clause.text());
            boolean named = NHS_LABEL.matcher(clause.text()).find();
            for (int[] place : places) {
                String digits = clause.text().substring(place[0], place[1]).replaceAll("\\D", "");
                boolean valid = NhsNumber.problem(digits) == null;
                boolean other = OTHER_NUMBER
                        .matcher(clause.text().substring(0, place[0]))
                        .find();
                String words = clause.quoted(place[0], place[1]);
                if (named && !other && !valid) {
                    wrong.add(words);
                } else if (valid) {
                    boolean theirs = !other && (named || Clause.namesPerson(clause.text()));
                    (theirs ? labelled : bare).add(new Read(digits, words));
                }
            }
        }
        if (labelled.isEmpty() && wrong.isEmpty()) {
            letter.unsure().stream()
                    .filter(clause -> !clause.ofAnother())
                    .flatMap(clause -> tens(clause.text()).stream().map(place -> clause.quoted(place[0], place[1])))
                    .forEach(words -> bare.add(new Read("", words)));
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

    /** Where ten digits stand that may be an NHS number. */
    private static List<int[]> tens(String text) {
        List<int[]> places = new ArrayList<>();
        Matcher number = TEN.matcher(text);
        while (number.find()) {
            places.add(new int[] {number.start(1), number.end(1)});
        }
        Matcher label = NHS_LABEL.matcher(text);
        while (places.isEmpty() && label.find()) {
            Matcher spaced = SPACED.matcher(text);
            if (spaced.find(label.end())) {
                places.add(new int[] {spaced.start(1), spaced.end(1)});
            }
        }
        return places;
    }

    /** How old the letter says they are; null where it does not, or says it twice. */
    private static @Nullable Integer age(Letter letter) {
        Set<Integer> ages = new TreeSet<>();
        for (Clause clause : letter.ofPerson()) {
            Matcher said = AGE.matcher(clause.text());
            while (said.find()) {
                ages.add(Integer.valueOf(
                        said.group(1) != null ? said.group(1) : said.group(2) != null ? said.group(2) : said.group(3)));
            }
        }
        return ages.size() == 1 ? ages.iterator().next() : null;
    }

    static void birthDate(Letter letter, LocalDate today, Notes notes) {
        List<Read> read = new ArrayList<>();
        boolean american = letter.clauses().stream().anyMatch(PersonWords::american);
        Integer age = age(letter);
        for (Clause clause : letter.ofTheirs()) {
            Matcher label = BORN.matcher(clause.text());
            while (label.find()) {
                WrittenDate written = WrittenDate.in(clause.text(), label.end());
                if (written == null
                        || written.end() - label.end() > written.text().length() + 15) {
                    continue;
                }
                written = written.inItsCentury(today, age);
                String words = clause.quoted(label.start(), written.end());
                String why = why(written, american, today, age);
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

    private static @Nullable String why(WrittenDate written, boolean american, LocalDate today, @Nullable Integer age) {
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
        if (date.isBefore(today.minusYears(125))) {
            return "it is more than 125 years ago";
        }
        return age != null && Math.abs(ChronoUnit.YEARS.between(date, today) - age) > WrittenDate.OLD_LETTER
                ? "the letter says that they are %d years old, and the two do not agree".formatted(age)
                : null;
    }

    static void postcode(Letter letter, Notes notes) {
        theirs(
                letter,
                notes,
                new Contact(
                        "postcode",
                        POSTCODE,
                        LIVES,
                        code -> {
                            String packed = code.replace(" ", "").toUpperCase(Locale.ROOT);
                            return packed.substring(0, packed.length() - 3)
                                    + " "
                                    + packed.substring(packed.length() - 3);
                        },
                        "The letter gives more than one postcode: %s. Type the person's own"));
    }

    static void phone(Letter letter, Notes notes) {
        theirs(
                letter,
                notes,
                new Contact(
                        "phone",
                        PHONE,
                        RINGS,
                        number -> number.replaceAll("[()-]", "")
                                .replaceAll("\\s+", " ")
                                .strip(),
                        "The letter gives more than one phone number: %s. Type the one that is safe to call"));
    }

    static void email(Letter letter, Notes notes) {
        theirs(
                letter,
                notes,
                new Contact(
                        "email",
                        EMAIL,
                        MAILS,
                        address -> address,
                        "The letter gives more than one email address: %s. Type the person's own"));
    }

    /** A way to reach somebody. @param label what must stand by it, outside the lines that name the person */
    private record Contact(String field, Pattern pattern, Pattern label, UnaryOperator<String> tidy, String two) {}

    private static void theirs(Letter letter, Notes notes, Contact contact) {
        List<Read> read = all(letter.ofTheirs(), contact);
        Set<String> others = new HashSet<>();
        letter.ofOthers().forEach(clause -> found(clause, contact).forEach(each -> others.add(key(each))));
        for (Read each : read) {
            if (others.contains(key(each))) {
                notes.doubt(
                        contact.field(),
                        "“%s” stands in the letter as somebody else's too. Type it if it is the person's own"
                                .formatted(each.words()));
                return;
            }
        }
        notes.one(contact.field(), read, contact.two());
        if (read.isEmpty()) {
            all(letter.unsure(), contact).stream()
                    .findFirst()
                    .ifPresent(each -> notes.doubt(
                            contact.field(),
                            "“%s”: the letter does not say clearly whose it is. Type it if it is the person's own"
                                    .formatted(each.words())));
        }
    }

    private static String key(Read read) {
        return read.value().replaceAll("[\\s()-]", "").toLowerCase(Locale.ROOT);
    }

    private static List<Read> all(List<Clause> clauses, Contact contact) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : clauses) {
            if (!clause.ofWriter()
                    && (clause.block() || contact.label().matcher(clause.text()).find())) {
                read.addAll(found(clause, contact));
            }
        }
        return read;
    }

    private static List<Read> found(Clause clause, Contact contact) {
        List<Read> read = new ArrayList<>();
        Matcher found = contact.pattern().matcher(clause.text());
        while (found.find()) {
            read.add(new Read(contact.tidy().apply(found.group(1)), clause.quoted(found.start(), found.end())));
        }
        return read;
    }
}
