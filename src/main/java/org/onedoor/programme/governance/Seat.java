package org.onedoor.programme.governance;

import java.util.Locale;

/** What a seat of a group is for. */
public enum Seat {
    CHAIR("Chair"),
    STATUTORY("Statutory partner"),
    PROVIDER("Provider"),
    VOLUNTARY("Voluntary, community, faith or social enterprise"),
    LIVED_EXPERIENCE("Person with lived experience"),
    CARER("Carer or family member"),
    CLINICAL("Clinician"),
    SUPPORT("Support to the group"),
    INVITED("Invited");

    private final String label;

    Seat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it belongs to a person for what they have lived through, not to an organisation. */
    public boolean isOwnExperience() {
        return this == LIVED_EXPERIENCE || this == CARER;
    }

    /** Whether whoever fills it is asked when the group recommends something. */
    boolean isCore() {
        return this == CHAIR || this == STATUTORY || this == PROVIDER || this == VOLUNTARY;
    }

    static Seat of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
