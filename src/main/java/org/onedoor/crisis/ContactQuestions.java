package org.onedoor.crisis;

import static org.onedoor.crisis.Question.ask;
import static org.onedoor.crisis.Question.choice;
import static org.onedoor.crisis.Question.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.crisis.Question.Option;
import org.onedoor.crisis.Question.Type;

/** What is asked of each kind of contact, and the codes that answer it. */
final class ContactQuestions {
    static final String AVOIDED = "avoided-136";
    static final String BED = "bed";
    static final String TAKEN_ON = "taken-on";
    static final String LEFT = "left-before-seen";
    static final String REFERRAL = "crisis-referral";
    static final String FACE_TO_FACE = "face-to-face";
    static final String TELEPHONE = "telephone";
    static final String MISTAKE = "mistake";

    /** Said with an outcome after which the person still needs somebody: it is no end before that somebody has it. */
    static final String GOES_ON = "goesOn";

    /** What is asked of what came of it, in the form of the contact itself too. */
    static final Set<String> ENDING =
            Set.of("outcome", "holder", "avoided", "avoidedWords", "gatekeeping", "gatekeeper", "alternatives");

    static final String DETAINED_136 = "detained-136";
    static final Set<String> DETAINED = Set.of(DETAINED_136, "detained-135");

    private static final Set<String> HANDED_ON = Set.of(REFERRAL, BED, "own-team", "other-team");
    private static final int SENTENCE = 3;

    private static final Option[] REASONS = {
        option("suicidal", "Thoughts of suicide"),
        option("self-harm", "Self-harm"),
        option("psychosis", "Hearing voices, or beliefs others do not share"),
        option("mood", "Very low or very high mood"),
        option("anxiety", "Anxiety or panic"),
        option("confusion", "Confusion or memory"),
        option("substance", "Distress with alcohol or drugs"),
        option("risk-to-others", "Risk to others"),
        option("welfare", "Concern for welfare, or missing and found"),
        option("medication", "Medication"),
        option("loneliness", "Loneliness, or somebody to talk to"),
        option("practical", "Money, home or family"),
        option("information", "Information about a service"),
        option("other", "Another reason")
    };

    private ContactQuestions() {}

    static List<Question> of(ContactKind kind) {
        return switch (kind) {
            case STREET_TRIAGE ->
                List.of(
                        choice(
                                "from",
                                "Who asked for street triage?",
                                option("officer", "An officer on the scene"),
                                option("control-room", "The police control room"),
                                option("ambulance", "An ambulance crew"),
                                option("patrol", "Nobody: met on patrol"),
                                option("other", "Somebody else")),
                        pairing(),
                        ask("pair", "Their names or numbers", Type.LINE).optional(),
                        reason(),
                        how(),
                        story(),
                        done(),
                        outcome(kind),
                        holder(),
                        avoided(),
                        avoidedWords(),
                        gatekeeping(),
                        gatekeeper(),
                        alternatives());
            case CRISIS_LINE ->
                List.of(
                        choice(
                                "from",
                                "Who rang?",
                                option("person", "The person"),
                                option("carer", "A carer, relative or friend"),
                                option("professional", "A professional"),
                                option("nhs-111", "Passed on by NHS 111"),
                                option("other", "Somebody else")),
                        reason(),
                        story(),
                        done(),
                        outcome(kind),
                        holder());
            case LIAISON ->
                List.of(
                        choice(
                                "hospital",
                                "Which hospital?",
                                option("liaison-broomfield", "Broomfield Hospital"),
                                option("liaison-colchester", "Colchester Hospital"),
                                option("liaison-pah", "Princess Alexandra Hospital")),
                        choice(
                                "from",
                                "Where is the person?",
                                option("emergency-department", "A&E: to be seen within 1 hour"),
                                option("ward", "On a ward: to be seen within 24 hours")),
                        reason(),
                        yesNo("alcohol", "Is alcohol part of it?").optional(),
                        story());
            case HOME_TREATMENT ->
                List.of(
                        choice(
                                "from",
                                "Who asked?",
                                option("crisis-team", "The crisis team itself"),
                                option("liaison", "A&E liaison"),
                                option("street-triage", "Street triage"),
                                option("community-team", "A community team"),
                                option("place-of-safety", "A place of safety"),
                                option("ward", "A ward: to go home sooner"),
                                option("other", "Somebody else")),
                        reason(),
                        how(),
                        story(),
                        outcome(kind),
                        holder(),
                        gatekeeping(),
                        gatekeeper(),
                        alternatives());
            case CONCERN -> Concern.questions();
        };
    }

    /** What is asked when somebody has been seen. */
    static List<Question> seen() {
        return List.of(
                choice(
                        "mode",
                        "How?",
                        option(FACE_TO_FACE, "Face to face"),
                        option(TELEPHONE, "By telephone: the clock goes on"),
                        option(MISTAKE, "Not seen: that they were was a mistake")),
                ask("words", "What was found?", Type.WORDS).optional());
    }

    /** Who of another team has it: what is asked where nobody of that team has written here. */
    static Question holder() {
        return ask("holder", "If another team goes on: who there said that they have it?", Type.LINE)
                .optional()
                .hint(
                        "A name and the team. Until somebody has it, or the referral is made, it stays open here with a clock");
    }

    /** What came of it, with what must come next. */
    static List<Question> ending(ContactKind kind) {
        List<Question> questions = new ArrayList<>(List.of(outcome(kind)));
        if (kind == ContactKind.LIAISON) {
            questions.add(ask("next", "What happens next, and who does it?", Type.LINE)
                    .hint("A referral, a plan or whom the person can turn to"));
            questions.add(ask("plan", "If home with a plan: what is the plan?", Type.WORDS)
                    .optional());
            questions.add(ask("signpost", "If told where to turn: where, and how do they reach it?", Type.LINE)
                    .optional());
        } else {
            questions.add(ask("next", "What was done, and what happens next?", Type.LINE));
        }
        questions.add(holder());
        if (kind == ContactKind.STREET_TRIAGE) {
            questions.addAll(List.of(avoided(), avoidedWords()));
        }
        if (kind != ContactKind.CONCERN && kind != ContactKind.CRISIS_LINE) {
            questions.addAll(List.of(gatekeeping(), gatekeeper(), alternatives()));
        }
        return questions;
    }

    static Question reason() {
        return choice("reason", "What is it about?", REASONS);
    }

    static Question pairing() {
        return choice(
                "pairing",
                "Who went, or gave the advice?",
                option("nurse-officer", "A nurse and an officer together"),
                option("nurse", "A nurse alone"),
                option("officer", "An officer alone, with a nurse on the telephone"));
    }

    private static Question how() {
        return choice(
                "mode", "How?", option("face-to-face", "Face to face"), option("telephone", "By telephone or radio"));
    }

    static Question story() {
        return ask("words", "What was said and seen?", Type.WORDS);
    }

    private static Question done() {
        return choice(
                "done",
                "What was done?",
                option("listened", "Listened and talked it through"),
                option("plan-used", "Went by the person's crisis plan"),
                option("assessed", "Assessed their mental health"),
                option("safety-plan", "Made a safety plan with them"),
                option("advised", "Advised the police, a crew or another professional"),
                option("carer", "Spoke with a carer or family"),
                option("nothing", "Nothing could be done"));
    }

    static Question yesNo(String name, String label) {
        return choice(name, label, option("yes", "Yes"), option("no", "No"), option("not-known", "Not known"));
    }

    private static Question outcome(ContactKind kind) {
        String label = kind == ContactKind.HOME_TREATMENT ? "What was decided?" : "What came of it?";
        return choice("outcome", label, outcomes(kind).toArray(Option[]::new));
    }

    static List<Option> outcomes(ContactKind kind) {
        return switch (kind) {
            case STREET_TRIAGE ->
                List.of(
                        option(AVOIDED, "Section 136 was about to be used, and was avoided"),
                        option(DETAINED_136, "Detained under section 136"),
                        option("detained-135", "Detained under section 135"),
                        option("emergency-department", "Taken to A&E"),
                        option(REFERRAL, "Crisis referral"),
                        option("own-team", "Their own team takes over"),
                        option("safe-at-home", "Safe at home"),
                        option("advice", "Advice only"),
                        option(BED, "A bed was asked for"),
                        option("arrested", "Arrested"),
                        option("not-found", "Not found"));
            case CRISIS_LINE ->
                List.of(
                        option("advice", "Advice or information given"),
                        option("safe-at-home", "Safe at home, with a plan"),
                        option(REFERRAL, "Crisis referral"),
                        option("called-999", "999 was called"),
                        option("emergency-department", "Told or taken to A&E"),
                        option("own-team", "Their own team takes over"),
                        option("signposted", "Told where to turn"),
                        option("ended-early", "The caller ended the call"));
            case LIAISON ->
                List.of(
                        option("home-plan", "Home, with a plan"),
                        option(REFERRAL, "Crisis referral or home treatment"),
                        option("own-team", "Their own team takes over"),
                        option("signposted", "Told where to turn"),
                        option("medical", "Stays for physical care"),
                        option(BED, "A mental health bed was asked for"),
                        option("detained", "Detained under the Mental Health Act"),
                        option(LEFT, "Left before being seen"));
            case HOME_TREATMENT ->
                List.of(
                        option(TAKEN_ON, "Taken on for home treatment"),
                        option(BED, "Home treatment is not enough: a bed is needed"),
                        option("other-team", "Another team is better placed"),
                        option("declined", "The person does not want it"),
                        option("not-needed", "Not needed"));
            case CONCERN ->
                List.of(
                        option("called-999", "999 was called"),
                        option("seen", "Somebody was with the person"),
                        option("own-team", "Their own team takes over"),
                        option("advice", "Advice given to whoever was concerned"),
                        option("signposted", "Told where to turn"),
                        option("safe-at-home", "Safe at home, with a plan"),
                        option("not-found", "Could not be found: told the police"));
        };
    }

    private static Question avoided() {
        return choice(
                        "avoided",
                        "If section 136 was avoided: why was it not needed?",
                        option("crisis-team", "The crisis or home treatment team took over"),
                        option("informal", "Went to hospital of their own accord"),
                        option("home", "Safe at home with somebody, and a plan"),
                        option("own-team", "Their own team saw them"),
                        option("sanctuary", "Went to a crisis café or sanctuary"),
                        option("physical", "Physical health came first"),
                        option("no-disorder", "No sign of a mental disorder that needs care at once"))
                .optional();
    }

    private static Question avoidedWords() {
        return ask("avoidedWords", "What made the difference?", Type.LINE)
                .optional()
                .hint("In a few words, if section 136 was avoided");
    }

    private static Question gatekeeping() {
        return choice(
                        "gatekeeping",
                        "If a bed is asked for: what did home treatment say?",
                        option("not-safe", "Considered: not safe at home"),
                        option("no-home", "Considered: no home or nobody to be with them"),
                        option("declined", "Considered: the person does not want it"),
                        option("detained", "Considered: detention is needed whatever help there is"),
                        option("no-capacity", "Considered: the team could not come in time"))
                .optional()
                .hint("No bed is asked for before home treatment was considered");
    }

    private static Question gatekeeper() {
        return ask("gatekeeper", "If a bed is asked for: who of home treatment decided?", Type.LINE)
                .optional();
    }

    /** Home treatment, crisis houses and urgent response are shown with it, as they are open now. */
    private static Question alternatives() {
        return ask("alternatives", "If a bed is asked for: why are the local alternatives not used?", Type.LINE)
                .optional();
    }

    /** What must be said with an outcome: why section 136 was avoided, and that home treatment was considered. */
    static void check(Map<String, String> codes, Map<String, String> words, Map<String, String> problems) {
        String outcome = codes.getOrDefault("outcome", "");
        if (outcome.equals(AVOIDED) && !codes.containsKey("avoided")) {
            problems.putIfAbsent("avoided", "Say why section 136 was not needed");
        }
        if (!outcome.equals(AVOIDED) && !outcome.isEmpty() && codes.containsKey("avoided")) {
            problems.putIfAbsent(
                    "outcome", "You said why section 136 was avoided: choose that it was, or take the reason away");
        }
        if (outcome.equals(BED) && !codes.containsKey("gatekeeping")) {
            problems.putIfAbsent(
                    "gatekeeping",
                    "Say what home treatment decided: no bed is asked for before home treatment was considered");
        }
        if (outcome.equals(BED) && !words.containsKey("gatekeeper")) {
            problems.putIfAbsent("gatekeeper", "Name who of the home treatment team decided");
        }
        if (outcome.equals(BED) && !words.containsKey("alternatives")) {
            problems.putIfAbsent("alternatives", "Say why what is open now instead of a bed is not used");
        }
        if (words.containsKey("holder") && !isNamed(words.get("holder"))) {
            problems.putIfAbsent("holder", "Name who said that they have it, and their team");
        }
        if (words.containsKey("holder") && outcome.equals(REFERRAL)) {
            problems.putIfAbsent(
                    "holder",
                    "A crisis referral goes on by the referral itself. Leave this empty, record it, and make the referral with one press on the next page");
        }
    }

    /** What must be said when it ends, beside that: what comes next in a sentence, and what fits the outcome. */
    static void checkEnding(
            ContactKind kind, Map<String, String> codes, Map<String, String> words, Map<String, String> problems) {
        check(codes, words, problems);
        if (words.containsKey("next") && !isSentence(words.get("next"))) {
            problems.putIfAbsent("next", "Say in a sentence what happens next and who does it");
        }
        String outcome = codes.getOrDefault("outcome", "");
        if (kind == ContactKind.LIAISON && outcome.equals("home-plan") && !isSentence(words.getOrDefault("plan", ""))) {
            problems.putIfAbsent(
                    "plan", "Write the plan down: what the person does, whom they ring, and who sees them when");
        }
        if (kind == ContactKind.LIAISON
                && outcome.equals("signposted")
                && !isNamed(words.getOrDefault("signpost", ""))) {
            problems.putIfAbsent("signpost", "Write down where they were told to turn, and how they reach it");
        }
    }

    private static boolean isNamed(@Nullable String words) {
        return words != null && words.codePoints().filter(Character::isLetter).count() >= SENTENCE;
    }

    private static boolean isSentence(@Nullable String words) {
        return words != null
                && Arrays.stream(words.split("[^\\p{L}\\p{N}']+"))
                                .filter(word -> !word.isEmpty())
                                .count()
                        >= SENTENCE;
    }

    /** What was answered of what came of it stays as it was, whatever else is put right. */
    static void keepEnding(Map<String, String> was, Map<String, String> now) {
        now.keySet().removeAll(ENDING);
        ENDING.stream().filter(was::containsKey).forEach(name -> now.put(name, String.valueOf(was.get(name))));
    }

    /** Whether the outcome leaves a need that somebody else takes up. */
    static boolean handsOn(Map<String, String> codes) {
        return HANDED_ON.contains(codes.getOrDefault("outcome", ""))
                || codes.getOrDefault("avoided", "").equals("crisis-team");
    }
}
