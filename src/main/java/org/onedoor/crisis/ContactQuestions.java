package org.onedoor.crisis;

import static org.onedoor.crisis.Question.ask;
import static org.onedoor.crisis.Question.choice;
import static org.onedoor.crisis.Question.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    static final String PUT_THROUGH = "put-through";
    static final String DEPARTMENT = "emergency-department";

    /** Said with an outcome after which the person still needs somebody: it is no end before that somebody has it. */
    static final String GOES_ON = "goesOn";

    /** What is asked of what came of it, in the form of the contact itself too. */
    static final Set<String> ENDING = Set.of(
            "outcome", "through", "holder", "avoided", "avoidedWords", "gatekeeping", "gatekeeper", "alternatives");

    static final String DETAINED_136 = "detained-136";
    static final Set<String> DETAINED = Set.of(DETAINED_136, "detained-135");

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
                        done().optional(),
                        outcome(kind)
                                .optional()
                                .hint(
                                        "Leave it open while the caller is on the line: record this now, have their plan in view, and say it at the end"),
                        through(),
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
                        choice(
                                        "alcoholConsent",
                                        "If alcohol is part of it: do they want to see the alcohol liaison nurse?",
                                        option("given", "Yes"),
                                        option("not-asked", "They could not be asked yet"),
                                        option("lacks-capacity", "They cannot decide this now"),
                                        option("refused", "No"))
                                .optional()
                                .hint("Unless they say no, the referral is made with this one, beside it"),
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

    /** Whom a caller was put through to: a team of ours has the call on its own list with what was said. */
    static Question through() {
        return choice(
                        "through",
                        "If the caller was put through: to whom?",
                        option("crht", "Crisis and home treatment team"),
                        option("cyp-crisis", "Crisis team for children and young people"),
                        option("ccc-clinical", "A clinician of the Care Co-ordination Centre"),
                        option("nhs-111", "NHS 111"),
                        option("ambulance", "The ambulance service, on 999"),
                        option("samaritans", "Samaritans"),
                        option("other", "Somebody else"))
                .optional()
                .hint("Stay on the line until they speak with each other, then name below who took the call");
    }

    /** Why somebody was in A&E for more than four hours. */
    static Question breach() {
        return choice(
                        "breach",
                        "If it was more than four hours: why?",
                        option("liaison", "Waited for mental health liaison"),
                        option("assessment", "Waited for an AMHP or doctors"),
                        option("bed", "Waited for a mental health bed"),
                        option("transport", "Waited for transport"),
                        option("physical", "Physical care or tests took longer"),
                        option("intoxicated", "Could not be assessed yet: alcohol or drugs"),
                        option("department", "Waited to be seen by A&E itself"),
                        option("home", "Waited for help at home or for somebody to come"),
                        option("other", "Another reason"))
                .optional();
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
        if (kind == ContactKind.CRISIS_LINE) {
            questions.add(through());
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
                option("officer", "An officer alone, with a nurse on the telephone"),
                option("nurse-officer-paramedic", "A nurse, an officer and a paramedic together"),
                option("officer-paramedic", "An officer and a paramedic together"),
                option("nurse-paramedic", "A nurse and a paramedic together"),
                option("paramedic", "A paramedic alone"));
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
                        option(
                                PUT_THROUGH,
                                "Put through: somebody else took the call while the caller stayed on the line"),
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
}
