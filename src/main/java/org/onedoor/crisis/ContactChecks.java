package org.onedoor.crisis;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What answers about a contact must say together. */
final class ContactChecks {
    private static final Set<String> HANDED_ON = Set.of(
            ContactQuestions.REFERRAL, ContactQuestions.BED, ContactQuestions.PUT_THROUGH, "own-team", "other-team");
    private static final int SENTENCE = 3;

    private ContactChecks() {}

    /** What must be said with an outcome: why section 136 was avoided, and that home treatment was considered. */
    static void check(Map<String, String> codes, Map<String, String> words, Map<String, String> problems) {
        String outcome = codes.getOrDefault("outcome", "");
        if (outcome.equals(ContactQuestions.AVOIDED) && !codes.containsKey("avoided")) {
            problems.putIfAbsent("avoided", "Say why section 136 was not needed");
        }
        if (!outcome.equals(ContactQuestions.AVOIDED) && !outcome.isEmpty() && codes.containsKey("avoided")) {
            problems.putIfAbsent(
                    "outcome", "You said why section 136 was avoided: choose that it was, or take the reason away");
        }
        if (outcome.equals(ContactQuestions.BED) && !codes.containsKey("gatekeeping")) {
            problems.putIfAbsent(
                    "gatekeeping",
                    "Say what home treatment decided: no bed is asked for before home treatment was considered");
        }
        if (outcome.equals(ContactQuestions.BED) && !words.containsKey("gatekeeper")) {
            problems.putIfAbsent("gatekeeper", "Name who of the home treatment team decided");
        }
        if (outcome.equals(ContactQuestions.BED) && !words.containsKey("alternatives")) {
            problems.putIfAbsent("alternatives", "Say why what is open now instead of a bed is not used");
        }
        boolean through = outcome.equals(ContactQuestions.PUT_THROUGH);
        if (through && !codes.containsKey("through")) {
            problems.putIfAbsent("through", "Say whom the caller was put through to");
        }
        if (through && !words.containsKey("holder")) {
            problems.putIfAbsent(
                    "holder", "Name who took the call: a caller is put through once somebody there speaks with them");
        }
        if (!through && codes.containsKey("through")) {
            problems.putIfAbsent(
                    "outcome",
                    "You said whom the caller was put through to: choose that they were, or take that answer away");
        }
        if (codes.getOrDefault("alcohol", "").equals("yes") && !codes.containsKey("alcoholConsent")) {
            problems.putIfAbsent(
                    "alcoholConsent", "Say whether they want to see the alcohol liaison nurse, or could not be asked");
        }
        if (words.containsKey("holder") && !isNamed(words.get("holder"))) {
            problems.putIfAbsent("holder", "Name who said that they have it, and their team");
        }
        if (words.containsKey("holder") && outcome.equals(ContactQuestions.REFERRAL)) {
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
        now.keySet().removeAll(ContactQuestions.ENDING);
        ContactQuestions.ENDING.stream()
                .filter(was::containsKey)
                .forEach(name -> now.put(name, String.valueOf(was.get(name))));
    }

    /** Whether the outcome leaves a need that somebody else takes up. */
    static boolean handsOn(Map<String, String> codes) {
        return HANDED_ON.contains(codes.getOrDefault("outcome", ""))
                || codes.getOrDefault("avoided", "").equals("crisis-team");
    }
}
