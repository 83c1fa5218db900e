package org.onedoor.frontdoor;

import org.onedoor.platform.Invalid;

/** Why a service said no: dos-rejected-reasons-bars. A no is never the end: the need returns to the centre. */
public enum DeclineReason {
    NO_CAPACITY("22", "No capacity at the moment"),
    NOT_APPROPRIATE("23", "Not clinically appropriate for this service"),
    NOT_ELIGIBLE("40", "Does not meet this service's criteria"),
    PATIENT_CHOICE("26", "The person chose not to use this service"),
    COULD_NOT_CONTACT("27", "Could not reach the person"),
    NO_APPOINTMENTS("31", "No appointments available"),
    APPOINTMENTS_UNSUITABLE("32", "No suitable appointment"),
    HOME_VISIT("41", "Needs a home visit, which this service does not make"),
    DISTANCE("42", "Too far away"),
    TRANSPORT("21", "No transport"),
    OTHER("99", "Another reason");

    private final String code;
    private final String label;

    DeclineReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static DeclineReason ofCode(String code) {
        for (DeclineReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new Invalid("reason", "Choose a reason");
    }
}
