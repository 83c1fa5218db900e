package org.onedoor.crisis;

import java.util.Arrays;
import java.util.Optional;

/** The power of the Mental Health Act somebody is held under. */
public enum Power {
    S136("s136", "Section 136", "S136_DETAIN_24H"),
    S135_1("s135-1", "Section 135(1), by warrant", "S135_1_DETAIN_24H"),
    S135_2("s135-2", "Section 135(2), by warrant: return to where they were detained", "");

    private final String code;
    private final String label;
    private final String limit;

    Power(String code, String label, String limit) {
        this.code = code;
        this.label = label;
        this.limit = limit;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Short enough for a board: {@code Section 135(1)}. */
    public String brief() {
        return label.split(",", 2)[0];
    }

    /** The standard that ends the authority to hold; empty for a return under section 135(2). */
    public String limit() {
        return limit;
    }

    public static Optional<Power> ofCode(String code) {
        return Arrays.stream(values()).filter(power -> power.code.equals(code)).findFirst();
    }
}
