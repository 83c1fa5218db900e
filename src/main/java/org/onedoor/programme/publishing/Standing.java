package org.onedoor.programme.publishing;

import org.jspecify.annotations.Nullable;
import org.onedoor.programme.ActionStatus;
import org.onedoor.programme.PlanAction;

/** Where an action stands, in words for everybody. Only what a person set; nothing is guessed from an update's words. */
public enum Standing {
    DONE("Done", "It is done, and someone has checked."),
    SAID_DONE("Said to be done", "The partners say it is done. Nobody has checked it yet."),
    IN_PLACE("Said to be in place", "The partners say it is there and in use. Nobody has checked it yet."),
    STARTED("Started", "Work on it has begun."),
    BEHIND("Behind", "It is slower than planned."),
    NOT_STARTED("Not started", "Work on it has not begun."),
    CHANGED("Changed", "The partners now do something else instead."),
    STOPPED("Stopped", "The partners have given it up."),
    NOT_SAID("Not said yet", "The partners have not yet said where this stands.");

    private final String label;
    private final String meaning;

    Standing(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    /** One sentence. */
    public String meaning() {
        return meaning;
    }

    static Standing of(PlanAction action) {
        if (action.state() == PlanAction.State.CLOSED) {
            return action.disputed() ? SAID_DONE : DONE; // what is disputed is only said
        }
        return of(action.status());
    }

    private static Standing of(@Nullable ActionStatus status) {
        return switch (status) {
            case null -> NOT_SAID;
            case NOT_STARTED -> NOT_STARTED;
            case IN_PROGRESS -> STARTED;
            case BEHIND -> BEHIND;
            case IN_PLACE -> IN_PLACE;
            case COMPLETE -> SAID_DONE;
            case CHANGED -> CHANGED;
            case CEASED -> STOPPED;
        };
    }
}
