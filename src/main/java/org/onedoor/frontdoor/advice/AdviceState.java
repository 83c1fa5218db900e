package org.onedoor.frontdoor.advice;

/** Where a question stands. Whose turn it is follows from it. */
public enum AdviceState {
    ASKED("Waiting for an answer", true),
    MORE_ASKED("More is asked of whoever asked", true),
    ANSWERED("Answered", true),
    CLOSED("Closed", false),
    REFERRED("Became a referral", false);

    private final String label;
    private final boolean open;

    AdviceState(String label, boolean open) {
        this.label = label;
        this.open = open;
    }

    public String label() {
        return label;
    }

    public boolean isOpen() {
        return open;
    }

    /** Whether whoever asked must do something next; otherwise, while it is open, the service must. */
    public boolean isAskers() {
        return this == MORE_ASKED || this == ANSWERED;
    }
}
