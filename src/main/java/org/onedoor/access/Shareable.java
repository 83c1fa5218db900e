package org.onedoor.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a person may be shared by an agreement, and objected to. */
public enum Shareable {
    CRISIS_PLAN("crisis plans", "Crisis plan"),
    I_AM("I Am profiles", "I Am");

    private final String many;
    private final String label;

    Shareable(String many, String label) {
        this.many = many;
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a sentence speaks of everybody's. */
    public String many() {
        return many;
    }

    public String label() {
        return label;
    }

    public static Optional<Shareable> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** What a class of data of the policy shows of it. */
    static Optional<Shareable> ofData(String dataClass) {
        return dataClass.equals("crisis-card") ? Optional.of(CRISIS_PLAN) : ofCode(dataClass);
    }
}
