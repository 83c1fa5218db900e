package org.onedoor.frontdoor.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.perinatal.Flag;
import org.onedoor.frontdoor.perinatal.Perinatal;
import org.onedoor.frontdoor.therapy.LongTermCondition;
import org.onedoor.frontdoor.therapy.SafetyRoute;
import org.onedoor.frontdoor.therapy.Scores;
import org.onedoor.frontdoor.therapy.Therapy;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.springframework.stereotype.Component;

/** What the forms mean that record a pregnancy or a baby, a long-term physical condition, and the scores of a therapy. */
@Component
class FlagForms {
    private final Perinatal perinatal;
    private final Therapy therapy;

    FlagForms(Perinatal perinatal, Therapy therapy) {
        this.perinatal = perinatal;
        this.therapy = therapy;
    }

    void perinatal(String reference, Typed typed, IdempotencyKey key) {
        LocalDate day = typed.date("day", "The day");
        if (day == null) {
            typed.wrong("day", "Enter the day on which the baby is due, or was born");
        }
        Flag.@Nullable Kind kind = null;
        try {
            kind = Flag.Kind.ofCode(typed.get("perinatal"));
        } catch (Invalid e) {
            typed.wrong(e.problems());
        }
        if (typed.hasProblems() || day == null || kind == null) {
            throw new Invalid(typed.problems());
        }
        perinatal.record(reference, new Flag(kind, day), typed.orNull("words"), key);
    }

    void longTerm(String reference, Typed typed, IdempotencyKey key) {
        List<LongTermCondition> conditions =
                typed.all("conditions").stream().map(LongTermCondition::ofCode).toList();
        therapy.flag(reference, conditions, typed.orNull("words"), key);
    }

    void scores(String reference, Typed typed, IdempotencyKey key) {
        LocalDate on = typed.date("on", "The day");
        if (on == null) {
            typed.wrong("on", "Enter the day on which the person filled them in");
        }
        int phq9 = number(typed, "phq9", "Write the PHQ-9 as a whole number from 0 to 27");
        int gad7 = number(typed, "gad7", "Write the GAD-7 as a whole number from 0 to 21");
        int question9 = number(typed, "question9", "Say what the person answered to question 9 of the PHQ-9");
        SafetyRoute safety = null;
        if (question9 > 0) {
            try {
                safety = SafetyRoute.ofCode(typed.get("safety"));
            } catch (Invalid e) {
                typed.wrong(e.problems());
            }
        }
        if (typed.hasProblems() || on == null) {
            throw new Invalid(typed.problems());
        }
        therapy.score(reference, new Scores(on, phq9, gad7, question9, safety), typed.orNull("words"), key);
    }

    private static int number(Typed typed, String field, String problem) {
        String text = typed.get(field).strip();
        if (text.matches("[0-9]{1,2}")) {
            return Integer.parseInt(text);
        }
        typed.wrong(field, problem);
        return 0;
    }
}
