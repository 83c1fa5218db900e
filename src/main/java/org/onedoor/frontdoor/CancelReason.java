package org.onedoor.frontdoor;

/** Why an appointment was cancelled, as the timeline and whoever is told say it. */
enum CancelReason {
    PERSON("person", "By the person"),
    SERVICE("service", "By the service"),
    SENDER("sender", "By those who sent the referral"),
    REBOOKED("rebooked", "Another time was booked"),
    MOVED_ON("moved-on", "The need is with another team now"),
    WITHDRAWN("withdrawn", "The referral was withdrawn"),
    ENDED("ended", "The referral has ended"),
    DIED("died", "The person died");

    private final String code;
    private final String label;

    CancelReason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    /** Whether the person has to be told that they are not expected: not of what they did, chose or cannot hear. */
    boolean tellsPerson() {
        return switch (this) {
            case SERVICE, SENDER, MOVED_ON, WITHDRAWN, ENDED -> true;
            case PERSON, REBOOKED, DIED -> false;
        };
    }

    /** Whether it was cancelled for its own sake, by somebody, and not because the need moved or ended. */
    boolean isOfItself() {
        return this == PERSON || this == SERVICE || this == SENDER;
    }

    static CancelReason ofCode(String code) {
        for (CancelReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("No appointment is cancelled for '%s'".formatted(code));
    }

    /** Why appointments to come are cancelled when a referral ends so. */
    static CancelReason of(Outcome outcome) {
        return switch (outcome) {
            case DIED -> DIED;
            case WITHDRAWN, HANDED_BACK, MERGED, RAISED_IN_ERROR -> WITHDRAWN;
            case PASSED_ON -> MOVED_ON;
            case NEED_MET,
                    TREATMENT_COMPLETED,
                    CARE_CONTINUES,
                    ADVICE_GIVEN,
                    PERSON_DECLINED,
                    COULD_NOT_CONTACT,
                    MOVED_AWAY -> ENDED;
        };
    }
}
