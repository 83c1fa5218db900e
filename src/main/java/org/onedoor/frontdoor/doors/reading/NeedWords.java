package org.onedoor.frontdoor.doors.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onedoor.directory.CodedNeed;
import org.onedoor.directory.DangerWords;
import org.onedoor.frontdoor.doors.reading.Notes.Read;

/** Why, what help, what risk, whether the person agreed, and how soon the letter asks for it. */
final class NeedWords {
    /** Words of the directory that are said in many letters and tell of no need when they stand alone. */
    private static final Set<String> TOO_COMMON = Set.of(
            "other",
            "alone",
            "social",
            "course",
            "job",
            "work",
            "urgent",
            "emergency",
            "student",
            "older",
            "support worker",
            "child",
            "school",
            "money",
            "diet",
            "weight",
            "exercise",
            "skills",
            "routine",
            "activity",
            "discharge",
            "fall",
            "death",
            "loss",
            "voices",
            "baby",
            "medicines",
            "medication",
            "psychiatrist",
            "hobby",
            "worry",
            "stress",
            "confusion",
            "health check",
            "blood pressure",
            "home care",
            "mobility",
            "recovery",
            "wellbeing",
            "military",
            "abuse",
            "violence",
            "fire",
            "carer",
            "caring",
            "pd",
            "knee",
            "lungs",
            "bills",
            "benefits",
            "accommodation",
            "drugs",
            "alcohol",
            "drinking",
            "tobacco",
            "smoking",
            "gp advice",
            "one number",
            "do not know",
            "help",
            "social prescribing",
            "teenager");

    /** Words that tell of a need only in this order, as letters write them; a search takes words in any order. */
    private static final Map<String, List<String>> IN_ORDER = Map.of(
            "suicidal-thoughts",
                    List.of("end his life", "end her life", "end their life", "ending his life", "ending her life"),
            "low-mood-anxiety", List.of("been low"),
            "psychosis-first-episode", List.of("voices telling"),
            "bereavement", List.of("death of"),
            "domestic-abuse", List.of("abusive ex"));

    private static final Pattern NOT = Pattern.compile(
            "(?<![\\p{L}])(?:no|not|nil|never|without|denies|denied|denying|no (?:evidence|history|signs?) of|does not|did not|"
                    + "has not|isn't|hasn't|doesn't|ruled out|rather than)(?:\\s+[\\p{L}'-]+){0,4}\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final DangerWords DANGER = DangerWords.load();
    private static final Pattern RISK = Clause.word(
            "suicid\\w*|self[- ]?harm\\w*|overdose\\w*|risk\\w*|safeguarding|violen\\w*|weapon\\w*|aggress\\w*|ligature\\w*|"
                    + "(?:harm|kill|hurt)\\w* (?:him|her|them|my)sel(?:f|ves)");
    private static final Pattern AGREED = Clause.word(
            "(?:has |have |gives |gave |given )?consent(?:ed|s)?(?: (?:to|for)\\b.*)?|agrees? to (?:this |the |be )?refer\\w*|"
                    + "agreed to (?:this |the |be )?refer\\w*|happy (?:to be referred|with this referral)");
    private static final Pattern REFUSED = Clause.word(
            "(?:does not|did not|doesn't|didn't|refuses to|refused to|declines to|declined to|without|no|not) (?:give |given )?consent(?:ed)?|"
                    + "(?:declined|refused|refuses|declines) (?:this |the |a )?referral");
    private static final Pattern URGENCY = Pattern.compile(
            "(?<![\\p{L}-])(?:(?i)(?:priority|urgency)\\s*[:\\-–]\\s*(emergency|very urgent|urgent|soon|routine)"
                    + "|(very urgent|urgent|soon|routine)\\s+(?:referral|assessment|review|appointment)"
                    + "|(?:see|seen|review|reviewed|assess|assessed|assessment|refer|referring|referral)(?:\\s+\\p{L}+){0,3}\\s+(very urgently|urgently|routinely)"
                    + "|(very urgently|urgently|routinely)\\s+(?:see|seen|review|reviewed|assess|assessed|refer|referring)"
                    + "|^\\W*(?:subject\\s*:)?\\s*(very urgent|urgent|routine)\\b\\s*[-–:!])");

    private NeedWords() {}

    static void reason(Letter letter, int longest, Notes notes) {
        String body = letter.body();
        if (body.isBlank()) {
            return;
        }
        if (body.codePointCount(0, body.length()) > longest) {
            notes.doubt(
                    "reason",
                    "The letter is longer than the reason may be. Write the reason; the whole letter is kept");
        } else {
            notes.found("reason", body, "the letter without its head and signature");
        }
    }

    static void needs(Letter letter, List<CodedNeed> known, Notes notes) {
        Set<String> codes = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (CodedNeed need : known) {
            first(letter, need).ifPresent(quote -> {
                codes.add(need.code());
                words.add(need.label() + ": “" + quote + "”");
            });
        }
        if (!codes.isEmpty()) {
            notes.found("needs", List.copyOf(codes), String.join("; ", words));
        }
    }

    private static java.util.Optional<String> first(Letter letter, CodedNeed need) {
        List<String> all = new ArrayList<>(need.synonyms());
        all.add(need.label());
        all.addAll(IN_ORDER.getOrDefault(need.code(), List.of()));
        String said = all.stream()
                .filter(word -> !TOO_COMMON.contains(word.toLowerCase(Locale.UK)))
                .map(word -> CodedNeed.isWordInSmallLetters(word)
                        ? "(?-i:" + word.toUpperCase(Locale.UK) + ")"
                        : Pattern.quote(word))
                .collect(Collectors.joining("|"));
        if (said.isEmpty()) {
            return java.util.Optional.empty();
        }
        Pattern pattern = Clause.word(said);
        for (Clause clause : letter.sayingOfPerson()) {
            Matcher found = pattern.matcher(clause.text());
            while (found.find()) {
                if (!NOT.matcher(clause.text().substring(0, found.start())).find()) {
                    return java.util.Optional.of(clause.quoted(found.start(), found.end()));
                }
            }
        }
        return java.util.Optional.empty();
    }

    /** Every sentence that speaks of risk, as it is written: also one that says there is none. */
    static void risk(Letter letter, Notes notes) {
        List<String> said = letter.clauses().stream()
                .filter(clause -> clause.part() == Clause.Part.BODY
                        && (RISK.matcher(clause.text()).find()
                                || DANGER.in(clause.text()).isPresent()))
                .map(Clause::text)
                .distinct()
                .toList();
        if (!said.isEmpty()) {
            notes.found("risk", String.join("\n", said), "the sentences that speak of risk");
        }
    }

    static void consent(Letter letter, Notes notes) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : letter.ofPerson()) {
            if (REFUSED.matcher(clause.text()).find()) {
                read.add(new Read("refused", clause.quoted()));
            } else if (AGREED.matcher(clause.text()).find()) {
                read.add(new Read("given", clause.quoted()));
            }
        }
        notes.one("consent", read, "The letter says two things of consent: %s. Choose what is so");
    }

    static void priority(Letter letter, Notes notes) {
        List<Read> read = new ArrayList<>();
        for (Clause clause : letter.clauses()) {
            Matcher found = URGENCY.matcher(clause.text());
            while (clause.part() != Clause.Part.SIGNATURE && found.find()) {
                String before = clause.text().substring(0, found.start());
                if (before.matches("(?is).*\\b(?:no|not|non|isn't)(?:\\s+(?:an?|very|for))?[\\s-]*$")) {
                    continue;
                }
                read.add(new Read(code(found), clause.quoted(found.start(), found.end())));
            }
        }
        notes.one("priority", read, "The letter says two things of how soon: %s. Choose one");
    }

    private static String code(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                String word = found.group(group).toLowerCase(Locale.UK).replaceAll("\\s+", " ");
                return switch (word) {
                    case "very urgently", "very urgent" -> "very-urgent";
                    case "urgently" -> "urgent";
                    case "routinely" -> "routine";
                    default -> word;
                };
            }
        }
        throw new IllegalStateException("A match without a word");
    }
}
