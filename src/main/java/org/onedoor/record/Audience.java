package org.onedoor.record;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who reads a crisis plan, as far as it decides what of it they see. */
public enum Audience {
    POLICE_CONTROL("Police control room"),
    POLICE_CUSTODY("Police custody and places of safety"),
    STREET_TRIAGE("Street triage"),
    AMBULANCE("Ambulance service"),
    ED("A&E"),
    NHS_111("NHS 111"),
    CRISIS_TEAM("Mental health teams and the centre"),
    GP("GP practice"),
    VCSE("Voluntary organisations"),
    CARE_HOME("The care home where the person lives"),
    CARER("A carer, where permitted"),
    WHOLE("The person");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those who come in an emergency: what is meant for them stands first. */
    public boolean comesFirst() {
        return this == POLICE_CONTROL || this == POLICE_CUSTODY || this == STREET_TRIAGE || this == AMBULANCE;
    }

    /** Those that have a column in the table. */
    public static List<Audience> columns() {
        return Arrays.stream(values()).filter(each -> each != WHOLE).toList();
    }

    static Optional<Audience> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
