package org.onedoor.frontdoor;

import java.time.Duration;
import org.onedoor.platform.Invalid;

/**
 * How soon a need must be met: CLINICAL RESPONSE PRIORITY TYPE of the NHS Data Dictionary, with the local tier "soon"
 * between urgent and routine.
 */
public enum Priority {
    EMERGENCY("emergency", "Emergency", "1", "Call 999 first", Duration.ofMinutes(15), 0),
    VERY_URGENT("very-urgent", "Very urgent", "4", "Seen face to face within 4 hours", Duration.ofMinutes(30), 0),
    URGENT("urgent", "Urgent", "2", "Seen face to face within 24 hours", Duration.ofHours(2), 0),
    SOON("soon", "Soon", "3", "Seen within 7 days", Duration.ofHours(24), 1),
    ROUTINE("routine", "Routine", "3", "Seen within 28 days", Duration.ofHours(72), 3);

    private final String code;
    private final String label;
    private final String nationalCode;
    private final String meaning;
    private final Duration answerWithin;
    private final int answerWithinWorkingDays;

    Priority(
            String code,
            String label,
            String nationalCode,
            String meaning,
            Duration answerWithin,
            int answerWithinWorkingDays) {
        this.code = code;
        this.label = label;
        this.nationalCode = nationalCode;
        this.meaning = meaning;
        this.answerWithin = answerWithin;
        this.answerWithinWorkingDays = answerWithinWorkingDays;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String nationalCode() {
        return nationalCode;
    }

    public String meaning() {
        return meaning;
    }

    /** How long a service has to answer an offer, counted in hours as they pass. */
    Duration answerWithin() {
        return answerWithin;
    }

    /** The same in working days, for what does not go to services that are open at any hour; 0 where hours count. */
    int answerWithinWorkingDays() {
        return answerWithinWorkingDays;
    }

    public static Priority ofCode(String code) {
        for (Priority priority : values()) {
            if (priority.code.equals(code)) {
                return priority;
            }
        }
        throw new Invalid("priority", "Choose how soon this person needs to be seen");
    }
}
