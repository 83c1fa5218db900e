package org.onedoor.crisis;

import static org.onedoor.crisis.ContactQuestions.yesNo;
import static org.onedoor.crisis.Question.ask;
import static org.onedoor.crisis.Question.choice;
import static org.onedoor.crisis.Question.option;

import java.util.List;
import java.util.Map;
import org.onedoor.crisis.Question.Type;

/** The questions that guide whoever is worried about somebody, and what they must do now. */
public final class Concern {
    /** The parts of a safety plan, in the order in which somebody uses it. */
    public static final List<Question> SAFETY_PLAN = List.of(
            ask("signs", "How do they notice that it is getting worse?", Type.WORDS)
                    .optional(),
            ask("helps", "What can they do themselves that helps?", Type.WORDS).optional(),
            ask("people", "Whom can they ring or be with?", Type.WORDS)
                    .optional()
                    .hint("Names and numbers, in the order to try them"),
            ask("place", "How is the place made safer?", Type.WORDS).optional().hint("What is put away, and by whom"));

    private Concern() {}

    static List<Question> questions() {
        return List.of(
                yesNo("danger", "Is anybody hurt or in danger at this moment?"),
                yesNo("suicidal", "Has the person said or shown that they want to die or to hurt themselves?")
                        .hint("It is safe to ask. Asking does not put the thought into anybody's head"),
                yesNo("means", "Do they have a plan, or something to do it with?"),
                yesNo("safe", "Can they keep themselves safe until tomorrow?"),
                yesNo("alone", "Is the person alone?"),
                yesNo("dependants", "Does a child or somebody else depend on them?"),
                ContactQuestions.reason(),
                ContactQuestions.story(),
                choice(
                        "consent",
                        "Does the person know that you are telling us?",
                        option("given", "Yes, and they agree"),
                        option("not-asked", "They were not asked"),
                        option("refused", "Yes, and they do not agree"),
                        option("lacks-capacity", "They cannot decide this now")),
                SAFETY_PLAN.get(0),
                SAFETY_PLAN.get(1),
                SAFETY_PLAN.get(2),
                SAFETY_PLAN.get(3));
    }

    /** What must be done now. */
    public enum Step {
        EMERGENCY(
                "emergency",
                "Ring 999 now",
                "Stay with the person if that is safe for you. Say that it is a mental health emergency, and keep the line open."),
        CRISIS(
                "crisis",
                "Crisis help within four hours",
                "Do not leave the person alone. While you wait, the crisis line answers at any hour: NHS 111, option 2. If they act on it, ring 999."),
        URGENT(
                "urgent",
                "Seen within 24 hours",
                "Agree with the person what they do tonight, and give them the crisis line: NHS 111, option 2, at any hour."),
        SOON(
                "soon",
                "Seen within seven days",
                "Tell their GP or the team that knows them, if they agree. Give them the crisis line for the meantime: NHS 111, option 2.");

        private static final String REFER =
                "Make the referral with the button below: nothing has to be typed again. The Care Co-ordination Centre has been told too.";
        private static final String TOLD =
                "The Care Co-ordination Centre has what you wrote, makes the referral and rings you back.";

        private final String code;
        private final String label;
        private final String words;

        Step(String code, String label, String words) {
            this.code = code;
            this.label = label;
            this.words = words;
        }

        public String code() {
            return code;
        }

        public String label() {
            return label;
        }

        /** @param refers whether whoever is told may make the referral themselves */
        public String words(boolean refers) {
            return words + " " + (refers ? REFER : TOLD);
        }

        public static Step ofCode(String code) {
            for (Step step : values()) {
                if (step.code.equals(code)) {
                    return step;
                }
            }
            throw new IllegalArgumentException("No step " + code);
        }
    }

    /**
     * What must be done now. What nobody knows is taken as the worse: it never leads to a weaker step than the answer that
     * worries most. Thoughts of suicide are a crisis with anything that makes them more dangerous; without them, means at
     * hand, being alone or somebody who depends on the person bring the contact forward to a day.
     */
    static Step step(Map<String, String> codes) {
        boolean wants = isWorse(codes, "suicidal");
        boolean worse = isWorse(codes, "means") || isWorse(codes, "alone") || isWorse(codes, "dependants");
        if (isWorse(codes, "danger")) {
            return Step.EMERGENCY;
        }
        if (!codes.getOrDefault("safe", "").equals("yes") || (wants && worse)) {
            return Step.CRISIS;
        }
        return wants || worse ? Step.URGENT : Step.SOON;
    }

    private static boolean isWorse(Map<String, String> codes, String question) {
        return !codes.getOrDefault(question, "").equals("no");
    }

    /** A safety plan goes with thoughts of suicide, unless the person is in danger now: then 999 comes first. */
    static void check(Map<String, String> codes, Map<String, String> words, Map<String, String> problems) {
        boolean wants = codes.getOrDefault("suicidal", "").equals("yes");
        boolean planned = SAFETY_PLAN.stream().anyMatch(question -> words.containsKey(question.name()));
        if (wants && !planned && step(codes) != Step.EMERGENCY) {
            problems.putIfAbsent(
                    "people",
                    "Make a safety plan with the person: at least whom they can ring or be with, or that they would not");
        }
    }
}
