package org.onedoor.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have decided before a crisis, and how far it binds. */
public enum AdvanceDecision {
    STATEMENT("Advance statement", "Wishes: they must be considered"),
    REFUSAL(
            "Advance decision to refuse treatment (ADRT)",
            "Binds where it is valid and applies; the Mental Health Act may go past it"),
    ATTORNEY("Lasting power of attorney, health and welfare", "Somebody decides when I cannot"),
    NOMINATED("Nominated person or nearest relative", "Whom the law gives a part");

    private final String label;
    private final String hint;

    AdvanceDecision(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    public static Optional<AdvanceDecision> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
