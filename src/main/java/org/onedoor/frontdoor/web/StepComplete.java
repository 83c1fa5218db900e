package org.onedoor.frontdoor.web;

import java.util.Arrays;
import java.util.List;
import org.onedoor.frontdoor.CancellationReason;
import org.onedoor.frontdoor.Outcome;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Step;

/** Everything a step's form lacks, said at once: the act alone would say the first thing only. */
final class StepComplete {
    private static final List<String> TIERS =
            Arrays.stream(Priority.values()).map(Priority::code).toList();
    private static final List<String> OUTCOMES = Arrays.stream(Outcome.values())
            .filter(Outcome::chosenByTeam)
            .map(Outcome::code)
            .toList();
    private static final String HOW_SOON = "Choose how soon this person needs to be seen";

    private StepComplete() {}

    static void check(Step step, Typed typed) {
        switch (step) {
            case DECIDE_PRIORITY -> {
                one(typed, "priority", TIERS, HOW_SOON);
                words(typed, "why", "Say why this priority was chosen");
            }
            case REFER_AGAIN -> {
                one(typed, "priority", TIERS, HOW_SOON);
                words(typed, "words", "Say why this person needs help again");
            }
            case RECORD_OUTCOME -> {
                one(typed, "outcome", OUTCOMES, "Choose an outcome");
                if (typed.all("told").isEmpty()) {
                    typed.wrong("told", "Say who was told. If the person could not be told, tell the referrer");
                }
            }
            case WITHDRAW -> {
                words(typed, "reason", "Choose why it is withdrawn");
                if (typed.get("reason").equals(CancellationReason.OTHER.code())) {
                    words(typed, "words", "Say what the other reason is");
                }
                if (typed.all("told").isEmpty()) {
                    typed.wrong("told", "Say who was told");
                }
            }
            case BOOK -> {
                if (ReferralForm.uuid(typed.get("slot")) == null) {
                    words(typed, "start", "Choose a slot, or enter a date and time");
                    one(
                            typed,
                            "mode",
                            List.of("face-to-face", "video", "telephone"),
                            "Choose face to face, video or telephone");
                }
            }
            default -> {
                // one question only, which the act answers
            }
        }
    }

    private static void one(Typed typed, String field, List<String> allowed, String problem) {
        if (!allowed.contains(typed.get(field))) {
            typed.wrong(field, problem);
        }
    }

    private static void words(Typed typed, String field, String problem) {
        if (typed.orNull(field) == null) {
            typed.wrong(field, problem);
        }
    }
}
