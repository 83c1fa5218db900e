package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onedoor.frontdoor.doors.reading.Notes.Read;

/** The language they speak best, and whether somebody must interpret. */
final class LanguageWords {
    private static final String LANGUAGE = "(\\p{Lu}\\p{L}{2,20})";
    private static final Pattern SPOKEN = Pattern.compile(
            "(?<!\\p{L})(?:(?i:first|main|preferred|spoken|native) (?i:language)(?i: is)?\\s*[:\\-–]?\\s*|(?i:speaks only|only speaks|language|interpreter)\\s*[:\\-–]\\s*|"
                    + "(?i:speaks only|only speaks)\\s+)" + LANGUAGE + "|(?<!\\p{L})" + LANGUAGE
                    + "(?:[- ](?i:speaking))? (?i:interpreter)");
    private static final Pattern INTERPRETER = Clause.word("interpreter");
    private static final Pattern NONE_NEEDED = Pattern.compile(
            "(?i)\\b(?:no|not|without|n/a|none)\\b[^.]{0,20}\\binterpreter|\\binterpreter\\b[^.\\p{L}]*(?:is |was )?(?:no|not|none|n/a)\\b");
    private static final Set<String> NO_LANGUAGES = Set.of(
            "English",
            "Yes",
            "No",
            "Not",
            "None",
            "Needed",
            "Required",
            "An",
            "The",
            "Needs",
            "Interpreter",
            "Please",
            "And");

    private LanguageWords() {}

    static void read(Letter letter, Notes notes) {
        List<Read> languages = new ArrayList<>();
        List<Read> interpreters = new ArrayList<>();
        for (Clause clause : letter.ofPerson()) {
            boolean none = NONE_NEEDED.matcher(clause.text()).find();
            Matcher spoken = SPOKEN.matcher(clause.text());
            while (spoken.find()) {
                String language = spoken.group(1) == null ? spoken.group(2) : spoken.group(1);
                if (!NO_LANGUAGES.contains(language)) {
                    languages.add(new Read(language, clause.quoted(spoken.start(), spoken.end())));
                }
            }
            Matcher interpreter = INTERPRETER.matcher(clause.text());
            if (interpreter.find() && !none) {
                interpreters.add(new Read("yes", clause.quoted(interpreter.start(), interpreter.end())));
            }
        }
        notes.one("language", languages, "The letter names more than one language: %s. Type the one they speak best");
        notes.one("interpreterNeeded", interpreters, "");
    }
}
