package org.onedoor.people;

import java.util.Arrays;
import java.util.Optional;

/** ETHNIC CATEGORY CODE of the NHS Data Dictionary: what the person says, never what somebody thinks. */
public enum EthnicCategory {
    BRITISH("A", "White: British"),
    IRISH("B", "White: Irish"),
    OTHER_WHITE("C", "White: any other background"),
    WHITE_AND_BLACK_CARIBBEAN("D", "Mixed: White and Black Caribbean"),
    WHITE_AND_BLACK_AFRICAN("E", "Mixed: White and Black African"),
    WHITE_AND_ASIAN("F", "Mixed: White and Asian"),
    OTHER_MIXED("G", "Mixed: any other background"),
    INDIAN("H", "Asian: Indian"),
    PAKISTANI("J", "Asian: Pakistani"),
    BANGLADESHI("K", "Asian: Bangladeshi"),
    OTHER_ASIAN("L", "Asian: any other background"),
    CARIBBEAN("M", "Black: Caribbean"),
    AFRICAN("N", "Black: African"),
    OTHER_BLACK("P", "Black: any other background"),
    CHINESE("R", "Chinese"),
    OTHER("S", "Any other ethnic group"),
    NOT_STATED("Z", "Not stated: asked, and did not want to say"),
    NOT_KNOWN("99", "Not known: not asked, or could not say");

    private final String code;
    private final String label;

    EthnicCategory(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The broad group that figures are shown by: finer ones would be too small to show. */
    public String group() {
        return switch (this) {
            case BRITISH, IRISH, OTHER_WHITE -> "White";
            case WHITE_AND_BLACK_CARIBBEAN, WHITE_AND_BLACK_AFRICAN, WHITE_AND_ASIAN, OTHER_MIXED -> "Mixed";
            case INDIAN, PAKISTANI, BANGLADESHI, OTHER_ASIAN -> "Asian or Asian British";
            case CARIBBEAN, AFRICAN, OTHER_BLACK -> "Black or Black British";
            case CHINESE, OTHER -> "Other ethnic groups";
            case NOT_STATED -> "Not stated";
            case NOT_KNOWN -> "Not known";
        };
    }

    public static Optional<EthnicCategory> ofCode(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code))
                .findFirst();
    }
}
