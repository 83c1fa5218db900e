package org.onedoor.crisis;

import static org.onedoor.crisis.Question.ask;
import static org.onedoor.crisis.Question.choice;
import static org.onedoor.crisis.Question.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onedoor.crisis.Question.Option;
import org.onedoor.crisis.Question.Type;

/** What is asked of each kind of contact, and the codes that answer it. */
final class ContactQuestions {
    static final String AVOIDED = "avoided-136";
    static final String BED = "bed";
    static final String TAKEN_ON = "taken-on";
    static final String LEFT = "left-before-seen";

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
                        avoided(),
                        avoidedWords(),
                        gatekeeping(),
                        gatekeeper());
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
                        outcome(kind));
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
                        gatekeeping(),
                        gatekeeper());
            case CONCERN -> Concern.questions();
        };
    }

    /** What is asked when somebody has been seen. */
    static List<Question> seen() {
        return List.of(how(), ask("words", "What was found?", Type.WORDS).optional());
    }

    /** What came of it, with what must come next. */
    static List<Question> ending(ContactKind kind) {
        List<Question> questions = new ArrayList<>(List.of(outcome(kind)));
        if (kind == ContactKind.LIAISON) {
            questions.add(ask("next", "What happens next, and who does it?", Type.LINE)
                    .hint("A referral, a plan or whom the person can turn to"));
        } else {
            questions.add(ask("next", "What was done, and what happens next?", Type.LINE));
        }
        if (kind == ContactKind.STREET_TRIAGE) {
            questions.addAll(List.of(avoided(), avoidedWords()));
        }
        if (kind != ContactKind.CONCERN && kind != ContactKind.CRISIS_LINE) {
            questions.addAll(List.of(gatekeeping(), gatekeeper()));
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
                        option("detained-136", "Detained under section 136"),
                        option("detained-135", "Detained under section 135"),
                        option("emergency-department", "Taken to A&E"),
                        option("crisis-referral", "Crisis referral"),
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
                        option("crisis-referral", "Crisis referral"),
                        option("called-999", "999 was called"),
                        option("emergency-department", "Told or taken to A&E"),
                        option("own-team", "Their own team takes over"),
                        option("signposted", "Told where to turn"),
                        option("ended-early", "The caller ended the call"));
            case LIAISON ->
                List.of(
                        option("home-plan", "Home, with a plan"),
                        option("crisis-referral", "Crisis referral or home treatment"),
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
    }
}
