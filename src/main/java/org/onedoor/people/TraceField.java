package org.onedoor.people;

import java.util.Arrays;
import java.util.Optional;

/** What may be taken from the national service's answer, each by itself; an address only whole. */
public enum TraceField {
    FAMILY_NAME("family-name", "Family name"),
    GIVEN_NAME("given-name", "First name"),
    BIRTH_DATE("birth-date", "Date of birth"),
    GENDER("gender", "Gender"),
    ADDRESS("address", "Address"),
    PRACTICE("practice", "GP practice");

    private final String code;
    private final String label;

    TraceField(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<TraceField> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
