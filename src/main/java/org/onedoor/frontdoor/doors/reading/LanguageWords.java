package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onedoor.frontdoor.doors.reading.Notes.Read;

/** The language they speak best, and whether somebody must interpret. */
final class LanguageWords {
    /** Those of ISO 639, as the platform calls them in English, and some that people name otherwise. */
    private static final String LANGUAGE = Stream.concat(
                    Arrays.stream(Locale.getISOLanguages())
                            .map(code -> Locale.of(code).getDisplayLanguage(Locale.UK)),
                    Stream.of(
                            "British Sign Language",
                            "BSL",
                            "Makaton",
                            "Sylheti",
                            "Farsi",
                            "Dari",
                            "Mandarin",
                            "Cantonese"))
            .filter(name -> !name.equals("English") && name.length() > 2)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(", ")"));

    private static final Pattern SPOKEN =
            Pattern.compile("(?<!\\p{L})(?:(?:(?i:first|main|preferred|spoken|native) )?(?i:language)"
                    + "(?: (?i:is)|\\s*[:\\-–])\\s*|(?i:interpreter)\\s*[:\\-–]\\s*|(?i:speaks only|only speaks)\\s*:?\\s*)"
                    + LANGUAGE + "(?!\\p{L})|(?<!\\p{L})" + LANGUAGE + "(?:[- ](?i:speaking))? (?i:interpreter)");
    private static final Pattern INTERPRETER = Clause.word("interpreter");
    private static final Pattern NONE_NEEDED = Pattern.compile(
            "(?i)\\b(?:no|not|without|n/a|none)\\b[^.]{0,20}\\binterpreter|\\binterpreter\\b[^.\\p{L}]*(?:is |was )?(?:no|not|none|n/a)\\b");

    private LanguageWords() {}

    static void read(Letter letter, Notes notes) {
        List<Read> languages = new ArrayList<>();
        List<Read> interpreters = new ArrayList<>();
        for (Clause clause : letter.ofPerson()) {
            Matcher spoken = SPOKEN.matcher(clause.text());
            while (spoken.find()) {
                languages.add(new Read(
                        spoken.group(1) == null ? spoken.group(2) : spoken.group(1),
                        clause.quoted(spoken.start(), spoken.end())));
            }
            Matcher interpreter = INTERPRETER.matcher(clause.text());
            if (interpreter.find() && !NONE_NEEDED.matcher(clause.text()).find()) {
                interpreters.add(new Read("yes", clause.quoted(interpreter.start(), interpreter.end())));
            }
        }
        notes.one("language", languages, "The letter names more than one language: %s. Type the one they speak best");
        notes.one("interpreterNeeded", interpreters, "");
    }
}
