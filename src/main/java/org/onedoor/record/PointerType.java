package org.onedoor.record;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a pointer leads to, by the SNOMED CT codes that the National Record Locator takes
 * (NHSDigital/NRLF, layer/nrlf/core/constants.py).
 */
public enum PointerType {
    CRISIS_PLAN("736253002", "Mental health crisis plan"),
    EMERGENCY_PLAN("887701000000100", "Emergency health care plan"),
    END_OF_LIFE_SUMMARY("861421000000109", "End of life care co-ordination summary"),
    RESPECT("1382601000000107", "ReSPECT form"),
    CONTINGENCY("325691000000100", "Contingency plan"),
    END_OF_LIFE_PLAN("736373009", "End of life care plan"),
    ADVANCE_PLAN("736366004", "Advance care plan"),
    ESCALATION_PLAN("735324008", "Treatment escalation plan"),
    SUPPORT_PLAN("2181441000000107", "Personalised care and support plan");

    private final String code;
    private final String label;

    PointerType(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The SNOMED CT concept. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<PointerType> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
