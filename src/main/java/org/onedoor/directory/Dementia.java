package org.onedoor.directory;

import java.util.Arrays;
import java.util.Optional;

/** What is recorded of somebody having dementia. */
public enum Dementia {
    DIAGNOSED("diagnosed", "Dementia is diagnosed"),
    SUSPECTED("suspected", "Dementia is suspected"),
    NO("no", "No dementia, as far as is known"),
    NOT_KNOWN("not-known", "Not known");

    private final String code;
    private final String label;

    Dementia(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Optional<Dementia> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** Whether somebody is, or may be, for a team that is specialist for it: an assessment is such a team's work. */
    public boolean isLikely() {
        return this == DIAGNOSED || this == SUSPECTED;
    }

    /** {@code dementia is diagnosed}; {@code whether this person has dementia is not known}. */
    String words() {
        return switch (this) {
            case DIAGNOSED -> "dementia is diagnosed";
            case SUSPECTED -> "dementia is suspected";
            case NO -> "no dementia is known";
            case NOT_KNOWN -> "whether this person has dementia is not known";
        };
    }
}
