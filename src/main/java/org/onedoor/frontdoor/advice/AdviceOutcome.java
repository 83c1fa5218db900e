package org.onedoor.frontdoor.advice;

import java.util.List;
import org.onedoor.platform.Invalid;

/** What came of a question that did not become a referral. */
public enum AdviceOutcome {
    REFERRAL_SAVED("referral-saved", "The advice is followed here, and saved a referral"),
    FOLLOWED("followed", "The advice is followed here; nobody would have been referred"),
    NOT_NEEDED("not-needed", "The answer is not needed any longer"),
    DIED("died", "The person died");

    /** Those that whoever asked may choose: a death is recorded with the person, and ends every question about them. */
    public static final List<AdviceOutcome> CHOSEN = List.of(REFERRAL_SAVED, FOLLOWED, NOT_NEEDED);

    private final String code;
    private final String label;

    AdviceOutcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static AdviceOutcome ofCode(String code) {
        for (AdviceOutcome outcome : values()) {
            if (outcome.code.equals(code)) {
                return outcome;
            }
        }
        throw new Invalid("outcome", "Choose what came of it");
    }
}
