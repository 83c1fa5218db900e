package org.onedoor.exchange.partner;

/** What a message to a partner is. */
enum Kind {
    REFERRAL("referral", "Referral"),
    UPDATE("update", "Update"),
    CANCELLATION("cancellation", "Cancellation"),
    BOOKING("booking", "Request for an appointment"),
    BOOKING_CANCELLATION("booking-cancellation", "Cancellation of the appointment"),
    ANSWER("answer", "Answer");

    private final String code;
    private final String label;

    Kind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Whether it still matters to the partner once the conversation is over: anything else would begin it anew there. */
    boolean isForWhatIsOver() {
        return this == CANCELLATION || this == BOOKING_CANCELLATION || this == ANSWER;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    static Kind ofCode(String code) {
        for (Kind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No message to a partner is a '%s'".formatted(code));
    }
}
