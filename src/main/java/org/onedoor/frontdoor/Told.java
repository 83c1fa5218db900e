package org.onedoor.frontdoor;

import java.util.Arrays;
import java.util.List;
import org.onedoor.platform.Invalid;

/** Who can be told how a need ended. */
enum Told {
    PERSON("person", "the person"),
    REFERRER("referrer", "the referrer"),
    GP("gp", "the GP"),
    CARER("carer", "the carer"),
    AMBULANCE("ambulance", "the ambulance service");

    private final String code;
    private final String label;

    Told(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    /** The words for a code. */
    static String label(String code) {
        return Arrays.stream(values())
                .filter(told -> told.code.equals(code))
                .map(told -> told.label)
                .findFirst()
                .orElse(code);
    }

    /** Each code once. @throws Invalid when there is none, or one that is not on the list; {@code none} says the first */
    static List<String> checked(List<String> codes, String none) {
        if (codes.isEmpty()) {
            throw new Invalid("told", none);
        }
        if (!codes.stream().allMatch(code -> Arrays.stream(values()).anyMatch(told -> told.code.equals(code)))) {
            throw new Invalid("told", "Choose from the list who was told: the person, the referrer, the GP or a carer");
        }
        return codes.stream().distinct().toList();
    }
}
