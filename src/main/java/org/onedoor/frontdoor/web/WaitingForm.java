package org.onedoor.frontdoor.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onedoor.frontdoor.Priority;
import org.onedoor.frontdoor.Step;
import org.onedoor.frontdoor.waiting.CheckInOutcome;
import org.onedoor.frontdoor.waiting.Harm;
import org.onedoor.frontdoor.waiting.StillNeeded;
import org.onedoor.frontdoor.waiting.Waiting;
import org.onedoor.platform.IdempotencyKey;
import org.onedoor.platform.Invalid;
import org.springframework.stereotype.Component;

/** What the forms about a wait mean. */
@Component
class WaitingForm {
    private static final Set<Step> ABOUT = EnumSet.of(
            Step.CHECK_IN,
            Step.PLAN_CHECK_IN,
            Step.REPORT_WORSE,
            Step.REVIEW_HARM,
            Step.ASK_STILL_NEEDED,
            Step.ANSWER_STILL_NEEDED);

    private final Waiting waiting;

    WaitingForm(Waiting waiting) {
        this.waiting = waiting;
    }

    boolean isAbout(Step step) {
        return ABOUT.contains(step);
    }

    void take(String reference, Step step, Typed typed, IdempotencyKey key) {
        String words = typed.orNull("words");
        switch (step) {
            case CHECK_IN -> checkIn(reference, typed, words, key);
            case PLAN_CHECK_IN ->
                waiting.plan(reference, required(typed, "next", "Choose the day of the next check-in"), words, key);
            case REPORT_WORSE -> waiting.worse(reference, worse(typed), typed.get("words"), key);
            case REVIEW_HARM -> waiting.reviewHarm(reference, Harm.ofCode(typed.get("harm")), typed.get("words"), key);
            case ASK_STILL_NEEDED ->
                waiting.askStillNeeded(reference, required(typed, "by", "Choose the last day for an answer"), key);
            case ANSWER_STILL_NEEDED ->
                waiting.answerStillNeeded(reference, StillNeeded.ofCode(typed.get("stillNeeded")), words, key);
            default -> throw new IllegalArgumentException("Not about a wait: " + step);
        }
    }

    private void checkIn(String reference, Typed typed, @Nullable String words, IdempotencyKey key) {
        CheckInOutcome outcome = CheckInOutcome.ofCode(typed.get("outcome"));
        waiting.checkIn(
                reference,
                new Waiting.CheckIn(
                        typed.get("mode"),
                        outcome,
                        day(typed, "next"),
                        typed.ticked("told"),
                        typed.ticked("selfHelp"),
                        outcome == CheckInOutcome.WORSE ? worse(typed) : null,
                        words),
                key);
    }

    private static Waiting.Worse worse(Typed typed) {
        if (typed.orNull("priority") == null) {
            throw new Invalid("priority", "Say how soon the person needs to be seen now");
        }
        return new Waiting.Worse(Priority.ofCode(typed.get("priority")), typed.ticked("centre"));
    }

    private static LocalDate required(Typed typed, String field, String problem) {
        LocalDate day = day(typed, field);
        if (day == null) {
            throw new Invalid(field, problem);
        }
        return day;
    }

    static @Nullable LocalDate day(Typed typed, String field) {
        String text = typed.orNull(field);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw new Invalid(field, "Write the day as 2024-03-01");
        }
    }
}
