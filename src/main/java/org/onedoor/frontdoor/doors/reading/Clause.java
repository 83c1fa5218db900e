package org.onedoor.frontdoor.doors.reading;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a letter that is about one thing: a line, or a sentence of it.
 *
 * @param part where in the letter it stands
 * @param block whether it stands among the lines that name the person: what is there needs no label of its own
 * @param text as it was written
 * @param owner whose the numbers, dates and addresses in it are, by where it stands
 * @param about whom of theirs somebody writes about, such as {@code neighbour}; null in a letter that does not say it so
 */
record Clause(
        Part part, boolean block, String text, @Nullable String about, Owner owner) {
    private static final int QUOTED = 160;

    static final String RELATIVES =
            "next of kin|nok|ex-?(?:wife|husband|partner)|grandma|grandpa|granddaughter|grandson|"
                    + "fianc[eé]e?|parents?/carers?|foster carer|flatmate|housemate|mother|father|mum|mummy|dad|daddy|parents?|step-?mother|"
                    + "step-?father|step-?mum|step-?dad|wife|husband|partner|spouse|girlfriend|boyfriend|son|daughter|sister|brother|sibling|"
                    + "grandmother|grandfather|gran|nan|grandad|aunt|uncle|cousin|niece|nephew|carer|guardian|neighbour|friend|"
                    + "emergency contact|social worker|key ?worker|care ?coordinator|landlord|manager";
    private static final Pattern RELATIVE = word(RELATIVES);
    private static final Pattern ABOUT = word(
            "(?:(?:it['’]?s|it is|this is|writing|e-?mailing|contacting you|calling|ringing|phoning|in touch|enquiring|asking)"
                    + "(?: to you)? (?:about|regarding|concerning)|refer|help for|referral for) (?:my|our) (?:\\p{L}+ ){0,2}?("
                    + RELATIVES + ")");
    private static final Pattern OF_THEM = Pattern.compile(
            "^\\W*(?:she|he|they|i|we|this|the patient|patient|pt|mr|mrs|ms|miss|mx)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "\\bfamily\\b|\\b(?:in|with)(?:\\s+(?:a|an|her|his|their|my|our|the))?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITER = word("i|i['’]?m|me|my|mine|our|we");
    private static final Pattern NAMED_PERSON =
            word("(?:re|ref|patient(?:'s)?(?: name)?|client(?: name)?|pupil(?: name)?|student(?: name)?|"
                    + "name|full name|surname|forenames?|first name|last name|family name|given name|d\\.?o\\.?b\\.?|"
                    + "date of birth|birth date|nhs(?: no\\.?| number)?|address)(?=\\s*[:\\-–.]|\\s)|"
                    + "(?:tenant|resident|service user|young person|child|pt|customer|casualty|detainee)(?=\\s*:)");
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

    /** Whose something is. */
    enum Owner {
        PERSON,
        /** The person's or somebody else's. */
        UNSURE,
        ANOTHER
    }

    Clause of(Owner whose) {
        return new Clause(part, block, text, about, whose);
    }

    static Pattern word(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whom of theirs the writer says that the letter is about; null where it does not say so. */
    static @Nullable String about(List<String> lines) {
        for (String line : lines) {
            Matcher found = ABOUT.matcher(line);
            if (found.find()) {
                return found.group(1).toLowerCase(Locale.UK);
            }
        }
        return null;
    }

    /** Whether somebody else than the person is named in it, so that what it gives may be theirs. */
    boolean ofAnother() {
        return another() >= 0;
    }

    /** What a sentence says of the person before it names somebody else; nothing where it is of what runs in the family. */
    Clause beforeAnother() {
        int another = another();
        if (another < 0) {
            return this;
        }
        String before = text.substring(0, another);
        boolean theirs =
                OF_THEM.matcher(before).find() && !OF_ANOTHER.matcher(before).find();
        return new Clause(part, block, theirs ? before : "", about, owner);
    }

    private int another() {
        Matcher relative = RELATIVE.matcher(text);
        while (relative.find()) {
            if (!relative.group().toLowerCase(Locale.UK).equals(about)) {
                return relative.start();
            }
        }
        return -1;
    }

    /** Whether a number in it is the writer's, not the person's. */
    boolean ofWriter() {
        return part == Part.SIGNATURE
                || part == Part.HEAD
                || OTHERS_NUMBER.matcher(text).find()
                || (about != null
                        && WRITER.matcher(ABOUT.matcher(text).replaceAll("")).find());
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
