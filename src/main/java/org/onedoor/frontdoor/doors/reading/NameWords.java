package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.doors.reading.Notes.Read;
import org.onedoor.platform.EnglishWords;

/** The person's name: after a label, after the words that refer them, or before their date of birth. */
final class NameWords {
    private static final String PERSON =
            "patient|pt|client|pupil|student|child|young person|yp|service user|resident|tenant|detainee|casualty|customer|member";
    private static final String NOT_BEHIND = "(?<![\\p{L}\\p{N}][ ]{0,3})";
    private static final String OURS = "(?:(?:our|my|the|this|new)\\s+)?";
    private static final String REPEATED =
            "(?:(?:re|fwd?|fw|(?:new |urgent )?referral(?: for| of)?|patient)\\b\\s*[:\\-–]?\\s*)*";

    /** A label of a name, such as {@code Patient name:}; a name of a school or of who refers has another word before it. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?:(?<![\\p{L}\\p{N}])(?:re|ref|subject|regarding|concerning|patient|pt)|" + NOT_BEHIND + OURS + "(?:"
                    + PERSON
                    + ")|" + NOT_BEHIND + "(?<named>" + OURS + "(?:(?:" + PERSON
                    + "|person)(?:'s|’s)?\\s+)?(?:full |legal )?name(?:s|\\(s\\))?(?: of (?:the )?(?:" + PERSON
                    + "|person))?))"
                    + "(?:\\s*[:\\-–—]\\s*|\\s{2,}|(?<=name)\\s+|\\.?\\s+(?=(?:mr|mrs|ms|miss|mx|master)\\b))"
                    + REPEATED,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REFERRED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:refer(?:ring)?|referral (?:of|for)|thank you for seeing|please (?:see|assess|accept|help)|assess(?:ing)?|"
                    + "(?:writing|contacting you|concerned|worried) about)\\s+"
                    + "(?:(?:my patient|this patient|our pupil|our resident|our tenant|our client|to you)\\s*,?\\s+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE = Pattern.compile(
            "\\s*(?:mr|mrs|ms|miss|mx|master|dr|prof|rev|sir|lady|lord)(?![\\p{L}\\p{N}'’-])\\.?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BORN_NEXT = Pattern.compile(
            "[\\s,;:(–—-]*(?:d\\.?\\s?o\\.?\\s?b\\b|date of birth|born\\b|nhs\\b).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE =
            Pattern.compile("^\\W*(?:re|pt|patient|client|pupil|tenant|resident)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE_BEHIND =
            Pattern.compile("^\\s*\\((?:mr|mrs|ms|miss|mx|master|dr)\\.?\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN =
            Pattern.compile("\\G(\\s?)([\\p{L}\\p{M}][\\p{L}\\p{M}'’-]*+(?!\\.\\p{L})\\.?)");
    private static final Pattern PARTICLE =
            Pattern.compile("de|da|del|della|di|van|von|der|den|la|le|al|bin|ben|el", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMA = Pattern.compile("\\G\\s*,\\s*");
    private static final Pattern UNCASED = Pattern.compile("\\G\\s*\\p{Lo}");
    private static final Pattern FAMILY = part("surname|last name|family name");
    private static final Pattern GIVEN = part("forenames?|first names?|given names?|christian name");

    /** Longer than the name of most; what goes on further is no name, or more than one. */
    private static final int MOST = 5;

    /** What is said beside a name and is none, and how a form says that there is none. */
    private static final Set<String> NO_NAMES = Set.of(
            ("a an the this that these those he she they we you i it his her their our your my us him them who whose whom which what when where "
                            + "why how is was are were be been has have had does did do would can could should might must and or but if so as "
                            + "at by for from in into of off on onto out over to up with without about after again before because since until due re ref "
                            + "not known unknown none nil tbc anon anonymous withheld refused given see above below attached male female other same "
                            + "referral referred referring refer urgent urgently routine routinely very soon emergency mental health patient pt client pupil "
                            + "student child tenant resident new help request service services team teams nhs dob born date birth number address aged age "
                            + "please assessment assess care community talking therapies therapy crisis memory clinic doctor gp surgery school hospital support "
                            + "social depression depressed anxiety anxious psychosis psychotic road street lane close avenue flat first response wellbeing sex "
                            + "gender tel telephone phone mobile mob ph email ethnicity title presents presented presenting reports reported lives living "
                            + "attends attended suffers suffering feels feeling low mood suicidal hears hearing thank thanks dear currently today also "
                            + "update details information form letter summary discharge appointment department ward next kin mother father parent carer")
                    .split(" "));

    private NameWords() {}

    /** A name as it stands. @param why null where it can be read; otherwise why it cannot */
    private record Name(
            String given,
            String family,
            String words,
            @Nullable String why) {
        /** Whether both may be the same person's: one may leave out a middle name. */
        boolean agrees(Name other) {
            return family.equalsIgnoreCase(other.family) && first(given).equals(first(other.given));
        }

        private static String first(String given) {
            return given.split("[ .]", -1)[0].toLowerCase(Locale.UK);
        }
    }

    private static Pattern part(String label) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?i:" + label
                + ")(?:\\(s\\))?\\s*[:\\-–]\\s*([\\p{Lu}][\\p{L}\\p{M}'’-]*(?:[ ]+[\\p{Lu}][\\p{L}\\p{M}'’-]*)*)");
    }

    static void read(Letter letter, Notes notes) {
        List<Read> family = parts(letter, FAMILY);
        List<Read> given = parts(letter, GIVEN);
        if (!family.isEmpty() || !given.isEmpty()) {
            notes.one("familyName", family, "The letter gives more than one family name: %s. Type the person's own");
            notes.one("givenName", given, "The letter gives more than one first name: %s. Type the person's own");
            return;
        }
        List<Name> names = new ArrayList<>();
        List<Name> unclear = new ArrayList<>();
        List<Clause> clauses = letter.naming();
        for (int i = 0; i < clauses.size(); i++) {
            String next = i + 1 < clauses.size() ? clauses.get(i + 1).text() : "";
            in(clauses.get(i), next).forEach(name -> (name.why() == null ? names : unclear).add(name));
        }
        if (names.isEmpty() && !unclear.isEmpty()) {
            notes.doubt(
                    "familyName",
                    "“%s”: %s. Type who it is"
                            .formatted(
                                    unclear.getFirst().words(),
                                    unclear.getFirst().why()));
        } else if (names.stream().anyMatch(name -> !name.agrees(names.getFirst()))) {
            notes.doubt(
                    "familyName",
                    "The letter names more than one person: “%s”. Type who it is about"
                            .formatted(String.join(
                                    "” and “",
                                    names.stream().map(Name::words).distinct().toList())));
        } else if (!names.isEmpty()) {
            Name name = names.getFirst();
            notes.found("givenName", name.given(), name.words());
            notes.found("familyName", name.family(), name.words());
        }
    }

    private static List<Read> parts(Letter letter, Pattern pattern) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : letter.naming()) {
            Matcher found = pattern.matcher(clause.text());
            while (found.find()) {
                String value = withoutNext(found.group(1));
                if (!value.isEmpty() && !NO_NAMES.contains(value.toLowerCase(Locale.UK))) {
                    read.add(new Read(proper(value), clause.quoted(found.start(), found.start(1) + value.length())));
                }
            }
        }
        return read;
    }

    /** Up to the next label on the same line: {@code Smith Forename}. */
    private static String withoutNext(String value) {
        return value.replaceAll(
                        "(?i)\\s+(?:forenames?|surname|first|last|family|given|christian|title|dob|date|nhs|address|sex|gender|tel|age)\\b.*",
                        "")
                .strip();
    }

    private static List<Name> in(Clause clause, String next) {
        List<Name> names = new ArrayList<>();
        String text = clause.text();
        int from = 0;
        Matcher label = LABELLED.matcher(text);
        while (label.find(from)) {
            Name name = at(clause, label.start(), label.end(), label.group("named") != null, true);
            if (name != null) {
                names.add(name);
            }
            from = label.end();
        }
        if (names.isEmpty()) {
            Matcher referred = REFERRED.matcher(text);
            while (referred.find()) {
                Name name = at(clause, referred.start(), referred.end(), false, false);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        if (names.isEmpty()) {
            Matcher before = BEFORE.matcher(text);
            int start = before.find() ? before.end() : 0;
            Name name = at(clause, 0, start, false, false);
            String rest = TITLE_BEHIND.matcher(text.substring(end(text, start))).replaceFirst("");
            if (name != null && BORN_NEXT.matcher(rest.isBlank() ? next : rest).matches()) {
                names.add(name);
            }
        }
        return names;
    }

    /** The pieces of a name from a place on, and whether they are set apart by a comma. */
    private record Pieces(String titled, List<String> before, List<String> after, int end) {}

    private static int end(String text, int from) {
        return pieces(text, from).end();
    }

    private static Pieces pieces(String text, int from) {
        int at = from;
        StringBuilder titles = new StringBuilder();
        Matcher title = TITLE.matcher(text);
        while (title.find(at) && title.start() == at) {
            titles.append(title.group());
            at = title.end();
        }
        List<String> before = new ArrayList<>();
        at = take(text, at, before);
        List<String> after = new ArrayList<>();
        Matcher comma = COMMA.matcher(text);
        if (!before.isEmpty() && comma.find(at)) {
            int next = comma.end();
            Matcher behind = TITLE.matcher(text);
            if (behind.find(next) && behind.start() == next) {
                titles.append(behind.group());
                next = behind.end();
            }
            int end = take(text, next, after);
            if (!after.isEmpty() && isPlainWord(after.getFirst())) {
                after.clear(); // a sentence goes on
            }
            at = after.isEmpty() ? at : end;
        }
        return new Pieces(titles.toString().strip(), before, after, at);
    }

    /** Takes words that may be of a name, up to the first that is none. @return where they end */
    private static int take(String text, int from, List<String> pieces) {
        int at = from;
        Matcher token = TOKEN.matcher(text);
        while (pieces.size() <= MOST && token.find(at)) {
            String word = token.group(2);
            boolean initial = word.length() == 2 && word.endsWith(".");
            String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            boolean particle = PARTICLE.matcher(bare).matches() && !pieces.isEmpty();
            boolean capital = Character.isUpperCase(bare.codePointAt(0)) || Character.isTitleCase(bare.codePointAt(0));
            if (!(capital || particle) || NO_NAMES.contains(bare.toLowerCase(Locale.UK))) {
                break;
            }
            pieces.add(bare);
            at = token.end() - (initial || !word.endsWith(".") ? 0 : 1);
            if (word.endsWith(".") && !initial) {
                break;
            }
        }
        while (!pieces.isEmpty() && PARTICLE.matcher(pieces.getLast()).matches() && !isAllCapitals(text)) {
            pieces.removeLast();
        }
        return at;
    }

    private static @Nullable Name at(Clause clause, int start, int from, boolean named, boolean label) {
        String text = clause.text();
        Pieces pieces = pieces(text, from);
        String words = clause.quoted(start, Math.max(pieces.end(), from));
        if (pieces.before().isEmpty()) {
            return named ? other(clause, start, from) : null;
        }
        if (!pieces.after().isEmpty()) {
            return withComma(pieces, words);
        }
        List<String> all = pieces.before();
        boolean titled = !pieces.titled().isEmpty();
        if (all.size() == 1) {
            return titled || named ? unclear(words, "it gives one name only") : null;
        }
        if (all.size() > MOST) {
            return unclear(words, "it cannot be told where the name ends");
        }
        boolean capitals = all.stream().allMatch(NameWords::isAllCapitals);
        if (capitals && isAllCapitals(text) && runsOn(text, pieces, label)) {
            return unclear(words, "it cannot be told where the name ends");
        }
        return capitals ? inCapitals(all, titled, words) : inBoth(all, titled, label, words);
    }

    /** {@code SMITH, John}; or a name, a comma and a place, which nobody can tell from it. */
    private static Name withComma(Pieces pieces, String words) {
        boolean oneFamily = pieces.before().stream()
                        .filter(piece -> !PARTICLE.matcher(piece).matches())
                        .count()
                == 1;
        boolean shown = pieces.before().stream().allMatch(NameWords::isAllCapitals)
                && pieces.after().stream().noneMatch(NameWords::isAllCapitals);
        return oneFamily || shown
                ? new Name(proper(pieces.after()), proper(pieces.before()), words, null)
                : unclear(words, "it cannot be told which is the family name");
    }

    /** Whether the words behind a name may have been taken for more of it, as all are in capitals. */
    private static boolean runsOn(String text, Pieces pieces, boolean label) {
        boolean marked = pieces.end() >= text.stripTrailing().length()
                || !Character.isWhitespace(text.charAt(pieces.end()))
                || BORN_NEXT.matcher(text.substring(pieces.end())).matches();
        List<String> all = pieces.before();
        if (!marked && all.stream().skip(1).anyMatch(piece -> piece.equals("MAY") || piece.equals("WILL"))) {
            return true;
        }
        return all.subList(label && marked || !pieces.titled().isEmpty() ? 2 : 1, all.size()).stream()
                .anyMatch(NameWords::isPlainWord);
    }

    private static boolean isPlainWord(String piece) {
        return EnglishWords.has(piece.toLowerCase(Locale.UK)) && !Forenames.given(piece) && !Forenames.family(piece);
    }

    /** All in capitals: forms put either name first, and only the names themselves can tell which. */
    private static Name inCapitals(List<String> all, boolean titled, String words) {
        boolean givenFirst = Forenames.given(all.getFirst());
        boolean givenLast = Forenames.given(all.getLast());
        if (titled || givenFirst && (!givenLast || Forenames.family(all.getLast()))) {
            return givenFirst(all, words);
        }
        if (givenLast && !givenFirst && all.size() == 2) {
            return new Name(proper(all.subList(1, 2)), proper(all.subList(0, 1)), words, null);
        }
        return unclear(words, "it cannot be told which is the family name");
    }

    private static Name inBoth(List<String> all, boolean titled, boolean label, String words) {
        int capitals = 0;
        while (capitals < all.size()
                && isAllCapitals(all.get(capitals))
                && all.get(capitals).length() > 1) {
            capitals++;
        }
        if (capitals > 0 && all.subList(capitals, all.size()).stream().noneMatch(NameWords::isAllCapitals)) {
            return new Name(proper(all.subList(capitals, all.size())), proper(all.subList(0, capitals)), words, null);
        }
        boolean turned =
                Forenames.given(all.getLast()) && !Forenames.family(all.getLast()) && !Forenames.given(all.getFirst());
        if (all.getLast().length() == 1 || label && !titled && turned) {
            return unclear(words, "it cannot be told which is the family name");
        }
        return givenFirst(all, words);
    }

    private static Name givenFirst(List<String> all, String words) {
        int family = all.size() - 1;
        while (family > 1 && PARTICLE.matcher(all.get(family - 1)).matches()) {
            family--;
        }
        return new Name(proper(all.subList(0, family)), proper(all.subList(family, all.size())), words, null);
    }

    /** After a label of a name: in small letters, or in letters that have no capitals. */
    private static @Nullable Name other(Clause clause, int start, int from) {
        String rest = clause.text().substring(from).strip();
        String words = clause.quoted(start, clause.text().length());
        if (UNCASED.matcher(rest).find()) {
            return unclear(words, "it cannot be told which is the family name");
        }
        List<String> all = List.of(rest.split("\\s+", -1));
        boolean name = all.size() == 2
                && all.stream().allMatch(piece -> piece.matches("\\p{Ll}[\\p{Ll}'’-]+"))
                && all.stream().noneMatch(NO_NAMES::contains)
                && (Forenames.given(all.getFirst()) || !all.stream().allMatch(EnglishWords::has));
        return name
                ? givenFirst(
                        all.stream().map(piece -> piece.toUpperCase(Locale.UK)).toList(), words)
                : null;
    }

    private static Name unclear(String words, String why) {
        return new Name("", "", words, why);
    }

    private static boolean isAllCapitals(String text) {
        return text.equals(text.toUpperCase(Locale.UK));
    }

    private static String proper(List<String> pieces) {
        return proper(String.join(" ", pieces));
    }

    /** A name in capitals as it is otherwise written: {@code O'NEILL-SMITH} is {@code O'Neill-Smith}. */
    private static String proper(String name) {
        if (!name.equals(name.toUpperCase(Locale.UK)) || name.length() < 3) {
            return name;
        }
        StringBuilder proper = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            proper.append(first ? letter : Character.toLowerCase(letter));
            first = !Character.isLetter(letter);
        }
        return proper.toString();
    }
}
