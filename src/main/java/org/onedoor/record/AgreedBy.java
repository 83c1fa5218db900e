package org.onedoor.record;

import java.util.Arrays;
import java.util.Optional;

/** Who agreed a plan: MHSDS care plan agreed by, table MHS009. */
public enum AgreedBy {
    PERSON("10", "The person, or somebody who speaks for them"),
    FAMILY("11", "Family or carer"),
    ADVOCATE("12", "Advocate"),
    CLINICAL_TEAM("13", "Clinical team"),
    LOCAL_TEAM("14", "Local community support team"),
    COMMISSIONER("15", "Commissioner");

    private final String code;
    private final String label;

    AgreedBy(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<AgreedBy> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
