package org.onedoor.frontdoor;

import org.onedoor.platform.Invalid;

/** How a need ended. No referral closes without one, and without saying who was told. */
public enum Outcome {
    NEED_MET("need-met", "Need met", true),
    TREATMENT_COMPLETED("treatment-completed", "Treatment completed", true),
    CARE_CONTINUES("care-continues", "Care continues with this team", true),
    PASSED_ON("passed-on", "Passed on to another service that accepted", true),
    ADVICE_GIVEN("advice-given", "Advice given, nothing more needed", true),
    PERSON_DECLINED("person-declined", "The person did not want help now", true),
    COULD_NOT_CONTACT("could-not-contact", "Could not be contacted, and the referrer was told", true),
    MOVED_AWAY("moved-away", "Moved away; the new area was told", true),
    DIED("died", "The person died", true),
    WITHDRAWN("withdrawn", "Withdrawn by the referrer or the person", false),
    HANDED_BACK("handed-back", "Handed back to the ambulance service", false),
    RAISED_IN_ERROR("raised-in-error", "Raised in error", false);

    private final String code;
    private final String label;
    private final boolean chosenByTeam;

    Outcome(String code, String label, boolean chosenByTeam) {
        this.code = code;
        this.label = label;
        this.chosenByTeam = chosenByTeam;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public boolean chosenByTeam() {
        return chosenByTeam;
    }

    public static Outcome ofCode(String code) {
        for (Outcome outcome : values()) {
            if (outcome.code.equals(code)) {
                return outcome;
            }
        }
        throw new Invalid("outcome", "Choose an outcome");
    }
}
