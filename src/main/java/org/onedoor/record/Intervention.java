package org.onedoor.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What was done with somebody at a contact that treats or supports. Those that are psychologically informed follow the
 * names NICE guidance gives them.
 */
public enum Intervention {
    CBT("Cognitive behavioural therapy", true),
    TRAUMA_FOCUSED("Trauma-focused therapy, such as EMDR", true),
    DBT("Dialectical behaviour therapy", true),
    SYSTEMIC("Family or systemic therapy", true),
    INTERPERSONAL("Interpersonal or psychodynamic therapy", true),
    COUNSELLING("Counselling", true),
    GUIDED_SELF_HELP("Guided self-help", true),
    PSYCHOEDUCATION("Psychoeducation or a skills group", true),
    STRUCTURED_SUPPORT("Structured, psychologically informed support", true),
    MEDICINES("Medicines started or reviewed", false),
    OCCUPATIONAL("Occupational therapy", false),
    SOCIAL("Practical or social support", false),
    OTHER("Something else", false);

    private final String label;
    private final boolean psychological;

    Intervention(String label, boolean psychological) {
        this.label = label;
        this.psychological = psychological;
    }

    public String label() {
        return label;
    }

    /** Whether it is psychologically informed. */
    public boolean isPsychological() {
        return psychological;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Intervention> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
