package org.onedoor.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.time.London;

/**
 * What the rule makes of an action (STANDARDS 9.2), beside what a person says. Days are London days.
 *
 * @param because the fact it rests on, in words
 * @param evidence whether evidence is attached to the action
 */
public record ComputedRag(Rag rag, String because, boolean evidence) {
    private static final int RED_SILENCE = 124;
    private static final int RED_LATE = 30;
    private static final int SOON = 30;
    private static final String SAID_DONE =
            "It is said to be done or to have ceased, and waits for a second person to confirm it.";
    private static final String NO_EVIDENCE = " No evidence is attached yet.";

    private ComputedRag(Rag rag, String because) {
        this(rag, because, false);
    }

    /**
     * @param silentDays after how many days without an update it is amber; twice as many and it is red
     * @param redLink the number of an action it links to that a person rated red, or empty
     */
    static ComputedRag of(PlanAction action, LocalDate today, int silentDays, boolean evidence, String redLink) {
        ComputedRag made = made(action, today, silentDays, evidence, redLink);
        return new ComputedRag(made.rag(), made.because(), evidence);
    }

    private static ComputedRag made(
            PlanAction action, LocalDate today, int silentDays, boolean evidence, String redLink) {
        if (action.state() == PlanAction.State.CLOSED) {
            return evidence
                    ? new ComputedRag(Rag.BLUE, "It is complete and evidence is attached.")
                    : new ComputedRag(Rag.GREEN, "It is closed, and no evidence is attached.");
        }
        if (action.status() == ActionStatus.CEASED) {
            return new ComputedRag(Rag.GREY, "It is said to have ceased: nothing more is done for it.");
        }
        ComputedRag open = open(action, today, silentDays, redLink);
        return !action.saidDone()
                ? open
                : open.rag() == Rag.RED || open.rag() == Rag.AMBER
                        ? new ComputedRag(open.rag(), open.because() + " " + SAID_DONE)
                        : new ComputedRag(
                                Rag.GREEN, evidence ? "Evidence is attached. " + SAID_DONE : SAID_DONE + NO_EVIDENCE);
    }

    /** One that is not over, whatever is said of it. */
    private static ComputedRag open(PlanAction action, LocalDate today, int silentDays, String redLink) {
        if (action.startsOn() != null && action.startsOn().isAfter(today)) {
            return new ComputedRag(Rag.GREY, "It has not started: it starts later.");
        }
        long late = action.dueOn() == null ? 0 : ChronoUnit.DAYS.between(action.dueOn(), today);
        if (late > RED_LATE) {
            return new ComputedRag(Rag.RED, "It is %,d days past its due day.".formatted(late));
        }
        LocalDate heard = action.heardOn();
        LocalDate missed = action.milestonesLeft().stream()
                .filter(day -> day.isBefore(today))
                .findFirst()
                .orElse(null);
        long silence = ChronoUnit.DAYS.between(heard == null ? awaitedFrom(action) : heard, today);
        if (silence > Math.max(RED_SILENCE, 2L * silentDays)) {
            return new ComputedRag(Rag.RED, silent(heard, silence));
        }
        if (late > 0) {
            return new ComputedRag(Rag.AMBER, "It is %d days past its due day.".formatted(late));
        }
        if (missed != null) {
            return missed(missed);
        }
        if (action.status() == ActionStatus.BEHIND) {
            return new ComputedRag(Rag.AMBER, "It is said to be behind.");
        }
        if (action.status() == ActionStatus.NOT_STARTED) {
            return new ComputedRag(Rag.GREY, "It is said not to have started.");
        }
        if (silence > silentDays) {
            return new ComputedRag(Rag.AMBER, silent(heard, silence));
        }
        if (heard == null) {
            return new ComputedRag(Rag.GREY, "Nothing has been heard of it yet.");
        }
        if (!redLink.isEmpty()) {
            return new ComputedRag(Rag.AMBER, "It depends on %s, which is red.".formatted(redLink));
        }
        LocalDate next = action.milestonesLeft().isEmpty()
                ? (action.saidDone() ? null : action.dueOn())
                : action.milestonesLeft().getFirst();
        long left = next == null ? SOON : ChronoUnit.DAYS.between(today, next);
        if (left < SOON) {
            return new ComputedRag(Rag.AMBER, "It is due in %d days.".formatted(left));
        }
        return new ComputedRag(
                Rag.GREEN, "It has begun, it is not late, and it was heard of %d days ago.".formatted(silence));
    }

    /** An action nobody ever spoke of is silent since it came into the plan, or since it was to begin. */
    private static LocalDate awaitedFrom(PlanAction action) {
        LocalDate known = action.knownSince();
        return action.startsOn() == null || action.startsOn().isBefore(known) ? known : action.startsOn();
    }

    private static String silent(@Nullable LocalDate heard, long days) {
        return heard == null
                ? "Nothing was ever heard of it, %,d days after it came into the plan or was to begin.".formatted(days)
                : "Nothing has been heard of it for %,d days.".formatted(days);
    }

    private static ComputedRag missed(LocalDate milestone) {
        return new ComputedRag(
                Rag.AMBER,
                "Its milestone of %s has passed and nobody has said it is reached.".formatted(London.day(milestone)));
    }
}
