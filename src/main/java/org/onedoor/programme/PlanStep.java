package org.onedoor.programme;

import java.util.Locale;

/** What somebody may do to an action of a plan. The label names the act, as its button does. */
public enum PlanStep {
    LOG_UPDATE("Add an update"),
    REACH_MILESTONE("Say a milestone is reached"),
    RATE("Rate it"),
    SET_STATUS("Set the status"),
    ATTACH_EVIDENCE("Attach evidence"),
    DISPUTE("Dispute what is said"),
    SETTLE("Settle the dispute"),
    NAME_ACCOUNTABLE("Name who answers for it"),
    PROPOSE_CLOSING("Propose to close it"),
    CONFIRM_CLOSING("Confirm that it is done"),
    REFUSE_CLOSING("Do not close it"),
    REOPEN("Open it again"),
    SEND_LINK("Make a link for an update");

    private final String label;

    PlanStep(String label) {
        this.label = label;
    }

    /** The label where what waits for a second person is that the action has ceased. */
    public String label(boolean ceasing) {
        return ceasing && this == CONFIRM_CLOSING
                ? "Confirm that it has ceased"
                : ceasing && this == REFUSE_CLOSING ? "It has not ceased" : label;
    }

    public String label() {
        return label;
    }

    /** The last part of its address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
