package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.doors.reading.Notes.Read;

/** The person's name: after a label, or after the words that refer them. */
final class NameWords {
    private static final String TITLE = "(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Prof|Rev|Sir|Lady|Lord)\\.?";
    private static final String PIECE = "\\p{Lu}[\\p{L}'’-]*";
    private static final String PARTICLE = "(?:de|da|del|della|di|van|von|der|den|la|le|al|bin|ben|el|O['’])";
    private static final String NAME = PIECE + "(?:\\s+(?:" + PARTICLE + "\\s+)*" + PIECE + "){1,4}|" + PIECE
            + "\\s*,\\s*" + PIECE + "(?:\\s+" + PIECE + ")?";
    private static final Pattern LABELLED = Pattern.compile("(?<![\\p{L}\\p{N}])"
            + "(?:(?i:re|ref|subject|regarding|concerning|patient(?:'s)?(?: name)?|client(?:'s)?(?: name)?|pupil(?:'s)?(?: name)?|"
            + "student(?:'s)?(?: name)?|resident(?:'s)?(?: name)?|name(?: of patient| of person)?|full name))\\s*[:\\-–]\\s*"
            + "(?:(?i:re|fwd?|referral(?: for| of)?|patient)\\s*[:\\-–]?\\s*)*(?:" + TITLE + "\\s+)?(" + NAME + ")");
    private static final Pattern REFERRED = Pattern.compile("(?<![\\p{L}\\p{N}])"
            + "(?i:refer(?:ring)?|referral (?:of|for)|thank you for seeing|please see|assess(?:ing)?|writing about)\\s+"
            + "(?:(?i:my patient|this patient|our pupil|our resident|to you)\\s*,?\\s+)?(?:" + TITLE + "\\s+)?(" + NAME
            + ")");
    private static final Pattern FAMILY = part("surname|last name|family name");
    private static final Pattern GIVEN = part("forenames?|first names?|given names?|christian name");
    private static final Set<String> NO_NAMES = Set.of(
            "referral",
            "urgent",
            "routine",
            "mental",
            "health",
            "patient",
            "new",
            "help",
            "request",
            "service",
            "team",
            "nhs",
            "dob",
            "date",
            "birth",
            "number",
            "address",
            "the",
            "this",
            "please",
            "assessment",
            "care",
            "community",
            "talking",
            "therapies",
            "crisis",
            "memory",
            "clinic",
            "doctor",
            "surgery",
            "school",
            "hospital",
            "support",
            "social",
            "for",
            "depression",
            "anxiety",
            "road",
            "street",
            "first",
            "response",
            "wellbeing",
            "your",
            "our");

    private NameWords() {}

    private static Pattern part(String label) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?i:" + label + ")(?:\\(s\\))?\\s*[:\\-–]\\s*(" + PIECE + "(?:[ ]+"
                + PIECE + ")*)");
    }

    static void read(Letter letter, Notes notes) {
        List<Read> labelled = all(letter, LABELLED);
        List<Read> family = parts(letter, FAMILY);
        List<Read> given = parts(letter, GIVEN);
        if (!family.isEmpty() || !given.isEmpty()) {
            notes.one("familyName", family, "The letter gives more than one last name: %s. Type the person's own");
            notes.one("givenName", given, "The letter gives more than one first name: %s. Type the person's own");
            return;
        }
        List<Read> names = labelled.isEmpty() ? all(letter, REFERRED) : labelled;
        Set<String> different = new LinkedHashSet<>();
        names.forEach(name -> different.add(name.value().toLowerCase(Locale.UK)));
        if (different.size() > 1) {
            notes.doubt(
                    "familyName",
                    "The letter names more than one person: “%s”. Type who it is about"
                            .formatted(String.join(
                                    "” and “",
                                    names.stream().map(Read::words).distinct().toList())));
        } else if (!names.isEmpty()) {
            Read name = names.getFirst();
            String[] halves = name.value().split("\\|", -1);
            notes.found("givenName", halves[0], name.words());
            notes.found("familyName", halves[1], name.words());
        }
    }

    private static List<Read> parts(Letter letter, Pattern pattern) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : letter.ofPerson()) {
            Matcher found = pattern.matcher(clause.text());
            while (found.find()) {
                String value = withoutNext(found.group(1));
                if (!value.isEmpty()) {
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

    private static List<Read> all(Letter letter, Pattern pattern) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : letter.ofPerson()) {
            Matcher found = pattern.matcher(clause.text());
            while (found.find()) {
                String name = name(found.group(1));
                if (name != null) {
                    read.add(new Read(name, clause.quoted(found.start(), found.end(1))));
                }
            }
        }
        return read;
    }

    /** Given and family name with a bar between; none when these are not a name. */
    private static @Nullable String name(String text) {
        if (text.contains(",")) {
            String[] halves = text.split("\\s*,\\s*", -1);
            return isName(halves[0]) && isName(halves[1]) ? proper(halves[1]) + "|" + proper(halves[0]) : null;
        }
        List<String> pieces = new ArrayList<>();
        for (String piece : text.strip().split("\\s+", -1)) {
            if (NO_NAMES.contains(piece.toLowerCase(Locale.UK))) {
                break; // the name has ended, and another label begins
            }
            pieces.add(piece);
        }
        if (pieces.size() < 2) {
            return null;
        }
        int family = pieces.size() - 1;
        while (family > 1 && pieces.get(family - 1).matches("(?:" + PARTICLE + ")")) {
            family--;
        }
        return proper(String.join(" ", pieces.subList(0, family)))
                + "|"
                + proper(String.join(" ", pieces.subList(family, pieces.size())));
    }

    private static boolean isName(String text) {
        for (String piece : text.strip().split("\\s+", -1)) {
            if (NO_NAMES.contains(piece.toLowerCase(Locale.UK))) {
                return false;
            }
        }
        return true;
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
