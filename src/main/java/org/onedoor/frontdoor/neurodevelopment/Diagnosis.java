package org.onedoor.frontdoor.neurodevelopment;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was decided at the end of a neuro-developmental assessment. */
public enum Diagnosis {
    AUTISM("autism", "Autism", true),
    ADHD("adhd", "Attention deficit hyperactivity disorder (ADHD)", true),
    BOTH("both", "Autism and ADHD", true),
    NEITHER("neither", "Neither: no diagnosis", false);

    private final String code;
    private final String label;
    private final boolean made;

    Diagnosis(String code, String label, boolean made) {
        this.code = code;
        this.label = label;
        this.made = made;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Whether there is a diagnosis. */
    boolean made() {
        return made;
    }

    static @Nullable Diagnosis ofCode(@Nullable String code) {
        return Arrays.stream(values())
                .filter(one -> one.code.equals(code))
                .findFirst()
                .orElse(null);
    }
}
