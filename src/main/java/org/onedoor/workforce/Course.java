package org.onedoor.workforce;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;

/**
 * A course whose attendance is counted, because a plan asks for it. How long one counts is said with each attendance: no plan
 * says it.
 */
public enum Course {
    DUAL_DIAGNOSIS(
            "dual-diagnosis-awareness",
            "Dual diagnosis awareness",
            "dual-diagnosis",
            "North Essex Crisis Care Concordat action plan 2015: 5.11"),
    DRUGS_AND_ALCOHOL(
            "drug-and-alcohol-awareness",
            "Drug and alcohol awareness",
            null,
            "North Essex Crisis Care Concordat action plan 2015: 2.6"),
    SUICIDE_PREVENTION(
            "suicide-prevention",
            "Suicide prevention",
            null,
            "North Essex Crisis Care Concordat action plan 2015: 2.6");

    private final String code;
    private final String label;
    private final @Nullable String need;
    private final String source;

    Course(String code, String label, @Nullable String need, String source) {
        this.code = code;
        this.label = label;
        this.need = need;
        this.source = source;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** The code of the need it makes professionals aware of, in the directory; none where it is about no need alone. */
    public @Nullable String need() {
        return need;
    }

    /** Which plan asks for it. */
    public String source() {
        return source;
    }

    public static Optional<Course> find(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** @throws Invalid when it is none of them */
    public static Course ofCode(String code) {
        return find(code).orElseThrow(() -> new Invalid("course", "Choose the course"));
    }

    public static Optional<Course> ofNeed(String need) {
        return Arrays.stream(values()).filter(one -> need.equals(one.need)).findFirst();
    }
}
