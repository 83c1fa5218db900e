package org.onedoor.organisation;

import java.util.Locale;

/** What sort of partner an organisation is. */
public enum OrganisationKind {
    TRUST,
    PRACTICE,
    CLINIC,
    PCN,
    SUB_ICB,
    ICB,
    ALLIANCE,
    COUNCIL,
    POLICE,
    AMBULANCE,
    FIRE,
    VCSE,
    HOSPICE,
    SCHOOL,
    CARE_HOME,
    NATIONAL,
    CENTRE;

    /** The kind as stored and as files write it, such as {@code sub-icb}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such kind */
    public static OrganisationKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
