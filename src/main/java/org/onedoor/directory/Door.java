package org.onedoor.directory;

import java.util.Locale;

/** Who asks. */
public enum Door {
    GP("a GP"),
    SELF("the person"),
    CARER("a carer"),
    POLICE("the police"),
    AMBULANCE("the ambulance service"),
    HOSPITAL("a hospital"),
    COUNCIL("a council"),
    SCHOOL("a school"),
    VCSE("a voluntary organisation"),
    NHS_111("NHS 111"),
    CENTRE("the Care Co-ordination Centre");

    private final String words;

    Door(String words) {
        this.words = words;
    }

    /** In a sentence: {@code a GP}. */
    public String words() {
        return words;
    }

    /** As stored and as files write it: {@code nhs-111}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such door */
    public static Door of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
