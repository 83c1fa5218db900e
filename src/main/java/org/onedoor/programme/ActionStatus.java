package org.onedoor.programme;

import java.util.Locale;

/** Where an action stands, as a person says. */
public enum ActionStatus {
    NOT_STARTED("Not started"),
    IN_PROGRESS("In progress"),
    BEHIND("Behind"),
    IN_PLACE("In place"),
    COMPLETE("Complete"),
    CHANGED("Changed"),
    CEASED("Ceased");

    private final String label;

    ActionStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it says that nothing more is to be done. That alone ends nothing: see {@link PlanAction#over}. */
    public boolean isDone() {
        return switch (this) {
            case COMPLETE, IN_PLACE, CEASED -> true;
            case NOT_STARTED, IN_PROGRESS, BEHIND, CHANGED -> false;
        };
    }

    public static ActionStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
