package org.onedoor.frontdoor.doors.reading;

import java.util.regex.Pattern;

/**
 * A stretch of a letter that is about one thing: a line, or a sentence of it.
 *
 * @param part where in the letter it stands
 * @param block whether it stands among the lines that name the person: what is there needs no label of its own
 * @param text as it was written
 */
record Clause(Part part, boolean block, String text) {
    private static final int QUOTED = 160;

    private static final Pattern RELATIVE =
            word("next of kin|nok|mother|father|mum|mummy|dad|daddy|parents?|step-?mother|"
                    + "step-?father|step-?mum|step-?dad|wife|husband|partner|spouse|girlfriend|boyfriend|son|daughter|sister|brother|sibling|"
                    + "grandmother|grandfather|gran|nan|grandad|aunt|uncle|cousin|niece|nephew|carer|guardian|neighbour|friend|"
                    + "emergency contact|social worker|key ?worker|care ?coordinator|landlord|manager");
    private static final Pattern NAMED_PERSON =
            word("(?:re|ref|patient(?:'s)?(?: name)?|client(?: name)?|pupil(?: name)?|student(?: name)?|"
                    + "name|full name|surname|forenames?|first name|last name|family name|given name|d\\.?o\\.?b\\.?|"
                    + "date of birth|birth date|nhs(?: no\\.?| number)?|address)(?=\\s*[:\\-–.]|\\s)");
    private static final Pattern OTHERS_NUMBER = word(
            "fax|surgery|practice|reception|switchboard|bleep|ext(?:ension)?|direct line|secretary|our (?:tel|phone|number)");

    /** Where a stretch stands. */
    enum Part {
        /** Above the greeting, and not about the person: who writes, from where, to whom, when. */
        HEAD,
        BODY,
        /** After the greeting's end: who wrote it. */
        SIGNATURE
    }

    static Pattern word(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether somebody else than the person is named in it, so that what it gives may be theirs. */
    boolean ofAnother() {
        return RELATIVE.matcher(text).find();
    }

    /** Whether a number in it is the writer's, not the person's. */
    boolean ofWriter() {
        return part == Part.SIGNATURE
                || part == Part.HEAD
                || OTHERS_NUMBER.matcher(text).find();
    }

    static boolean namesPerson(String line) {
        return NAMED_PERSON.matcher(line).find();
    }

    /** As it is shown beside a field. */
    String quoted() {
        String tidy = text.strip().replaceAll("\\s+", " ");
        return tidy.length() <= QUOTED ? tidy : tidy.substring(0, QUOTED - 1) + "…";
    }

    /** The words around a place in it. */
    String quoted(int start, int end) {
        int from = Math.max(0, start - 50);
        int to = Math.min(text.length(), end + 50);
        String around = text.substring(from, to).strip().replaceAll("\\s+", " ");
        return (from > 0 ? "…" : "") + around + (to < text.length() ? "…" : "");
    }
}
