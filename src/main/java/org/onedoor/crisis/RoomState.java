package org.onedoor.crisis;

import org.onedoor.platform.Invalid;

/** What a place of safety says of one of its rooms. That somebody is in it is known from the cases. */
public enum RoomState {
    OPEN("open", "Open"),
    CLEANING("cleaning", "Being cleaned"),
    SHORT_OF_STAFF("short-of-staff", "Short of staff"),
    CLOSED("closed", "Closed");

    private final String code;
    private final String label;

    RoomState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static RoomState ofCode(String code) {
        for (RoomState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new Invalid("state", "Choose how the room is");
    }
}
