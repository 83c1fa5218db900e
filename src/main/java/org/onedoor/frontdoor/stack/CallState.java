package org.onedoor.frontdoor.stack;

/** Where a 999 call of the stack stands. The last four are ends. */
public enum CallState {
    WAITING("Waiting for an ambulance"),
    HELD("Being read by the centre"),
    PULLED("With the centre"),
    RETURNED("Handed back to the ambulance service"),
    UPGRADED("Upgraded: with the ambulance service"),
    WITHDRAWN("Closed by the ambulance service"),
    COMPLETED("Ended by the centre");

    private final String label;

    CallState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it still waits for somebody. */
    public boolean isOpen() {
        return this == WAITING || this == HELD || this == PULLED;
    }
}
