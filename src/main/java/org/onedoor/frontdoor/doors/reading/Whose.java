package org.onedoor.frontdoor.doors.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.onedoor.frontdoor.doors.reading.Clause.Owner;

/**
 * Whose the numbers, dates and addresses of a letter are, line after line. What stands under the heading of somebody else,
 * in their row, or in the sentences after they were named, is not taken for the person's.
 */
final class Whose {
    private static final String NO_STREET =
            "(?!\\s+(?:lane|ln|road|rd|street|st|close|avenue|ave|way|drive|court|house|cottages?|farm|hill|view|gardens|row|place|terrace)\\b)";
    /** Those who write, ring or work: a form gives their telephone too, and never their date of birth. */
    private static final String ROLES =
            "referr(?:er|ing|ed by)|referral (?:made |completed )?by|completed by|(?:your|our|my) details|gp|g\\.p\\.|"
                    + "(?:general )?practi(?:ce|tioner)|surgery|school|college|head ?teacher|teacher|head of year|senco|tutor|"
                    + "caller|informant|witness|reporting person|attending|officer|police|p\\.?c\\.? (?:\\d|\\p{L}{2})|sgt|sergeant|crew|"
                    + "paramedic|conveyed|hospital|ward|clinic|housing|solicitor|advocate|support worker|consultant|"
                    + "health visitor|midwife|pharmacy|chemist|nursing home|care home|out of hours|agency|organisation|employer";

    private static final Pattern ROLE = Clause.word("(?:" + ROLES + ")" + NO_STREET);
    private static final Pattern ROLE_HEADS = heads(ROLES);
    private static final Pattern RELATIVE_HEADS = heads(Clause.RELATIVES);
    private static final Pattern ALONE = Pattern.compile(
            "^\\W*[\\p{L}'’/ ]{2,50}\\W*(?:details|contact|information)?\\W*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSON_HEADS = heads(
            "re|patient|pt|client|pupil|student|child|young person|service user|resident|tenant|subject|person|detainee|casualty");
    private static final Pattern BORN_OR_NUMBERED =
            Pattern.compile("^\\W*(?:nhs\\b|d\\.?o\\.?b\\b|date of birth).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITERS = Clause.word(
            "(?:call|ring|contact|reach|phone|text|e-?mail|write to|get hold of) (?:me|us)|my (?:own )?(?:tel\\w*|phone|mobile|number|e-?mail|address|details)|"
                    + "our (?:tel\\w*|phone|number|e-?mail|address|details)|i live|i am on|i'm on");

    private enum Section {
        PERSON,
        ROLE,
        RELATIVE
    }

    /** A telephone with a word before it that says where it stands, such as {@code Wing phone:}. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "^\\W*(?!(?:patient|pt|client|pupil|student|child|tenant|resident|home|mobile|contact|daytime|day|evening|landline|"
                    + "his|her|their|the|own|personal|preferred|main|and|or|cell)(?:['’]s|s['’])?\\s)\\p{L}+(?:['’]s)?\\s+"
                    + "(?:tel|telephone|phone|mobile)(?: no\\.?| number)?\\s*[:\\t]|"
                    + "(?<![\\p{L}])(?:wing|office|work|ward|unit|desk|duty|reception)\\s+(?:tel|telephone|phone|mobile)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SELF = Clause.word(
            "my name is|(?:refer|referring) myself|self[- ]referral|i am writing about myself|i(?:'m| am) the patient");

    /** Whether whoever writes is the person themself. */
    private final boolean self;

    private Section section = Section.PERSON;
    private boolean headingOnly;
    private boolean named;
    private boolean cell;

    private static Pattern heads(String alternatives) {
        return Pattern.compile(
                "^\\W*(?:" + alternatives + ")(?![\\p{L}\\p{N}])(?:'s|’s)?[^:\\t.]{0,40}(?:[:\\t].*|$)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    Whose(List<String> lines) {
        self = lines.stream().anyMatch(line -> SELF.matcher(line).find());
    }

    void blank() {
        if (!headingOnly) {
            section = Section.PERSON;
        }
        named = false;
    }

    void line(String line) {
        cell = false;
        if (PERSON_HEADS.matcher(line).matches()) {
            begin(Section.PERSON, line);
        } else if (RELATIVE_HEADS.matcher(line).matches()) {
            begin(Section.RELATIVE, line);
        } else if (ROLE_HEADS.matcher(line).matches()) {
            begin(Section.ROLE, line);
        } else {
            headingOnly = false;
            if (section == Section.ROLE && BORN_OR_NUMBERED.matcher(line).matches()) {
                section = Section.PERSON;
            }
        }
    }

    private void begin(Section next, String line) {
        section = next;
        headingOnly = next != Section.PERSON && ALONE.matcher(line).matches();
        named = false;
    }

    Owner of(Clause clause) {
        if (section != Section.PERSON) {
            return Owner.ANOTHER;
        }
        boolean another = clause.ofAnother();
        if (another || ROLE.matcher(clause.text()).find()) {
            named |= another;
            return another ? Owner.ANOTHER : Owner.UNSURE;
        }
        cell |= ELSEWHERE.matcher(clause.text()).find();
        if (cell || !self && WRITERS.matcher(clause.text()).find()) {
            return Owner.UNSURE;
        }
        return named ? Owner.UNSURE : Owner.PERSON;
    }
}
