package org.onedoor.exchange.partner;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an answer about a referral says, however it is written. The code goes beside the Encounter's status, which alone tells
 * a partner with other software what matters.
 */
public enum Signal {
    RECEIVED("planned", "They have received it"),
    IN_TRIAGE("planned", "They have started triage"),
    ASKS("planned", "They ask for more information"),
    ACCEPTED("in-progress", "They have accepted it"),
    BOOKED("in-progress", "They have booked an appointment"),
    APPOINTMENT_CANCELLED("in-progress", "They have cancelled the appointment"),
    DID_NOT_ATTEND("in-progress", "The person did not attend"),
    SEEN("in-progress", "They have seen the person"),
    DECLINED("cancelled", "They cannot take it, or cannot go on"),
    ENDED("finished", "They have recorded an outcome"),
    CLOSED("finished", "They have closed it");

    /** The code system of these codes in {@code Encounter.reasonCode}. */
    public static final String SYSTEM = "https://onedoor.example/CodeSystem/answer";

    private final String encounterStatus;
    private final String label;

    Signal(String encounterStatus, String label) {
        this.encounterStatus = encounterStatus;
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String encounterStatus() {
        return encounterStatus;
    }

    public String label() {
        return label;
    }

    /** Whether nothing more is to be said after it. */
    boolean isLast() {
        return this == DECLINED || this == CLOSED;
    }

    /** What happened stays true, however late it is heard. */
    boolean isFact() {
        return this == SEEN;
    }

    /** Whether the partner has it from then on. */
    boolean takesIt() {
        return switch (this) {
            case ACCEPTED, BOOKED, APPOINTMENT_CANCELLED, DID_NOT_ATTEND, SEEN, ENDED, CLOSED -> true;
            case RECEIVED, IN_TRIAGE, ASKS, DECLINED -> false;
        };
    }

    public static @Nullable Signal ofCode(@Nullable String code) {
        for (Signal signal : values()) {
            if (signal.code().equals(code)) {
                return signal;
            }
        }
        return null;
    }
}
